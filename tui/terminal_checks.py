"""What `kaihui doctor` looks at in the terminal: whether it is one, its letters, its size and its colours."""

import locale
import os
import shutil
import sys
from collections.abc import Iterator

from data.checkup import Check
from engine.words import Words
from tui.signs import lacks_signs
from tui.terminal import is_terminal

COMFORTABLE = (80, 24)
"""Columns and rows that the screen is drawn for; smaller ones show less."""


def terminal_checks() -> Iterator[Check]:
    """The terminal that this command was started from."""
    yield _letters()
    if not is_terminal():
        yield Check(
            "terminal", "ok", Words("不在终端里运行（脚本或定时任务）。", "Not run in a terminal (a script or cron).")
        )
        return
    yield _size()
    yield _colours()
    yield from _signs(os.environ.get("TERM", ""))


def _letters() -> Check:
    said = locale.getpreferredencoding(False)
    if "utf" not in said.lower():
        return Check(
            "letters",
            "bad",
            Words(f"字符编码是 {said}，中文会乱。", f"The encoding is {said}: Chinese cannot be shown."),
            Words(
                "export LANG=C.UTF-8（ssh 客户端的编码也选 UTF-8）", "export LANG=C.UTF-8, and UTF-8 in the ssh client"
            ),
        )
    return Check("letters", "ok", Words(f"字符编码 {said}。", f"Encoding: {said}."))


def _size() -> Check:
    columns, rows = shutil.get_terminal_size()
    if columns < COMFORTABLE[0] or rows < COMFORTABLE[1]:
        return Check(
            "size",
            "warn",
            Words(f"终端 {columns}x{rows}，界面放不全。", f"The terminal is {columns}x{rows}: it shows less."),
            Words("放大到 80x24 以上。", "Make it 80x24 or larger."),
        )
    return Check("size", "ok", Words(f"终端 {columns}x{rows}。", f"The terminal is {columns}x{rows}."))


def _colours() -> Check:
    if os.environ.get("NO_COLOR"):
        return Check("colours", "ok", Words("设了 NO_COLOR，不用颜色。", "No colours, as NO_COLOR asks."))
    term, depth = os.environ.get("TERM", ""), os.environ.get("COLORTERM", "")
    many = depth in ("truecolor", "24bit") or "256" in term
    what = Words("256 色以上", "256 colours or more") if many else Words("16 色", "16 colours")
    return Check("colours", "ok", Words(f"{what.zh}（TERM={term}）。", f"{what.en} (TERM={term})."))


def _signs(term: str) -> Iterator[Check]:
    if lacks_signs(term):
        yield Check(
            "signs",
            "warn",
            Words(
                f"这个终端（TERM={term}）画不出符号和中文，符号用 ASCII 代替。",
                f"This terminal (TERM={term}) draws letters only: signs are in ASCII, and Chinese cannot be shown.",
            ),
            Words("换 ssh 客户端来开会，或加 --lang en。", "Hold the meeting from an ssh client, or with --lang en."),
        )


def python_check() -> Check:
    """Which Python runs this."""
    said = ".".join(str(part) for part in sys.version_info[:3])
    return Check("python", "ok", Words(f"Python {said}。", f"Python {said}."))
