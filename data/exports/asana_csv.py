"""Actions as the CSV that Asana imports as it is: Name, Description, Assignee, Due Date, Section (R59).

Asana's help, "Preparing data for CSV import" (help.asana.com, article 14244171470491), names these columns: Name comes
first and Description second, an assignee is an e-mail address. Days have the month first, as Asana writes them in
English; the preview of its import shows which day it understood, before anything is made.
"""

from collections.abc import Mapping, Sequence

from data.exports.table_text import as_table
from data.exports.task_text import described
from engine.minutes.tasks import Task
from engine.words import Language, Words

HEADS = ("Name", "Description", "Assignee", "Due Date", "Section")
"""As Asana's importer calls them, whatever the language."""
_NO_TOPIC = Words("往期行动项", "Earlier actions")


def as_asana_csv(tasks: Sequence[Task], language: Language, addresses: Mapping[str, str] | None = None) -> bytes:
    """One row for each action that is still open.

    Args:
        addresses: name to the e-mail address that Asana knows the person by; others keep their name.
    """
    known = addresses or {}
    rows = [
        (
            task.text,
            described(task, language),
            known.get(task.owner, task.owner),
            f"{task.due:%m/%d/%Y}" if task.due else "",
            task.topic.said(language) or _NO_TOPIC.said(language),
        )
        for task in tasks
        if task.status == "open"
    ]
    return as_table(HEADS, rows)
