from pathlib import Path

import pytest

from data.new_workspace import make_workspace, template_text
from data.settings import read_settings
from data.workspace import find_workspace
from engine.errors import BadInputError, ConflictError, NotFoundError
from engine.settings import Settings


def settings_in(folder: Path, text: str | bytes) -> Settings:
    path = folder / "kaihui.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_settings(path)


def test_the_template_that_init_writes_is_understood(tmp_path: Path) -> None:
    for template in ("weekly", "monthly", "lite"):
        settings = settings_in(tmp_path, template_text("kaihui.toml", template=template, marketplaces='"US"'))
        assert settings.series.template == template


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ('[series]\nname = "周会"\nminuts = 60\n', 3, "minuts"),
        ('[series]\nminutes = "sixty"\n', 2, "minutes"),
        ('[series]\nname = "a"\n\n[[people]]\nname = "甲"\n[[people]]\nname = "乙"\nage = 3\n', 8, "age"),
        ('[series]\nmarketplaces = ["XX"]\n', 2, "XX"),
        ('[series]\ntime = "25:00"\n', 2, "10:00"),
        ("language = 中文\n", 1, "TOML"),
        ('[series]\nweekday = "monday"\n', 2, "weekday"),
        ('# 一\n# 二\n[serie]\nname = "a"\n', 3, "serie"),
        ('[series]\nname = " "\n', 2, "名字"),
        ('[series]\nmarketplaces = ["US", "US"]\n', 2, "US"),
        ("[series]\nmarketplaces = []\n", 2, "[]"),
        ("[series]\nminutes = 0\n", 2, "720"),
        ('[series]\nname = "a"\n[[people]]\nname = "甲"\n[[people]]\nname = "甲"\n', 6, "甲"),
        ('[[people]]\nname = " "\n', 2, "名字"),
        ('[[agenda]]\nid = "x"\ntitle = "x"\nphase = "diagnosis"\nminutes = -1\n', 5, "720"),
        ('[[agenda]]\nid = "x"\ntitle = "x"\nphase = "diagnosis"\nminutes = 5\nkpis = ["acso"]\n', 6, "acso"),
        ("[freshness]\nlimit_hours = -1\n", 2, "0"),
        ("[freshness.reports]\nfba = 3\n", 2, "fba_planning"),
        ("[targets]\nacso = 30\n", 2, "acso"),
        ("[targets]\nacos = nan\n", 2, "数"),
        ('[rules."ads.overspend"]\ntacso = 12\n', 2, "tacso"),
        ('[rules."ads.overspent"]\ntacos = 12\n', 1, "ads.overspent"),
        ('[cost]\n[rules."ads.overspend"]\ntacos = "12"\n', 2, "rules"),
        ("[rates]\nusd = 7.1\n", 2, "usd"),
        ("[rates]\nUSD = 0\n", 2, "0"),
        ("[cost]\nper_minute_low = 30\nper_minute_high = 10\n", 3, "成本"),
        ('[[expected]]\nteam = "ads"\nreport = "sp_campain"\n', 3, "sp_campain"),
        ('[teams]\nipis = "ads"\n', 2, "ipis"),
    ],
)
def test_every_mistake_is_named_with_its_line(tmp_path: Path, text: str, line: int, word: str) -> None:
    with pytest.raises(BadInputError) as error:
        settings_in(tmp_path, text)
    assert f"第 {line} 行" in error.value.said("zh")
    assert f"line {line}" in error.value.said("en")
    assert word in error.value.said("zh")


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ('[series]\nweekday = "周一"\n', "可写：mon tue wed thu fri sat sun", "known: mon tue wed thu fri sat sun"),
        (
            '[series]\nminutes = "60"\n',
            "要写整数，现在是带引号的文字",
            "it takes a whole number, and holds text in quotes",
        ),
        ('[[people]]\nname = "甲"\nedit_rights = 1\n', "要写 true 或 false", "it takes true or false"),
        ('[[expected]]\nreport = "ipi"\n', "还缺 team", "team is lacking"),
        ("[series\n", "不是合格的 TOML，多半缺引号", "not TOML"),
    ],
)
def test_what_to_write_instead_is_said_in_the_readers_language(tmp_path: Path, text: str, zh: str, en: str) -> None:
    with pytest.raises(BadInputError) as error:
        settings_in(tmp_path, text)
    assert zh in error.value.said("zh")
    assert en in error.value.said("en")
    assert "Expected" not in error.value.said("zh")


def test_a_file_saved_in_gbk_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="line 2: not in UTF-8"):
        settings_in(tmp_path, '[series]\nname = "周会"\n'.encode("gb18030"))


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert settings_in(tmp_path, '\ufeff[series]\nname = "周会"\n').series.name == "周会"


class TestWorkspaces:
    def test_the_nearest_folder_upwards_is_taken(self, tmp_path: Path) -> None:
        made = make_workspace(tmp_path / "店 铺", template_text("kaihui.toml", template="weekly", marketplaces='"US"'))
        below = made.reports / "2026-W47" / "US"
        below.mkdir(parents=True)
        assert find_workspace(None, {}, below).root == made.root

    def test_what_is_named_wins_over_the_environment(self, tmp_path: Path) -> None:
        text = template_text("kaihui.toml", template="weekly", marketplaces='"US"')
        first, second = make_workspace(tmp_path / "a", text), make_workspace(tmp_path / "b", text)
        environment = {"KAIHUI_WORKSPACE": str(second.root)}
        assert find_workspace(str(first.root), environment).root == first.root
        assert find_workspace(None, environment).root == second.root

    def test_without_one_the_sentence_says_how_to_make_one(self, tmp_path: Path) -> None:
        with pytest.raises(NotFoundError, match=r"kaihui\.toml") as error:
            find_workspace(None, {}, tmp_path)
        assert "kaihui init" in error.value.said("en")

    def test_a_workspace_is_never_made_over_another(self, tmp_path: Path) -> None:
        make_workspace(tmp_path, "# mine\n")
        with pytest.raises(ConflictError):
            make_workspace(tmp_path, "# yours\n")
        assert (tmp_path / "kaihui.toml").read_text(encoding="utf-8") == "# mine\n"
