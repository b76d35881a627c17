from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from engine.meeting import moves as mv
from engine.meeting.cadence import due_marketplaces, next_meeting_day, overdue_days
from engine.meeting.emergency import taken_over
from engine.meeting.past.ledger import ledger
from engine.meeting.planning import bring_from, next_start, plan_emergency, plan_meeting
from engine.settings import Series, Settings, Topic
from tests.made_up_meeting import FRIDAY, TEN, Scribe, started

MONDAY = date(2026, 11, 23)
BOTH = Series(marketplaces=("US", "JP"))
JAPAN = Series(marketplaces=("JP",))


def test_north_america_is_due_every_week_and_japan_every_second() -> None:
    last = dict.fromkeys(("US", "JP"), MONDAY)
    assert due_marketplaces(BOTH, MONDAY + timedelta(days=7), last) == ("US",)
    assert due_marketplaces(BOTH, MONDAY + timedelta(days=14), last) == ("US", "JP")


def test_what_was_never_met_about_is_due() -> None:
    assert due_marketplaces(BOTH, MONDAY, {"US": MONDAY - timedelta(days=7)}) == ("US", "JP")


def test_a_team_of_japan_meets_every_second_week() -> None:
    assert next_meeting_day(JAPAN, MONDAY + timedelta(days=1), MONDAY) == MONDAY + timedelta(days=14)


def test_after_a_missed_meeting_the_rhythm_goes_on() -> None:
    assert next_meeting_day(JAPAN, MONDAY + timedelta(days=15), MONDAY) == MONDAY + timedelta(days=28)


def test_a_cadence_can_be_set() -> None:
    series = Series(marketplaces=("UK",), cadence_days={"UK": 21})
    assert next_meeting_day(series, MONDAY + timedelta(days=1), MONDAY) == MONDAY + timedelta(days=21)


def test_an_overdue_marketplace_is_named_with_its_days() -> None:
    last = dict.fromkeys(("US", "JP"), MONDAY)
    assert overdue_days(BOTH, MONDAY + timedelta(days=10), last) == {"US": 3}
    assert overdue_days(Series(template="monthly"), MONDAY + timedelta(days=90), last) == {}


def test_a_monthly_meeting_after_its_day_is_in_the_next_month() -> None:
    assert next_start(Series(template="monthly"), datetime(2026, 12, 8, tzinfo=UTC)).date() == date(2027, 1, 4)


def test_the_next_meeting_knows_whose_turn_it_is() -> None:
    settings = Settings(series=BOTH)
    last = started(settings).closed()
    plan = plan_meeting(settings, TEN + timedelta(days=7), last, TEN, "周婷")
    assert plan.due == ("US",)
    assert plan.reviewed_on == {"US": MONDAY, "JP": MONDAY}


def test_a_template_of_the_team_s_own_is_its_agenda() -> None:
    own = Settings(series=Series(template="促销"), templates={"促销": (Topic("deal", "大促复盘", "diagnosis", 10),)})
    items = [item.id for item in Scribe(own).meeting.items]
    assert items == ["review", "deal", "voice"]


class TestEmergency:
    def test_it_is_called_now_with_what_it_was_called_for(self) -> None:
        plan = plan_emergency(Settings(), None, TEN, "周婷", "有效追踪率 93.1% < 95%")
        assert (plan.meeting, plan.starts_at, plan.minutes) == ("2026-11-23-emergency", TEN, 40)
        assert [item.phase for item in plan.agenda] == ["preparation", "diagnosis", "strategy"]

    def test_its_numbers_go_on_and_what_it_leaves_open_is_taken_over(self) -> None:
        regular = Scribe(last=started().does(mv.Next(), mv.Act("降价", "李敏", FRIDAY)).closed())
        emergency = Scribe()
        emergency.facts = ()
        emergency.store((plan_emergency(Settings(), regular.meeting, TEN, "周婷", "VTR"),))
        emergency.does(mv.Start(), mv.Act("每天对账", "王强", FRIDAY, list="prevention"))
        regular.does(bring_from(emergency.closed()), mv.Start(), mv.Next("无"), mv.Act("补货", "赵磊", FRIDAY))
        assert [(one.id, one.text) for one in regular.meeting.actions] == [
            ("A-2", "每天对账"),
            ("A-1", "降价"),
            ("A-3", "补货"),
        ]

    def test_of_two_actions_with_one_number_neither_is_lost(self) -> None:
        regular = started().does(mv.Next(), mv.Act("降价", "李敏", FRIDAY))
        for name in ("2026-11-24-emergency", "2026-11-25-emergency"):
            emergency = Scribe()
            emergency.facts = ()
            plan = plan_emergency(Settings(), None, TEN, "周婷", "VTR")
            emergency.store((replace(plan, meeting=name),))
            emergency.does(mv.Start(), mv.Act(f"每天对账 {name}", "王强", FRIDAY))
            ended = emergency.closed()
            regular.does(taken_over(regular.meeting, ended), taken_over(regular.meeting, ended))
        regular.does(mv.Act("补货", "赵磊", FRIDAY), mv.Done("A-3"))
        said = {one.id: (one.text[:4], one.origin) for one in regular.meeting.actions}
        assert said == {
            "A-1": ("降价", ("", "A-1")),
            "A-3": ("每天对账", ("2026-11-24-emergency", "A-1")),
            "A-4": ("每天对账", ("2026-11-25-emergency", "A-1")),
            "A-5": ("补货", ("", "A-5")),
        }
        known = {(one.raised_in, one.action.id): one.action.status for one in ledger([ended, regular.meeting])}
        assert known["2026-11-25-emergency", "A-4"] == "open"
        assert ("2026-11-25-emergency", "A-1") not in known
