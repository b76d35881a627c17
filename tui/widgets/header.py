"""The top line: which meeting, its state, the time, how long, until when, what it costs, and how good the data is."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from textual.content import Content

from engine.dates import UTC8, time_said
from engine.meeting.figures.cost import cost
from engine.meeting.state import Meeting
from engine.meeting.timer import clock_said, elapsed, ends_at, in_overtime, over_slot
from engine.reports.freshness import DOUBTFUL
from engine.snapshot.record import Snapshot
from engine.words import Words
from tui.show import row, show, spaced
from tui.widgets.board import Board
from tui.widgets.scene import Scene

STATES: dict[str, tuple[Words, str]] = {
    "preparing": (Words("○ 准备中", "○ preparing"), ".soft"),
    "running": (Words("● 进行中", "● running"), ".good"),
    "paused": (Words("‖ 暂停", "‖ paused"), ".warn"),
    "closed": (Words("■ 已结束", "■ closed"), ".soft"),
}


class Header(Board):
    """One row. Ticks once a second, and sends no more than the digits that changed."""

    def draw(self, scene: Scene, width: int, height: int) -> Sequence[Content]:
        """As much as fits: words go first, then what can be seen elsewhere."""
        for parts in _versions(scene):
            title, *rest = parts
            line = spaced(rest)
            if title.cell_length + line.cell_length + 4 <= width:
                break
        gap = Content(" " * max(1, width - title.cell_length - line.cell_length - 2))
        return [row(show(" "), title.truncate(max(0, width - line.cell_length - 3)), gap, line, show(" "))]


def _versions(scene: Scene) -> Iterator[list[Content]]:
    """The parts of the line, ever shorter; the title is first. Each is made only when the one before is too long."""
    title, brief = _title(scene)
    state = _state(scene)
    yield [title, state, _time(scene, True), *_timing(scene, True), _data(scene, True)]
    yield [brief, state, _time(scene, False), *_timing(scene, False), _data(scene, True)]
    yield [brief, state, _time(scene, False), *_timing(scene, False), _data(scene, False)]
    yield [state, _time(scene, False), *_timing(scene, False), _data(scene, False)]
    yield [state, _time(scene, False), *_timing(scene, False)[:2], _data(scene, False)]
    yield [state, _time(scene, False), *_timing(scene, False)[:1], _data(scene, False)]


def _title(scene: Scene) -> tuple[Content, Content]:
    period = scene.meeting.period.name if scene.meeting.period else ""
    name = scene.said(Words("开会 · ", "Kaihui · "))
    full = row(show(name, ".soft"), show(scene.meeting.series, ".strong"), show(f" {period}", ".soft"))
    return full, show(scene.meeting.series, ".strong")


def state_of(meeting: Meeting) -> str:
    """preparing, running, paused or closed."""
    return "paused" if meeting.state == "running" and meeting.paused else meeting.state


def _state(scene: Scene) -> Content:
    words, style = STATES[state_of(scene.meeting)]
    if scene.read_only:
        words += Words(" 只看", " read-only")
    return show(scene.said(words), style)


def _time(scene: Scene, long: bool) -> Content:
    said = f"{scene.now.astimezone(UTC8):%H:%M:%S}"
    return row(show(said, ".strong"), show(" UTC+8" if long else "+8", ".soft"))


def _timing(scene: Scene, long: bool) -> list[Content]:
    meeting, now = scene.meeting, scene.now
    if meeting.state == "preparing":
        return [_until_start(scene, long)]
    used = f"{clock_said(elapsed(meeting, now))}/{clock_said(meeting.slot)}"
    label = show(scene.said(Words("已用 ", "used ")) if long else "", ".soft")
    parts = [row(label, show(used, _pace(meeting, now)), _overtime(scene))]
    if meeting.state == "running":
        end = time_said(ends_at(meeting, now))
        words = Words(f"预计 {end} 结束", f"ends {end}") if long else Words(f"至 {end}", f"to {end}")
        parts.append(show(scene.said(words), ".bad" if over_slot(meeting, now) else ""))
    yuan = "CNY " if scene.only_ascii else "¥"  # the sign's twin is wider: it is to have its room
    return [*parts, show(f"{yuan}{cost(meeting, now, scene.settings.cost).middle:,.0f}")]


def _overtime(scene: Scene) -> Content:
    """By how many whole minutes the meeting is over its slot (R52); the seconds tick beside it already."""
    minutes = int(in_overtime(scene.meeting, scene.now).total_seconds() // 60)
    return show(scene.said(Words(f" 超 {minutes} 分", f" +{minutes} min")) if minutes else "", ".bad")


def _pace(meeting: Meeting, now: datetime) -> str:
    # in the clock's own style, the two digits that tick cost one change of style on the wire
    return ".bad" if elapsed(meeting, now) > meeting.slot else ".strong"


def _until_start(scene: Scene, long: bool) -> Content:
    start = scene.meeting.planned_start
    if start is None:
        return show("")
    away, said = start - scene.now, clock_said(start - scene.now)
    if away.total_seconds() <= 0:
        return show(scene.said(Words(f"过点 {said}", f"late by {said}")), ".warn")
    if away.days:
        return show(scene.said(Words(f"还有 {away.days} 天", f"in {away.days} d")))
    return show(scene.said(Words(f"距开始 {said}", f"starts in {said}") if long else Words(f"-{said}", f"-{said}")))


class Counts:
    """How many reports can be trusted, ask for attention, and are not there."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.good = sum(source.status not in DOUBTFUL for source in snapshot.sources)
        self.doubtful = len(snapshot.sources) - self.good
        self.lacking = len(snapshot.missing) + len(snapshot.unrecognised)


def _how_far(begun: tuple[int, int, str] | None) -> Words:
    if begun is None:
        return Words("读取中", "reading")
    number, files, _ = begun
    return Words(f"读 {number}/{files}", f"reading {number}/{files}")


def _data(scene: Scene, long: bool) -> Content:
    label = show(scene.said(Words("数据 ", "data ")) if long else "", ".soft")
    if scene.data.begun or (scene.data.state == "reading" and scene.snapshot is None):
        return row(label, show(scene.said(_how_far(scene.data.begun)), ".soft"))
    if scene.data.state == "failed":
        return row(label, show(scene.said(Words("✗ 读取失败", "✗ failed")), ".bad"))
    if scene.snapshot is None:
        return row(label, show(scene.said(Words("? 无", "? none")), ".warn"))
    counts = Counts(scene.snapshot)
    return row(
        label,
        show(f"{counts.good}✓", ".good"),
        show(f" {counts.doubtful}!", ".warn" if counts.doubtful else ".soft"),
        show(f" {counts.lacking}✗", ".bad" if counts.lacking else ".soft"),
    )
