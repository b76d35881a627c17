"""The minutes on the screen, before they are sent."""

from pathlib import Path

from tests.made_up_stage import stage


async def test_after_the_meeting_the_minutes_can_be_read_to_their_end(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        on.app.session.say("d 批准清仓促销")
        on.app.session.say("close 演练")
        on.app.screen.show_meeting()  # type: ignore[attr-defined]
        await on.pilot.pause()
        seen = on.text
        for _ in range(12):
            await on.press("pagedown")
            seen += on.text
        assert "纪要预览" in seen
        assert "会议纪要" in seen
        assert "D-1 **批准清仓促销**" in seen
        assert "出席与例外" in seen
