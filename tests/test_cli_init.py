"""A new workspace: what is asked, what is proposed, and what the options say for scripts."""

import builtins
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui.__main__ import main

Sat = Callable[..., list[str]]


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Sat:
    """Somebody sits at a terminal and gives these answers; what they were asked."""

    def sit(*answers: str) -> list[str]:
        given, asked = iter(answers), list[str]()

        def answer(question: str) -> str:
            asked.append(question)
            return next(given)

        monkeypatch.setattr("tui.subcommands.init.is_terminal", lambda: True)
        monkeypatch.setattr(builtins, "input", answer)
        return asked

    return sit


def series(root: Path) -> dict[str, Any]:
    settings: dict[str, dict[str, Any]] = tomllib.loads((root / "kaihui.toml").read_text(encoding="utf-8"))
    return settings["series"]


@pytest.mark.parametrize(
    ("options", "template"),
    [
        ((), "weekly"),
        (("--turnover", "50001"), "weekly"),
        (("--turnover", "50000"), "lite"),
        (("--turnover", "8万"), "weekly"),
        (("--turnover", "$20k", "--marketplaces", "US,CA"), "lite"),
        (("--turnover", "20,000", "--marketplaces", "us ca mx"), "weekly"),
        (("--turnover", "20000", "--template", "monthly"), "monthly"),
    ],
)
def test_turnover_and_marketplaces_settle_the_template(tmp_path: Path, options: tuple[str, ...], template: str) -> None:
    assert main(["init", str(tmp_path / "ws"), *options]) == 0
    assert series(tmp_path / "ws")["template"] == template


def test_a_script_is_told_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path / "ws"), "--turnover", "30000", "--marketplaces", "JP"]) == 0
    assert "会议模板：lite（月销售额不到 50,000 美元，一个站点）" in capsys.readouterr().out
    assert series(tmp_path / "ws")["marketplaces"] == ["JP"]


def test_at_a_terminal_the_template_is_proposed_and_enter_takes_it(tmp_path: Path, answering: Sat) -> None:
    asked = answering("us de jp", "2万", "")
    assert main(["init", str(tmp_path / "ws")]) == 0
    assert "建议会议模板 weekly（3 个站点）" in asked[2]
    assert series(tmp_path / "ws") | {"template": "weekly", "marketplaces": ["US", "DE", "JP"]} == series(
        tmp_path / "ws"
    )


def test_enter_and_escape_keep_what_is_usual(tmp_path: Path, answering: Sat) -> None:
    answering("", "\x1b", "")
    assert main(["init", str(tmp_path / "ws")]) == 0
    assert series(tmp_path / "ws") | {"template": "weekly", "marketplaces": ["US"]} == series(tmp_path / "ws")


def test_what_is_not_understood_is_asked_again(
    tmp_path: Path, answering: Sat, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = answering("中国", "US", "很多", "20000", "week", "monthly")
    assert main(["init", str(tmp_path / "ws")]) == 0
    assert len(asked) == 6
    said = capsys.readouterr().out
    assert "没有站点「中国」" in said
    assert "「很多」不是金额" in said
    assert series(tmp_path / "ws")["template"] == "monthly"


def test_where_a_workspace_is_already_nobody_is_asked(tmp_path: Path, answering: Sat) -> None:
    assert main(["init", str(tmp_path / "ws")]) == 0
    assert not answering()
    assert main(["init", str(tmp_path / "ws")]) == 4


@pytest.mark.parametrize("options", [("--turnover", "很多"), ("--marketplaces", "US,XX"), ("--marketplaces", ",")])
def test_an_option_that_is_not_understood_writes_nothing(tmp_path: Path, options: tuple[str, str]) -> None:
    assert main(["init", str(tmp_path / "ws"), *options]) == 2
    assert not (tmp_path / "ws").exists()
