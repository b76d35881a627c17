"""To each owner their own: what one person has to do, with the topic and the KPI that each action came from."""

from msgspec.structs import replace

from engine.dates import day_said
from engine.minutes.document import Block, Bullets, Document, Entry, Heading, Line, Paragraph, plain, toned
from engine.minutes.lines import PENDING, bracketed
from engine.minutes.record import Minutes
from engine.minutes.tasks import Task, facts_of, tasks_of
from engine.words import Words


def only_of(minutes: Minutes, owner: str) -> Minutes:
    """The same minutes with nobody else's actions in them, and without decisions, which are everybody's."""
    return replace(
        minutes,
        decisions=(),
        actions=tuple(one for one in minutes.actions if one.owner == owner),
        reviewed=tuple(one for one in minutes.reviewed if one.owner == owner),
        late=tuple(one for one in minutes.late if one.owner == owner),
    )


def extract_title(minutes: Minutes, owner: str) -> Words:
    """What one person's part is called."""
    period = minutes.period.name if minutes.period else str(minutes.day)
    return Words(f"{owner} 的行动项 · {minutes.series} {period}", f"Actions of {owner} · {minutes.series} {period}")


def extract_of(minutes: Minutes, owner: str) -> Document:
    """One person's open actions: what is late first, then those of this meeting, then earlier ones."""
    tasks = [task for task in tasks_of(only_of(minutes, owner)) if task.status == "open"]
    late = [task for task in tasks if task.due and task.due < minutes.day]
    rest = [task for task in tasks if task not in late]
    own = [task for task in rest if task.meeting == minutes.meeting]
    earlier = [task for task in rest if task.meeting != minutes.meeting]
    blocks = [
        *_section(Words("已逾期", "Late"), late),
        *_section(Words("本次会议", "From this meeting"), own),
        *_section(Words("往期未完成", "Still open from earlier"), earlier),
    ]
    return Document(
        extract_title(minutes, owner),
        tuple(blocks or [Paragraph((plain(Words("没有未完成的行动项。", "Nothing is open.")),))]),
    )


def _section(title: Words, tasks: list[Task]) -> list[Block]:
    """Nothing at all where there is nothing to say."""
    if not tasks:
        return []
    count = Words(f"{title.zh}（{len(tasks)}）", f"{title.en} ({len(tasks)})")
    ordered = sorted(tasks, key=lambda task: (str(task.due or "9"), task.priority))
    return [Heading(count), Bullets(tuple(_entry(task) for task in ordered))]


def _entry(task: Task) -> Entry:
    due = plain(bracketed(Words("期限 ", "due ") + day_said(task.due))) if task.due else PENDING
    line: Line = (toned(f"{task.id} ", "soft"), toned(task.text, "strong"), due, toned(f" P{task.priority}", "soft"))
    return Entry(line, tuple((plain(label + Words("：", ": ") + value),) for label, value in facts_of(task)))
