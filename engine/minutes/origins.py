"""Who was there, what was passed over with a reason, and where the figures come from."""

from engine.dates import moment_said, time_said
from engine.meeting.gates import gate_said
from engine.minutes.document import Block, Bullets, Column, Heading, Line, Paragraph, Table, plain, toned
from engine.minutes.lines import bracketed, bullet, listed, names
from engine.minutes.record import Minutes
from engine.reports.freshness import DOUBTFUL, STATUS_SAID, as_of_said
from engine.reports.sources import Source
from engine.settings import ROLES_SAID
from engine.words import Words, same

_COLUMNS = (
    Column(Words("文件", "File"), 7),
    Column(Words("站点", "Market"), 2),
    Column(Words("行数", "Rows"), 2, numeric=True),
    Column(Words("提交（UTC+8）", "Handed in (UTC+8)"), 3),
    Column(Words("数据截至（UTC+8）", "As of (UTC+8)"), 3),
    Column(Words("状态", "Status"), 2),
)


def room(minutes: Minutes) -> list[Block]:
    """Attendance, and the gates that were passed with a reason."""
    here = listed(_in_role(name, minutes) for name in minutes.attendance)
    present = here if minutes.attendance else Words("没有记录", "not recorded")
    entries = [bullet(plain(Words("出席：", "Present: ") + present))]
    if minutes.unread:
        entries.append(bullet(plain(Words("没有预读：", "Not pre-read by: ") + names(minutes.unread))))
    if minutes.confirmed_at is not None:
        entries.append(bullet(plain(_confirmed(minutes))))
    for gate in minutes.gates:
        unmet = listed(gate_said(name) for name in gate.gates)
        entries.append(bullet(toned(f"⚠ {moment_said(gate.at)} ", "warn"), plain(unmet + _went_on(gate.reason))))
    return [Heading(Words("出席与例外", "Attendance and exceptions")), Bullets(tuple(entries))]


def _went_on(reason: str) -> Words:
    """Why the meeting went on all the same; a script gives no reason."""
    because = Words("，仍继续，原因：", ", and went on because: ") + same(reason)
    return because if reason else Words("，没有说明原因", ", and no reason was given")


def _in_role(name: str, minutes: Minutes) -> Words:
    role = minutes.roles.get(name, "")
    return same(name) + (bracketed(ROLES_SAID.get(role, same(role))) if role else same(""))


def _confirmed(minutes: Minutes) -> Words:
    """When everybody agreed to what was read out, and what that leaves out."""
    assert minutes.confirmed_at is not None
    at, left = time_said(minutes.confirmed_at), listed(same(number) for number in minutes.unconfirmed)
    said = Words(f"{at} 逐条复读，全体确认", f"Read back and agreed to at {at}")
    return said + (Words("；没有复读：", "; not read back: ") + left if minutes.unconfirmed else same(""))


def origins(minutes: Minutes) -> list[Block]:
    """The snapshot by its hash, and its files."""
    head = Heading(Words("数据来源", "Sources"))
    if not minutes.snapshot:
        return [head, Paragraph((plain(Words("本次会议没有数据快照。", "This meeting looked at no snapshot.")),))]
    name = f"snapshots/*-{minutes.snapshot}.json"
    if minutes.snapshot_lost:
        lost = Words("⚠ 找不到数据快照或已损坏，这里没有 KPI：", "⚠ No KPIs stand here: gone or damaged is ")
        return [head, Paragraph((toned(lost, "warn"), toned(name, "code")))]
    snapshot = Paragraph((plain(Words("快照 ", "Snapshot ")), toned(minutes.snapshot, "code"), *_as_of(minutes)))
    rows = tuple(_row(source, minutes) for source in minutes.sources)
    return [head, snapshot, *([Table(_COLUMNS, rows)] if rows else []), *_absent(minutes)]


def _as_of(minutes: Minutes) -> Line:
    if minutes.snapshot_as_of is None:
        return ()
    told_at = minutes.closed_at or minutes.started_at or minutes.snapshot_as_of
    return (plain(Words("，数据截至 ", ", as of ") + as_of_said(minutes.snapshot_as_of, told_at)),)


def _row(source: Source, minutes: Minutes) -> tuple[Line, ...]:
    told_at = minutes.closed_at or minutes.started_at or source.as_of
    late = (toned(Words(" 迟交", " late"), "warn"),) if source.on_time is False else ()
    return (
        (plain(source.file),),
        (
            plain(
                listed(same(place) for place in source.marketplaces) if not source.marketplace else source.marketplace
            ),
        ),
        (plain(f"{source.rows:,}"),),
        (plain(moment_said(source.submitted_at)), *late),
        (plain(as_of_said(source.as_of, told_at)),),
        (toned(STATUS_SAID[source.status], "warn" if source.status in DOUBTFUL else "plain"),),
    )


def _absent(minutes: Minutes) -> list[Block]:
    entries = [bullet(toned(Words("⚠ 缺报表：", "⚠ Missing: "), "warn"), plain(one.label)) for one in minutes.missing]
    entries += [
        bullet(toned(Words("⚠ 读不了：", "⚠ Not read: "), "warn"), plain(same(f"{one.file} ") + one.reason))
        for one in minutes.unrecognised
    ]
    return [Bullets(tuple(entries))] if entries else []
