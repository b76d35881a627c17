"""Actions as CSV, for a spreadsheet or a task list of the team's own."""

from collections.abc import Sequence
from datetime import date

from data.exports.table_text import as_table
from engine.meeting.actions import STATUSES
from engine.minutes.tasks import Task
from engine.words import Language, Words

HEADS = (
    Words("编号", "Id"),
    Words("行动", "Action"),
    Words("负责人", "Owner"),
    Words("期限", "Due"),
    Words("状态", "Status"),
    Words("优先级", "Priority"),
    Words("议题", "Topic"),
    Words("目标", "Aim"),
    Words("验收", "Done when"),
    Words("依据", "Based on"),
    Words("来自会议", "From meeting"),
)


def as_csv(tasks: Sequence[Task], language: Language) -> bytes:
    """One row an action; days as 2026-11-27."""
    rows = [[str(cell or "") for cell in cells_of(task, language)] for task in tasks]
    return as_table([head.said(language) for head in HEADS], rows)


def cells_of(task: Task, language: Language) -> tuple[str | date | None, ...]:
    """What stands under the heads, in the workbook too."""
    return (
        task.id,
        task.text,
        task.owner,
        task.due,
        STATUSES[task.status].said(language),
        f"P{task.priority}",
        task.topic.said(language),
        task.aim.said(language),
        task.accept,
        task.based_on.said(language),
        task.meeting,
    )
