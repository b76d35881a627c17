"""Before the start: when it begins, who has come, unmet gates, what was handed in, and the agenda against the slot."""

from textual.content import Content

from engine.dates import UTC8, WEEKDAYS_SAID
from engine.meeting.agenda import EMERGENCY
from engine.meeting.cadence import cadence, overdue_days
from engine.meeting.gates import listed_at_start, unmet_at_start
from engine.words import Words, counted, joined
from tui.show import hanging, row, show
from tui.widgets.alarms import alarm_rows
from tui.widgets.gathering import arrangement_rows, attendance_rows, label, team_rows
from tui.widgets.orders import order_rows
from tui.widgets.scene import Scene
from tui.widgets.sources import no_data, preparation_rows


def lobby_rows(scene: Scene, width: int) -> list[Content]:
    """What the scribe goes through while people come in."""
    rows = [
        _start(scene),
        *_here(scene, width),
        *_cadence(scene, width),
        *_gates(scene, width),
        *arrangement_rows(scene, width),
        *attendance_rows(scene, width),
        *_noted(scene, width),
        *_carried(scene),
        Content(""),
        *alarm_rows(scene, width),
    ]
    if scene.meeting.template == EMERGENCY:  # what the teams hand in weekly is not what it is about
        return [*rows, *order_rows(scene, width)]
    if scene.snapshot is None:
        return [*rows, *no_data(scene, width)]
    return [*rows, *team_rows(scene, scene.snapshot, width), Content(""), *preparation_rows(scene, width)]


def _line(scene: Scene, name: Words, said: str, style: str = "") -> Content:
    return row(label(scene, name), show(said, style))


def _start(scene: Scene) -> Content:
    start = scene.meeting.planned_start
    if start is None:
        return _line(scene, Words("开始", "Start"), "?")
    here = start.astimezone(UTC8)
    day = scene.said(WEEKDAYS_SAID[here.weekday()])
    away = (here.date() - scene.today).days
    gone = Words(f"{-away} 天前", f"{counted(-away, 'day')} ago")
    ahead = {0: Words("今天", "today"), 1: Words("明天", "tomorrow")}.get(
        away, Words(f"{away} 天后", f"in {away} days")
    )
    near = gone if away < 0 else ahead
    return _line(
        scene, Words("开始", "Start"), f"{here:%Y-%m-%d} {day} {here:%H:%M} UTC+8 · {scene.said(near)}", ".strong"
    )


def _here(scene: Scene, width: int) -> list[Content]:
    """Who else has the meeting open."""
    if scene.here is None:
        return []
    return hanging(label(scene, Words("在线", "Here")), show(scene.said(scene.here)), width)


def _cadence(scene: Scene, width: int) -> list[Content]:
    """How often each marketplace is met about, which are due this time, and which are overdue (R37, R38)."""
    series, meeting = scene.settings.series, scene.meeting
    if series.template == "monthly" or meeting.template == EMERGENCY or not series.marketplaces:
        return []
    overdue = overdue_days(series, scene.today, meeting.reviewed_on)
    said = [
        _often(code, cadence(series, code).days, overdue.get(code, 0), code in meeting.due_marketplaces)
        for code in series.marketplaces
    ]
    words = show(scene.said(joined(said, zh=" · ", en=" · ")), ".warn" if overdue else "")
    return hanging(label(scene, Words("周期", "Every")), words, width)


def _often(code: str, days: int, late: int, due: bool) -> Words:
    words = Words(f"{code} 每 {days} 天", f"{code} {days} days")
    if not due:
        return words + Words("（这次不到期）", " (not due)")
    return words + Words(f"（! 逾期 {late} 天）", f" (! {late} overdue)") if late else words


def _noted(scene: Scene, width: int) -> list[Content]:
    """What holds nobody up and is better known: who has not read the pre-reading, what came late (R9, R75)."""
    before = label(scene, Words("提醒", "Note"))
    listed = listed_at_start(scene.meeting)
    return [line for words in listed for line in hanging(before, show(scene.said(words), ".warn"), width)]


def _gates(scene: Scene, width: int) -> list[Content]:
    """What stands against starting; it can be passed with a reason, which is recorded (R51)."""
    unmet = unmet_at_start(scene.meeting)
    if not unmet:
        said = scene.keys.worded(Words("✓ 可以开始：按 {start}", "✓ ready: press {start}"))
        return [_line(scene, Words("条件", "Gates"), scene.said(said), ".good")]
    before = label(scene, Words("条件", "Gates"))
    return [
        line
        for gate in unmet
        for line in hanging(before, show(scene.said(Words("! ", "! ") + gate.words), ".warn"), width)
    ]


def _carried(scene: Scene) -> list[Content]:
    """What last time left: actions, and topics that were put off."""
    carried = [action for action in scene.meeting.actions if action.from_meeting and action.status == "open"]
    late = sum(action.late(scene.today) for action in carried)
    topics = [scene.said(item.plan.title) for item in scene.meeting.items if item.plan.appearances > 1]
    rows = []
    if carried:
        words = Words(f"{len(carried)} 条行动项未完成，其中逾期 {late} 条", f"{len(carried)} open actions, {late} late")
        rows.append(_line(scene, Words("遗留", "Open "), scene.said(words), ".warn" if late else ""))
    if topics:
        listed = scene.said(Words("、", ", ")).join(topics)
        rows.append(_line(scene, Words("搁置", "Parked"), listed))
    return rows
