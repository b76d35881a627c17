"""Keys of the team's own that cannot be meant are named with their line, and nothing else suffers from them."""

import json
from pathlib import Path

import pytest

from data.settings import read_settings
from engine.keymap import settled
from tui.__main__ import main
from tui.keymap import BUILT_IN

OWN = '\n[keys]\nnext = "d"\nnxt = "b"\nhelp = "H"\n'


def with_keys(demo: Path, keys: str) -> int:
    """Writes them; the number of the first of their lines."""
    toml = demo / "kaihui.toml"
    text = toml.read_text(encoding="utf-8") + keys
    toml.write_text(text, encoding="utf-8")
    return text[: text.index("[keys]")].count("\n") + 2


def test_doctor_names_each_with_its_line(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = with_keys(demo, OWN)
    assert main(["-w", str(demo), "--lang", "zh", "doctor", "--json"]) == 1
    checks = [check for check in json.loads(capsys.readouterr().out)["checks"] if check["id"] == "keys"]
    assert checks[0]["what"] == f"kaihui.toml 第 {line} 行：d 已用于 decide；next 仍用 n。"
    assert checks[1]["what"].startswith(f"kaihui.toml 第 {line + 1} 行：没有叫「nxt」的操作（可写：next")


def test_check_says_so_too_and_answers_as_before(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = main(["-w", str(demo), "--lang", "en", "check", "--json"])
    answer = json.loads(capsys.readouterr().out)
    with_keys(demo, OWN)
    assert main(["-w", str(demo), "--lang", "en", "check", "--json"]) == before
    after = capsys.readouterr()
    assert json.loads(after.out)["sources"] == answer["sources"]
    assert "d belongs to decide; next keeps n." in after.err


def test_own_keys_that_can_be_meant_are_well(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with_keys(demo, '\n[keys]\nhelp = "H"\n')
    main(["-w", str(demo), "--lang", "zh", "doctor", "--json"])
    checks = [check for check in json.loads(capsys.readouterr().out)["checks"] if check["id"] == "keys"]
    assert [(check["health"], check["what"]) for check in checks] == [("ok", "自定的键 1 个，都能用。")]


def test_what_the_template_shows_of_screen_and_keys_can_be_meant_once_it_is_uncommented(tmp_path: Path) -> None:
    main(["init", str(tmp_path / "new")])
    toml = tmp_path / "new" / "kaihui.toml"
    text = toml.read_text(encoding="utf-8")
    shown = text[text.index("# [screen]") :].replace("\n# ", "\n").removeprefix("# ")
    toml.write_text(text[: text.index("# [screen]")] + shown, encoding="utf-8")
    settings = read_settings(toml)
    assert settings.screen.ascii
    assert settings.keys
    assert settled(settings.keys, {key.id: key.keys for key in BUILT_IN.entries}).misfits == ()
