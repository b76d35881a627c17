"""What was changed after it had been read back and agreed to: shown as an amendment, never slipped in."""

from engine.dates import moment_said
from engine.meeting.records import Amendment
from engine.minutes.document import Block, Bullets, Entry, Heading, plain, toned
from engine.minutes.record import Minutes
from engine.words import Words, same


def amendments(minutes: Minutes) -> list[Block]:
    """Each with what it said before and what it says now; nothing where nothing was changed."""
    if not minutes.amendments:
        return []
    count = len(minutes.amendments)
    head = Heading(Words(f"确认后的修改（{count}）", f"Amendments after read-back ({count})"))
    return [head, Bullets(tuple(_entry(one, minutes) for one in minutes.amendments))]


def _entry(one: Amendment, minutes: Minutes) -> Entry:
    texts = {record.id: record.text for record in minutes.decisions}
    texts |= {record.id: record.text for record in (*minutes.reviewed, *minutes.actions)}
    now = texts.get(one.id, "")
    when = Words(f"（{one.by}，{moment_said(one.at)}）", f" ({one.by}, {moment_said(one.at)})")
    said = Words("现在：", "now: ") + same(now)
    if now == one.before:
        said = Words(
            "正文未变，改了批准人、负责人、期限或验收", "same text; approver, owner, date or acceptance changed"
        )
    below = ((plain(Words("确认时：", "as agreed: ") + same(one.before)),), (plain(said),))
    return Entry((toned(f"✎ {one.id} ", "warn"), toned(when, "soft")), below)
