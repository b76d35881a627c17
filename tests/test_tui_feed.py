import gc
from datetime import UTC, datetime

from textual.content import Content

from engine.meeting.events import Facts, NoteTaken
from engine.meeting.state import Meeting
from engine.settings import Settings
from tui.widgets.feed import Feed
from tui.widgets.scene import Scene

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
FACTS: Facts = tuple(
    NoteTaken(at=AT, by="周婷", seq=number, move=number, id=f"N-{number}", item="ads", text=f"第 {number} 条")
    for number in range(1, 1201)
)


def scene_after(count: int) -> Scene:
    return Scene(Meeting(), FACTS[:count], None, AT, "zh", Settings(), "周婷")


def contents_alive() -> int:
    gc.collect()
    return sum(isinstance(one, Content) for one in gc.get_objects())


def test_the_last_entries_are_drawn_the_newest_at_the_end() -> None:
    rows = Feed("feed").draw(scene_after(1200), 80, 10)
    assert len(rows) == 200
    assert "第 1001 条" in rows[0].plain
    assert "第 1200 条" in rows[-1].plain


def test_an_entry_that_is_still_in_reach_is_not_drawn_again() -> None:
    feed = Feed("feed")
    first = feed.draw(scene_after(300), 80, 10)
    second = feed.draw(scene_after(301), 80, 10)
    assert all(old is new for old, new in zip(first[1:], second[:-1], strict=True))


def test_a_long_meeting_leaves_no_entries_behind_that_nobody_can_scroll_to() -> None:
    feed = Feed("feed")
    feed.draw(scene_after(250), 80, 10)
    before = contents_alive()
    for count in range(251, 1201):
        feed.draw(scene_after(count), 80 + count % 2, 10)
    assert contents_alive() - before <= 200
