"""Every key that the README promises, pressed in the real program: it does something, or says why it cannot."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.program import ROOT, meeting_on, run
from bench.scribe import Scribe
from bench.terminal import Terminal

NAMES = {"PgUp": "pageup", "PgDn": "pagedown"}
BEFORE = {"Up": ("down",), "PgUp": ("pagedown",)}
"""A pane that stands at its top is scrolled down first."""
STATES = {
    "preparing": "n\n",
    "running": "attend 周婷 李敏\nstart\nn 复盘\ngoto 4\n",
    "closed": "attend 周婷 李敏\nstart\nn 复盘\nclose\n",
}
"""Lines that bring the demo's meeting into each of its states."""


def promised_keys(page: Path) -> list[str]:
    """The first column of the table below the heading that names keys."""
    text = page.read_text(encoding="utf-8")
    section = re.search(r"^## (?:Keys|按键)$(.*?)(?=^## )", text, re.MULTILINE | re.DOTALL)
    assert section, f"{page.name} has no section of keys"
    keys: list[str] = []
    for row in re.findall(r"^\| (`.*?`) \|", section[1], re.MULTILINE):
        ends = re.fullmatch(r"`(\d)`-`(\d)`", row)
        keys += [str(digit) for digit in range(int(ends[1]), int(ends[2]) + 1)] if ends else re.findall("`(.+?)`", row)
    return list(dict.fromkeys(keys))


def pressed(key: str) -> str:
    return NAMES.get(key, key.lower() if len(key) > 1 else key)


def looks(terminal: Terminal) -> list[object]:
    """All that can be seen, but for the rows in which a clock ticks: the header, and the head of the item."""
    ticking = 2 if "●" in terminal.lines[0] else 1
    return [terminal.picture.look(row) for row in range(ticking, len(terminal.lines))]


def clear(scribe: Scribe) -> None:
    """Back to where single keys work, with nothing said and nothing written."""
    terminal = scribe.terminal
    terminal.settle(0.05)
    if "Esc" in terminal.lines[-1]:
        terminal.press("ctrl+c")
        terminal.wait_until(lambda: "Esc" not in terminal.lines[-1], "the mode is left")
    terminal.press("enter", "ctrl+u")
    terminal.wait_until(lambda: "Esc" in terminal.lines[-1], "the line is open")
    terminal.press("ctrl+c")
    # that the reports were read again is said when it is done, which may be now
    terminal.wait_until(
        lambda: "Esc" not in terminal.lines[-1] and (not scribe.notice or scribe.notice.startswith("✓ 报表已重读")),
        "the line is closed",
    )


def does_nothing(scribe: Scribe, key: str) -> Iterator[str]:
    """The key, if nobody can see that it was pressed."""
    terminal = scribe.terminal
    if key in BEFORE:
        terminal.press(*BEFORE[key])
        terminal.settle()
    before = looks(terminal)
    terminal.press(pressed(key))
    try:
        terminal.wait_until(lambda: terminal.process.poll() is not None or looks(terminal) != before, key, 5)
    except AssertionError:
        yield key


@pytest.mark.parametrize("state", STATES)
def test_every_key_of_the_readme_does_something_or_says_why_not(demo: Path, tmp_path: Path, state: str) -> None:
    keys = promised_keys(ROOT / "README.md")
    assert {"n", "Space", "Enter", "Ctrl+Q"} <= set(keys)
    script = tmp_path / "script.txt"
    script.write_text(STATES[state], encoding="utf-8")
    run("-w", demo, "play", script)
    leaving = [key for key in keys if key in ("Ctrl+Q", "Ctrl+C")]
    silent: list[str] = []
    with meeting_on(demo, columns=80, rows=16) as terminal:
        scribe = Scribe(terminal)
        scribe.opens()
        for key in (key for key in keys if key not in leaving):
            clear(scribe)
            silent += does_nothing(scribe, key)
            if key == "Tab":
                terminal.press("tab", "tab")  # round to the pane that scrolls
    for key in leaving:
        with meeting_on(demo, columns=80, rows=16) as terminal:
            scribe = Scribe(terminal)
            scribe.opens()
            silent += does_nothing(scribe, key)
    assert not silent


def test_both_readmes_promise_the_same_keys() -> None:
    chinese = [
        {"空格": "Space", "回车": "Enter", "上": "Up", "下": "Down"}.get(key, key)
        for key in promised_keys(ROOT / "README.zh-CN.md")
    ]
    assert chinese == promised_keys(ROOT / "README.md")
