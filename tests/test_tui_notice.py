"""A refusal is read whole: the sentence takes the rows that it needs, and gives them back."""

from pathlib import Path

from engine.words import same
from tests.made_up_stage import stage
from tui.widgets.notice import Notice

_LONG = "写明原因可继续：" + "、".join(f"A-{number} 没有负责人" for number in range(1, 12)) + "。"


async def test_a_refusal_takes_the_rows_that_it_needs_and_gives_them_back(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(80, 24)) as on:
        tall = on.screen.query_one("#item").size.height
        on.screen.tell(Notice("warn", same(_LONG)))
        await on.pilot.pause()
        assert on.rows[-5].startswith(" ! 写明原因可继续")
        assert "A-11 没有负责人。" in on.rows[-3]
        assert on.screen.query_one("#item").size.height == tall - 2
        on.screen.tell(Notice("good", same(_LONG)))
        await on.pilot.pause()
        assert on.screen.query_one("#item").size.height == tall
        assert on.rows[-3].startswith(" ✓ 写明原因可继续")


async def test_a_sentence_that_is_longer_than_its_room_says_that_it_goes_on(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(60, 15)) as on:
        on.screen.tell(Notice("bad", same(_LONG)))
        await on.pilot.pause()
        assert on.rows[-4].startswith(" ✗ 写明原因可继续")
        assert on.rows[-3].endswith("…")
        await on.pilot.resize_terminal(120, 36)
        await on.pilot.pause()
        assert on.notice.endswith("A-11 没有负责人。")
