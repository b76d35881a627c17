"""Text for a group chat: Feishu's bot takes 20 KB a message, so whole items go in, and the rest is counted."""

import json
from collections.abc import Sequence

import msgspec

from engine.dates import day_said
from engine.minutes.tasks import Task
from engine.text import clean
from engine.words import Language, Words

LIMIT = 20_000
"""Bytes of a whole request to Feishu's custom bot (R40, ext); a little less than 20 KB."""
_ROOM = 200
"""Bytes kept for what surrounds the text, and for the line that counts what is left out."""
_LONGEST = 1200
"""Letters of one item: even where each takes twelve bytes, one always fits."""
_ONE_LINE = str.maketrans("\n\t", "  ")


def as_feishu(title: Words, decisions: Sequence[str], tasks: Sequence[Task], language: Language) -> bytes:
    """The body of a request to the bot: what was decided and what is to be done."""
    items = [Words("决定：", "Decided: ").said(language) + text for text in decisions]
    text = message(title.said(language), [*items, *(item_of(task, language) for task in tasks)], language)
    return msgspec.json.encode({"msg_type": "text", "content": {"text": text}}) + b"\n"


def item_of(task: Task, language: Language) -> str:
    """One action in one line: number, who, what, until when, and the topic and KPI that it came from."""
    owner = task.owner or Words("负责人待定", "no owner yet").said(language)
    due = (day_said(task.due) if task.due else Words("期限待定", "no date yet")).said(language)
    told = "，".join if language == "zh" else ", ".join
    grounds = told([words.said(language) for words in (task.topic, task.aim) if words.zh])
    asides = Words(f"（{grounds}）", f" ({grounds})").said(language) if grounds else ""
    return f"{task.id} {owner}{'：' if language == 'zh' else ': '}{task.text}{asides} — {due}"


def message(title: str, items: Sequence[str], language: Language) -> str:
    """Title and items as one text within the limit, and how many were left out."""
    count, text = fitting(title, items)
    left_out = len(items) - count
    if not left_out:
        return text
    more = Words(f"…… 另有 {left_out} 条，见纪要", f"… and {left_out} more, see the minutes")
    return f"{text}\n{more.said(language)}"


def fitting(title: str, items: Sequence[str]) -> tuple[int, str]:
    """How many of the items go into one message, whole, and that message; at least one, which is short enough."""
    lines = [_harmless(title, 100), ""]
    room = LIMIT - _ROOM - _escaped_size("\n".join(lines))
    for item in items:
        line = f"• {_harmless(item)}"
        room -= _escaped_size(f"{line}\n")
        if room < 0:
            break
        lines.append(line)
    return len(lines) - 2, "\n".join(lines)


def _escaped_size(text: str) -> int:
    """Bytes of the text in JSON that writes every Chinese letter as \\uXXXX, as Apprise does."""
    return len(json.dumps(text)) - 2


def _harmless(text: str, limit: int = _LONGEST) -> str:
    """A text on one line in which no tag calls people: Feishu reads <at user_id="all"> as a call to everybody."""
    flat = clean(text).translate(_ONE_LINE).replace("<", "＜")
    return flat if len(flat) <= limit else f"{flat[: limit - 1]}…"
