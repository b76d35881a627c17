from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from engine.dates import Period, week_of
from engine.kpi.catalogue import KpiValue, Light, Scope
from engine.meeting import moves as mv
from engine.meeting.actions import Action
from engine.meeting.events import Aim, CarriedAction, Evidence
from engine.meeting.figures.effects import effect_of, effects
from engine.meeting.performing.arranging import over_budget, proposed_order, proposed_to_park
from engine.meeting.proposing.questions import proposed_questions
from engine.meeting.resolving import resolved
from engine.settings import Series, Settings
from engine.snapshot.record import Snapshot
from tests.made_up_meeting import FRIDAY, TEAM, TEN, Scribe, started

WEEK = Period(date(2026, 11, 30), date(2026, 12, 6))


def value(kpi: str, now: float | None, before: float | None = None, status: Light = "amber") -> KpiValue:
    return KpiValue(kpi, Scope(), "percent", status, "", value=now, previous=before)


def snapshot(*values: KpiValue, week: Period = WEEK) -> Snapshot:
    return Snapshot(week, week.before(), TEN, values=values)


def finished(aim: Aim | None = None, limit: float | None = 30.0) -> Action:
    held = Evidence("acos", 40.0, limit, ">")
    return Action.carried(
        CarriedAction("A-1", "降价", "李敏", FRIDAY, "2026-11-23-weekly", aim=aim, evidence=(held,), done_at=TEN)
    )


class TestEffects:
    @pytest.mark.parametrize(
        ("now", "verdict"),
        [(29.0, "worked"), (35.0, "better"), (39.5, "no_effect"), (44.0, "no_effect"), (None, "unknown")],
    )
    def test_a_finished_action_is_judged_by_its_kpi(self, now: float | None, verdict: str) -> None:
        effect = effect_of(finished(), snapshot(value("acos", now)))
        assert effect is not None
        assert (effect.before, effect.now, effect.verdict) == (40.0, now, verdict)

    def test_an_aim_goes_before_the_rule(self) -> None:
        effect = effect_of(finished(Aim("acos", "<=", 25)), snapshot(value("acos", 29.0)))
        assert effect is not None
        assert (effect.expected, effect.verdict) == (25, "better")

    def test_a_week_that_holds_both_is_too_early(self) -> None:
        effect = effect_of(finished(), snapshot(value("acos", 29.0), week=week_of(date(2026, 11, 22))))
        assert effect is not None
        assert effect.verdict == "too_early"

    def test_without_a_frozen_value_there_is_nothing_to_say(self) -> None:
        assert effect_of(replace(finished(), evidence=()), snapshot()) is None

    def test_what_was_done_is_watched_for_four_weeks(self) -> None:
        held = (Evidence("acos", 40.0, 30.0, ">"),)
        first = started().does(mv.Next(), mv.Act("降价", "李敏", FRIDAY, evidence=held)).closed()
        second = Scribe(last=first, at=TEN + timedelta(days=7)).does(mv.Done("A-1"), mv.Start())
        third = Scribe(last=second.closed(), at=TEN + timedelta(days=14))
        assert [one.action.id for one in effects(third.meeting, snapshot(value("acos", 29.0)))] == ["A-1"]
        later = Scribe(last=third.does(mv.Start()).closed(), at=TEN + timedelta(days=42))
        assert later.meeting.watched == ()


class TestProposedQuestions:
    def test_each_figure_that_got_worse_asks_why_the_worst_first(self) -> None:
        figures = snapshot(value("acos", 33.0, 30.0), value("ctr", 0.2, 0.5), value("tacos", 10.0, 12.0))
        scribe = started(TEAM).turns_to("ads")
        offered = proposed_questions(scribe.meeting, figures)
        assert [one.kpi for one in offered] == ["ctr", "acos"]
        assert offered[0].to == "李敏"
        assert "为什么从 0.50% 降到 0.20%？" in offered[0].text.zh

    def test_a_question_that_was_asked_is_not_offered_again(self) -> None:
        figures = snapshot(value("acos", 33.0, 30.0))
        scribe = started(TEAM).turns_to("ads")
        move = resolved(scribe.meeting, figures, mv.Pose(1), FRIDAY, "zh")
        assert isinstance(move, mv.Ask)
        assert proposed_questions(scribe.does(move).meeting, figures) == ()


class TestFrozenValues:
    def test_a_decision_carries_the_figures_of_its_item(self) -> None:
        scribe = started().turns_to("ads")
        move = resolved(scribe.meeting, snapshot(value("acos", 33.0)), mv.Decide("降预算"), FRIDAY, "zh")
        assert isinstance(move, mv.Decide)
        assert [(one.kpi, one.value) for one in move.evidence] == [("acos", 33.0)]

    def test_an_action_with_an_aim_carries_what_it_starts_from(self) -> None:
        act = mv.Act("降价", aim=Aim("acos", "<=", 30))
        move = resolved(started().meeting, snapshot(value("acos", 33.0)), act, FRIDAY, "zh")
        assert isinstance(move, mv.Act)
        assert move.evidence[0].value == 33.0


class TestTheAgendaAgainstItsSlot:
    def test_what_is_least_urgent_and_latest_is_proposed_for_parking(self) -> None:
        scribe = Scribe(Settings(series=Series(minutes=50)))
        assert over_budget(scribe.meeting, scribe.now) == timedelta(minutes=10)
        assert [item.id for item in proposed_to_park(scribe.meeting, scribe.now)] == ["stock", "health"]
        trimmed = scribe.does(mv.Trim("只有 50 分钟")).meeting
        assert over_budget(trimmed, scribe.now) == timedelta(0)

    def test_neither_the_review_nor_fixed_items_are_proposed(self) -> None:
        scribe = Scribe(Settings(series=Series(minutes=1)))
        proposed = {item.id for item in proposed_to_park(scribe.meeting, scribe.now)}
        assert proposed.isdisjoint({"review", "voice", "assignment"})

    def test_urgent_items_move_up_within_their_phase_and_the_review_stays_first(self) -> None:
        scribe = Scribe().does(mv.Prioritise(6, 1), mv.Prioritise(5, 3))
        order = proposed_order(scribe.meeting, None)
        assert order == ("review", "data", "ads", "voice", "health", "stock", "strategy", "assignment")
        reordered = scribe.does(mv.Arrange(order)).meeting
        assert [item.id for item in reordered.items] == list(order)
