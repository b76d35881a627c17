"""Who and what is gathered before the start: people with their roles, the teams' reports, an agenda that fits."""

from textual.content import Content

from engine.meeting.performing.arranging import proposed_order, proposed_to_park
from engine.reports.freshness import DOUBTFUL
from engine.settings import ROLES_SAID, TEAMS_SAID, Team
from engine.snapshot.record import Snapshot
from engine.words import Words, joined
from tui.show import hanging, in_column, row, show
from tui.widgets.scene import Scene

_LABEL = 8
"""Cells of the labels on the left."""


def label(scene: Scene, name: Words) -> Content:
    """What a row is about, on its left."""
    return row(show(" "), in_column(scene.said(name), _LABEL, ".soft"))


def attendance_rows(scene: Scene, width: int) -> list[Content]:
    """Who has come, with their roles; who has not stands below the agenda (R16)."""
    people, present = scene.meeting.people, scene.meeting.present
    if not present:
        return []
    roles = {person.name: person.role for person in people}
    said = joined([_with_role(name, roles.get(name, "")) for name in present])
    return hanging(label(scene, Words("到场", "Present")), show(scene.said(said), ".good"), width)


def _with_role(name: str, role: str) -> Words:
    called = ROLES_SAID.get(role, Words(role, role))
    return Words(f"{name}（{called.zh}）", f"{name} ({called.en})") if role else Words(name, name)


def arrangement_rows(scene: Scene, width: int) -> list[Content]:
    """The agenda's minutes against the slot, what to park, and the better order (R74, R54)."""
    rows = hanging(label(scene, Words("时长", "Time")), _budget(scene), width)
    if sooner := _sooner(scene):
        said = scene.keys.worded(Words("{reorder} 提前：", "{reorder} moves up: ")) + joined(sooner)
        rows += hanging(label(scene, Words("次序", "Order")), show(scene.said(said)), width)
    return rows


def _sooner(scene: Scene) -> list[Words]:
    """The items that the proposed order puts before one that they now follow."""
    now = [item.id for item in scene.meeting.items]
    order = proposed_order(scene.meeting, scene.snapshot)
    return [scene.meeting.item(one).plan.title for place, one in enumerate(order) if place < now.index(one)]


def _budget(scene: Scene) -> Content:
    planned = sum(item.plan.minutes for item in scene.meeting.items if item.state != "parked")
    slot = int(scene.meeting.slot.total_seconds()) // 60
    if planned <= slot:
        fits = Words(f"✓ 议程 {planned} 分，时段 {slot} 分", f"✓ agenda {planned} min, slot {slot} min")
        return show(scene.said(fits), ".good")
    over = planned - slot
    words = Words(f"! 议程 {planned} 分，超出时段 {over} 分", f"! agenda {planned} min, {over} over the slot")
    if chosen := proposed_to_park(scene.meeting, scene.now):
        words += scene.keys.worded(Words(" · {trim} 搁置：", " · {trim} parks ")) + joined(
            [item.plan.title for item in chosen]
        )
    return show(scene.said(words), ".warn")


def team_rows(scene: Scene, snapshot: Snapshot, width: int) -> list[Content]:
    """What each of the four teams has handed in, and whom to ask where something is late or missing (R8, R26)."""
    name = label(scene, Words("报表", "Files"))
    rows: list[Content] = []
    for team in TEAMS_SAID:
        rows += hanging(label(scene, Words("", "")) if rows else name, _team(scene, snapshot, team), width, most=2)
    return rows


def _team(scene: Scene, snapshot: Snapshot, team: Team) -> Content:
    """One team: sign, name, counts that are not nought, and its people where something is wrong."""
    sources = [one for one in snapshot.sources if one.team == team]
    counts = (
        (sum(one.on_time is False for one in sources), "迟交", "late"),
        (sum(one.status in DOUBTFUL for one in sources), "存疑", "in doubt"),
        (sum(one.team == team for one in snapshot.missing), "缺", "missing"),
    )
    wrong = [Words(f"{zh} {count}", f"{count} {en}") for count, zh, en in counts if count]
    said = joined([Words(f"已交 {len(sources)}", f"{len(sources)} handed in"), *wrong], zh=" · ", en=" · ")
    who = [person.name for person in scene.meeting.people if person.role == team]
    asked = show(f" · {'、'.join(who) if scene.language == 'zh' else ', '.join(who)}" if wrong and who else "", ".key")
    sign, style = ("✗", ".bad") if counts[2][0] else ("!", ".warn") if wrong else ("✓", ".good")
    if not sources and not wrong:
        sign, style = "·", ".soft"
    return row(show(f"{sign} {scene.said(TEAMS_SAID[team])} ", style), show(scene.said(said), style), asked)
