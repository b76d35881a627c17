"""Before the start: when it begins, who has come, unmet gates, what was handed in, and the agenda against the slot."""

from textual.content import Content

from engine.dates import UTC8, WEEKDAYS_SAID
from engine.meeting.agenda import EMERGENCY
from engine.meeting.emergency import alarms
from engine.meeting.gates import unmet_at_start
from engine.reports.freshness import DOUBTFUL
from engine.words import Words
from tui.show import hanging, in_column, row, show
from tui.widgets.scene import Scene
from tui.widgets.sources import no_data, preparation_rows

_LABEL = 8
"""Cells of the labels on the left."""


def lobby_rows(scene: Scene, width: int) -> list[Content]:
    """What the scribe goes through while people come in."""
    rows = [
        _start(scene),
        *_here(scene, width),
        _slot(scene),
        *_gates(scene, width),
        *_carried(scene),
        Content(""),
        *_alarms(scene, width),
    ]
    if scene.snapshot is None:
        return [*rows, *no_data(scene, width)]
    return [*rows, _handed_in(scene), Content(""), *preparation_rows(scene, width)]


def _line(scene: Scene, label: Words, said: str, style: str = "") -> Content:
    return row(show(" "), in_column(scene.said(label), _LABEL, ".soft"), show(said, style))


def _start(scene: Scene) -> Content:
    start = scene.meeting.planned_start
    if start is None:
        return _line(scene, Words("开始", "Start"), "?")
    here = start.astimezone(UTC8)
    day = scene.said(WEEKDAYS_SAID[here.weekday()])
    away = (here.date() - scene.today).days
    near = {0: Words("今天", "today"), 1: Words("明天", "tomorrow")}.get(away, Words(f"{away} 天后", f"in {away} days"))
    return _line(
        scene, Words("开始", "Start"), f"{here:%Y-%m-%d} {day} {here:%H:%M} UTC+8 · {scene.said(near)}", ".strong"
    )


def _here(scene: Scene, width: int) -> list[Content]:
    """Who else has the meeting open."""
    if scene.here is None:
        return []
    label = row(show(" "), in_column(scene.said(Words("同在", "Here")), _LABEL, ".soft"))
    return hanging(label, show(scene.said(scene.here)), width)


def _slot(scene: Scene) -> Content:
    """The agenda's minutes against the slot (R74)."""
    planned = sum(item.plan.minutes for item in scene.meeting.items)
    slot = int(scene.meeting.slot.total_seconds()) // 60
    if planned <= slot:
        words = Words(f"✓ 议程 {planned} 分，时段 {slot} 分", f"✓ agenda {planned} min, slot {slot} min")
        return _line(scene, Words("时长", "Time"), scene.said(words), ".good")
    words = Words(
        f"! 议程 {planned} 分，超出时段 {planned - slot} 分", f"! agenda {planned} min, {planned - slot} over the slot"
    )
    return _line(scene, Words("时长", "Time"), scene.said(words), ".warn")


def _gates(scene: Scene, width: int) -> list[Content]:
    """What stands against starting; it can be passed with a reason, which is recorded (R51)."""
    unmet = unmet_at_start(scene.meeting)
    if not unmet:
        said = Words("✓ 可以开始：按 s", "✓ ready: press s")
        return [_line(scene, Words("条件", "Gates"), scene.said(said), ".good")]
    label = row(show(" "), in_column(scene.said(Words("条件", "Gates")), _LABEL, ".soft"))
    return [
        line
        for gate in unmet
        for line in hanging(label, show(scene.said(Words("! ", "! ") + gate.words), ".warn"), width)
    ]


def _alarms(scene: Scene, width: int) -> list[Content]:
    """What calls for an emergency meeting; in one, what it was called for (R61)."""
    label = row(show(" "), in_column(scene.said(Words("告警", "Alarm")), _LABEL, ".soft"))
    offer = Words(" · E 召开应急会议", " · E calls an emergency meeting")
    called = [scene.said(finding.label + offer) for finding in alarms(scene.snapshot)]
    if scene.meeting.template == EMERGENCY:
        called = [scene.meeting.trigger] if scene.meeting.trigger else []
    return [line for said in called for line in hanging(label, show(said, ".bad"), width)]


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


def _handed_in(scene: Scene) -> Content:
    assert scene.snapshot is not None
    sources = scene.snapshot.sources
    late = sum(one.on_time is False for one in sources)
    doubtful = sum(one.status in DOUBTFUL for one in sources)
    lacking = len(scene.snapshot.missing)
    words = Words(
        f"已交 {len(sources)} · 迟交 {late} · 存疑 {doubtful} · 缺 {lacking}",
        f"{len(sources)} handed in · {late} late · {doubtful} in doubt · {lacking} missing",
    )
    return _line(scene, Words("报表", "Files"), scene.said(words), ".warn" if late or doubtful or lacking else ".good")
