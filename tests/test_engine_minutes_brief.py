"""The health card in short lines."""

from datetime import timedelta

from msgspec.structs import replace

from engine.meeting.actions import Completion
from engine.meeting.records import Rating
from engine.meeting.state import Meeting
from engine.minutes.brief import completion_said, ended_said
from engine.minutes.record import Minutes, minutes_of
from engine.settings import Cost
from tests.made_up_stage import MONDAY


def plain() -> Minutes:
    return minutes_of(Meeting(), None, MONDAY, Cost())


def test_completion_is_said_with_what_it_is_made_of_and_not_where_nothing_fell_due() -> None:
    assert completion_said(plain()) is None
    said = completion_said(replace(plain(), review=Completion(due=5, done=3, open=1, dropped=2, late=1)))
    assert said is not None
    assert said.zh == "上期完成率 60% = 按期完成 3 / 到期 5（晚完成 1，未完成 1，取消 2 不计）"
    assert said.en == "Completion 60% = 3 done on time of 5 due (1 late, 1 open, 2 dropped, not counted)"


def test_overtime_and_rating_are_said_where_there_are_any() -> None:
    assert ended_said(plain()) is None
    said = ended_said(
        replace(plain(), elapsed=timedelta(minutes=64), slot=timedelta(hours=1), ratings=(Rating(4), Rating(5, "李敏")))
    )
    assert said is not None
    assert said.zh == "超时 04:00 · 评分 4.5 / 5"
