from datetime import datetime, timedelta, timezone

import pytest

from engine.capture.script import Say, SetClock, Wait, script_steps
from engine.errors import BadInputError

TEN = datetime(2026, 11, 23, 10, 0, tzinfo=timezone(timedelta(hours=8)))


def test_lines_set_the_clock_let_time_pass_or_say_something() -> None:
    script = "# 周会\n\n@ 2026-11-23T10:00+08:00\nstart\n+ 02:30\n+ 1:02:30\n  d 批准  \n"
    assert script_steps(script) == (
        SetClock(3, TEN),
        Say(4, "start"),
        Wait(5, timedelta(minutes=2, seconds=30)),
        Wait(6, timedelta(hours=1, minutes=2, seconds=30)),
        Say(7, "d 批准"),
    )


def test_a_moment_without_an_offset_is_utc8() -> None:
    assert script_steps("@ 2026-11-23T10:00") == (SetClock(1, TEN),)


@pytest.mark.parametrize("line", ["@ 明天", "@", "+ 5", "+ 2 minutes", "+ 02:3"])
def test_a_time_that_cannot_be_read_is_named_with_its_line(line: str) -> None:
    with pytest.raises(BadInputError) as error:
        script_steps(f"start\n{line}")
    assert "第 2 行" in error.value.said("zh")
