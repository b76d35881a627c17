"""After the meeting: what was decided, who does what until when, how it went, and where the minutes are."""

from textual.content import Content

from engine.dates import UTC8, WEEKDAYS_SAID
from engine.meeting.agenda import UNSCHEDULED
from engine.meeting.causes import cause_said
from engine.meeting.past.figures import RESPONSE_LINES
from engine.meeting.planning import next_start
from engine.meeting.records import Decision
from engine.meeting.state import OUTCOMES
from engine.meeting.timer import clock_said
from engine.minutes.brief import completion_said, ended_said
from engine.minutes.record import Minutes, minutes_of
from engine.words import Words, counted, same
from tui.show import hanging, row, show
from tui.widgets.preview import preview_rows
from tui.widgets.scene import Scene


def summary_rows(scene: Scene, width: int) -> list[Content]:
    """The minutes in brief; the same when the agenda is done but the meeting still runs."""
    minutes = minutes_of(scene.meeting, scene.snapshot, scene.now, scene.settings.cost)
    cost = f"¥{minutes.cost.middle:,.0f}"
    used = clock_said(minutes.elapsed)
    head = Words(
        f" 用时 {used} · {cost} · 决定 {len(minutes.decisions)} · 行动项 {len(minutes.actions)}",
        f" {used} · {cost} · {counted(len(minutes.decisions), 'decision')} · {counted(len(minutes.actions), 'action')}",
    )
    rows = [_where(scene), show(scene.said(head), ".strong"), show(f" {scene.said(minutes.health.said())}", ".soft")]
    for said in (completion_said(minutes), ended_said(minutes)):
        rows += hanging(show(" "), show(scene.said(said), ".soft"), width) if said else []
    rows += _response(scene, minutes, width) + _next(scene)
    rows += [Content(""), show(scene.said(Words(" 决定", " Decisions")), ".strong")]
    for decision in minutes.decisions:
        rows += hanging(show(f"  {decision.id} ", ".key"), row(show(decision.text), _marks(scene, decision)), width)
    if not minutes.decisions:
        rows.append(show(scene.said(Words("  没有", "  none")), ".soft"))
    for cause in scene.meeting.causes:
        words = Words("  根因 ", "  Root cause ") + cause_said(cause.category) + same(f" {cause.text}".rstrip())
        rows += hanging(show(""), show(scene.said(words)), width)
    rows += [Content(""), show(scene.said(Words(" 行动项", " Actions")), ".strong"), *_by_owner(scene, width)]
    rows += [Content(""), *_outcomes(scene, width)]
    return [*rows, Content(""), *preview_rows(scene, width)] if scene.meeting.state == "closed" else rows


def _marks(scene: Scene, decision: Decision) -> Content:
    """What is to be known with a decision: doubtful data, and that it was made in overtime (R50, R52)."""
    doubt = Words("（数据存疑）", " (data in doubt)") if decision.flagged or decision.disputed else same("")
    late = Words("（超时作出）", " (made in overtime)") if decision.overtime else same("")
    return show(scene.said(doubt + late), ".warn")


def _response(scene: Scene, minutes: Minutes, width: int) -> list[Content]:
    """How long it took from raised to done, between the lines without and with such meetings (R73)."""
    took = minutes.response
    if took is None:
        return []
    without, with_meeting = RESPONSE_LINES
    said = Words(
        f"响应 {took.days:.1f} 天（{took.count} 件；参考线 {without:g} → {with_meeting:g} 天）",
        f"Response {took.days:.1f} days ({took.count} done; lines at {without:g} and {with_meeting:g})",
    )
    return hanging(show(" "), show(scene.said(said), ".soft"), width)


def _next(scene: Scene) -> list[Content]:
    """When the series meets again; an emergency meeting moves nothing."""
    meeting = scene.meeting
    if meeting.state != "closed" or meeting.template in UNSCHEDULED:
        return []
    start = next_start(scene.settings.series, scene.now, meeting.planned_start).astimezone(UTC8)
    day = scene.said(WEEKDAYS_SAID[start.weekday()])
    return [show(scene.said(Words(" 下次 ", " Next ")) + f"{start:%Y-%m-%d} {day} {start:%H:%M} UTC+8", ".strong")]


def _where(scene: Scene) -> Content:
    if scene.meeting.state == "running":
        return show(
            scene.keyed(Words(" 议程已走完：{close} 结束会议。", " The agenda is done: {close} ends the meeting.")),
            ".warn",
        )
    if scene.saved:
        return row(show(scene.said(Words(" 纪要 ", " Minutes ")), ".soft"), show(scene.saved, ".good"))
    return show(scene.keyed(Words(" {save_minutes} 保存纪要", " {save_minutes} saves the minutes")), ".warn")


def _by_owner(scene: Scene, width: int) -> list[Content]:
    """Today's actions under whoever does them."""
    own = [action for action in scene.meeting.actions if not action.from_meeting and action.status != "dropped"]
    ordered = sorted(own, key=lambda a: (a.owner == "", a.owner, str(a.due or "9")))
    rows: list[Content] = []
    nobody = scene.said(Words("无负责人", "nobody"))
    for action in ordered:
        style = ".key" if action.owner else ".bad"
        due = f"^{action.due:%m-%d}" if action.due else scene.said(Words("^缺期限", "^no date"))
        label = row(
            show(f"  {action.owner or nobody} ", style),
            show(f"{due} ", "" if action.due else ".bad"),
            show(f"{action.id} ", ".soft"),
        )
        rows += hanging(label, show(action.text), width)
    return rows


def _outcomes(scene: Scene, width: int) -> list[Content]:
    """How each item ended."""
    minutes = minutes_of(scene.meeting, scene.snapshot, scene.now, scene.settings.cost)
    said = [f"{scene.said(one.item.plan.title)} {scene.said(OUTCOMES[one.outcome])}" for one in minutes.items]
    return hanging(show(" "), show(" · ".join(said), ".soft"), width)
