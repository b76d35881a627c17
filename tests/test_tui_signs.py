import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from data.clock import StandingClock
from engine.settings import Look
from tests.made_up_stage import MONDAY, stage
from tui.demo import make_demo
from tui.signs import TWINS, draws_only_ascii, in_ascii, lacks_signs

CHINESE = re.compile(r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]")


def test_every_twin_is_ascii_and_as_wide_as_its_sign() -> None:
    for sign, twin in TWINS.items():
        assert twin.isascii()
        assert cell_len(sign) == len(twin) or sign in "≥≤→¥"


def test_chinese_stays_what_it_is() -> None:
    assert in_ascii("✓ 上期复盘 · ACoS ≤30%") == "v 上期复盘 - ACoS <=30%"


def test_a_console_draws_only_letters_unless_the_settings_say_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    assert draws_only_ascii(Look())
    assert not draws_only_ascii(Look(ascii=False))
    monkeypatch.setenv("TERM", "xterm-256color")
    assert not draws_only_ascii(Look())
    assert draws_only_ascii(Look(ascii=True))
    assert lacks_signs("vt100")


async def test_in_a_walk_through_the_demo_meeting_no_sign_is_left_but_ascii_and_chinese(tmp_path: Path) -> None:
    demo = make_demo(tmp_path / "demo", StandingClock(MONDAY)).root
    toml = demo / "kaihui.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + "\n[screen]\nascii = true\n", encoding="utf-8")
    async with stage(demo, now=MONDAY) as on:
        seen = [on.text]
        await on.start()
        seen.append(on.text)
        for item in range(2, len(on.session.meeting.items) + 1):
            on.session.say(f"goto {item} 试")
            on.screen.show_meeting()
            await on.pass_time(minutes=1)
            seen.append(on.text)
        for key in ("?", "ctrl+p", "/"):
            await on.press(key)
            await on.app.workers.wait_for_complete()
            await on.pilot.pause()
            seen.append(on.text)
            await on.press("escape")
        await on.pass_time(minutes=90)
        seen.append(on.text)
        on.session.say("close 试")
        on.screen.show_meeting()
        await on.pilot.pause()
        seen.append(on.text)
    left = {sign for text in seen for sign in CHINESE.sub("", text) if not sign.isascii()}
    assert left == set()
    assert any("v" in text and "#" in text for text in seen)
