"""The minutes as they will be sent, below the summary: the boss's page, read before it leaves the house."""

from textual.content import Content

from engine.minutes.content import document_of
from engine.minutes.record import minutes_of
from engine.words import Words
from tui.show import hanging, show
from tui.widgets.scene import Scene

_LONGEST_LINE = 40
"""Rows that one line may take; a table's row is a line."""


def preview_rows(scene: Scene, width: int) -> list[Content]:
    """The Markdown that `e` saves, headings in bold."""
    from data.exports.markdown import as_markdown  # only after the meeting

    minutes = minutes_of(
        scene.meeting, scene.snapshot, scene.now, scene.settings.cost, scene.history, scene.last_completion
    )
    title = scene.keyed(
        Words(
            " 纪要预览（{next_pane} 到这一栏，上 下 翻看；{save_minutes} 保存）",
            " Minutes ({next_pane} here, Up Down; {save_minutes} saves)",
        )
    )
    rows = [show(title, ".head")]
    for line in as_markdown(document_of(minutes), scene.language).decode().splitlines():
        text = show(line.lstrip("# "), ".strong") if line.startswith("#") else show(line)
        rows += hanging(show(" "), text, width, most=_LONGEST_LINE)
    return rows
