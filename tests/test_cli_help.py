"""Every --help, in both languages, as somebody reads it who knows only one of them."""

import re

import pytest

from tui.cli import parsed
from tui.commands import COMMANDS

NAMES = {"", *(command.name for command in COMMANDS)}
KNOWN = {"JSON", "KPI", "CSV", "UTC", "ASCII", "US", "CA", "A", "N", "W47", "PostgreSQL", "Asana"}
"""Words that a Chinese colleague uses as they are."""


def help_of(name: str, language: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as ended:
        parsed(["--lang", language, *([name] if name else []), "--help"])
    assert ended.value.code == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("name", sorted(NAMES))
def test_the_chinese_help_has_no_english_word_for_a_value(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = set(re.findall(r"(?<![\w-])[A-Z][A-Za-z0-9]*", help_of(name, "zh", capsys)))
    assert said <= KNOWN


@pytest.mark.parametrize("name", sorted(NAMES))
def test_the_english_help_has_no_chinese_but_the_name_in_an_example(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert set(re.findall(r"[\u4e00-\u9fff]+", help_of(name, "en", capsys))) <= {"李敏"}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("command", "choices"), [("send", "{notify,asana}"), ("migrate", "{server,folder}"), ("run", "{auto,dark,light,")]
)
def test_choices_are_written_out(command: str, choices: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert choices in help_of(command, language, capsys)


def test_what_an_option_is_for_stands_in_one_column_in_cells(capsys: pytest.CaptureFixture[str]) -> None:
    rows = help_of("run", "zh", capsys).splitlines()
    who = next(row for row in rows if row.startswith("  --as"))
    assert len(who.partition("以谁")[0].encode("gbk")) == 24


def test_a_value_that_is_missing_is_named_by_its_choices(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parsed(["--lang", "zh", "migrate"])
    assert capsys.readouterr().err.startswith("缺少参数：{server,folder}")
