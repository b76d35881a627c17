import ast
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from tui.show import cells, hanging, in_column, row, show, spread

TUI = Path(__file__).resolve().parent.parent / "tui"
SCREEN = sorted([*(TUI / "widgets").glob("*.py"), *(TUI / "screens").glob("*.py"), TUI / "app.py"])
HOSTILE = (
    "\x1b]0;title\x07",
    "\x1b[2J",
    "\x1b]52;c;aGk=\x07",
    "\x9b2J",
    "[/]",
    "[/some/path]",
    "[@click=app.quit]x[/]",
    "[red]",
    "\x00",
    "a\u202eb",
    "\ud800",
    "e" + "\u0301" * 500,
    "👨\u200d👩\u200d👧",
    "⚠\ufe0f",
)
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
TAKES_TEXT = {"Static", "Label", "update", "notify", "add_row", "add_column", "add_option", "Button", "Text"}
"""What Textual shows, or reads as markup, when it is given a plain str."""


@given(st.one_of(st.text(), st.sampled_from(HOSTILE)))
def test_no_control_character_reaches_the_screen(text: str) -> None:
    assert not CONTROLS.search(show(text).plain)
    assert not CONTROLS.search(in_column(text, 12).plain)


@given(st.one_of(st.text(), st.sampled_from(HOSTILE)), st.integers(1, 40), st.booleans())
def test_a_column_is_as_wide_as_it_says_whatever_stands_in_it(text: str, width: int, right: bool) -> None:
    assert in_column(text, width, right=right).cell_length == width


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_shown_as_it_was_written(text: str) -> None:
    if text.startswith("[") and text.isprintable():
        assert show(text).plain == text
        assert not show(text).spans


def test_a_cut_falls_between_chinese_characters() -> None:
    assert in_column("账户健康与转化率", 10).plain == "账户健康.."
    assert in_column("账户健康与转化率", 11).plain == "账户健康 .."


def test_ambiguous_signs_are_narrow_in_columns() -> None:
    assert in_column("— ± · …", 7).plain == "- ~ . ."


@given(st.text("广告 ，。（）ab1", min_size=1, max_size=80), st.integers(24, 60))
def test_a_long_text_is_wrapped_without_losing_a_character(text: str, width: int) -> None:
    rows = hanging(Content("label "), show(text), width, most=99)
    assert all(one.cell_length <= width for one in rows)
    assert "".join(one.plain[6:] for one in rows) == text


def test_what_closes_a_phrase_does_not_begin_a_row() -> None:
    rows = hanging(Content(""), show("没有后台编辑权限的人在场，请先签到"), 25)
    assert [one.plain[0] for one in rows] == ["没", "场"]


def test_the_left_part_of_a_line_gives_way() -> None:
    line = spread(show("广告" * 30), show("剩 08:12"), 30)
    assert line.cell_length == 30
    assert line.plain.endswith("剩 08:12")
    assert cells("剩 08:12") == cell_len("剩 08:12") == 8
    assert row(show("a"), show("b")).plain == "ab"


def _strings_shown(path: Path) -> list[str]:
    """Calls that put a plain str on the screen, past the gate."""
    offending = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        texts = [one for one in node.args if isinstance(one, ast.Constant | ast.JoinedStr)]
        blank = [one for one in texts if isinstance(one, ast.Constant) and not str(one.value).strip()]
        if name in TAKES_TEXT and texts:
            offending.append(f"{path.name}:{node.lineno} {name}")
        if name == "Content" and len(blank) != len(node.args) and not _is_padding(node):
            offending.append(f"{path.name}:{node.lineno} Content")
        if name in ("from_markup", "from_text", "from_rich_text"):
            offending.append(f"{path.name}:{node.lineno} {name}")
    return offending


def _is_padding(call: ast.Call) -> bool:
    """Content(" " * n)"""
    return isinstance(call.args[0], ast.BinOp) and isinstance(call.args[0].left, ast.Constant)


@pytest.mark.parametrize("path", SCREEN, ids=lambda path: path.stem)
def test_every_text_passes_the_gate(path: Path) -> None:
    assert not _strings_shown(path)


def test_the_gate_test_sees_what_goes_past_the_gate(tmp_path: Path) -> None:
    careless = tmp_path / "careless.py"
    careless.write_text('Static("[red]")\nContent(name)\nself.notify(f"{x}")\nContent(" " * 3)\n', encoding="utf-8")
    assert len(_strings_shown(careless)) == 3
