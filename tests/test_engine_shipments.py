"""Orders of an emergency: pasted upload times, and why each order does not comply."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from engine.errors import NotFoundError
from engine.meeting.emergency import is_emergency, recheck_day
from engine.meeting.moves import Judge
from engine.meeting.shipments import CLASSES, classed, judged, listed, timed, times_in, totals, totals_said
from engine.meeting.state import Meeting
from engine.reports.reading import Shipment

ONE, TWO, THREE = "111-1111111-1111111", "111-1111111-1111112", "111-1111111-1111113"
NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
PROMISED = date(2026, 11, 20)


def order(number: str = ONE, tracking: str = "YT2632100000000001", promised: date | None = PROMISED) -> Shipment:
    return Shipment(number, 2, carrier="Yun Express", tracking=tracking, promised=promised)


@pytest.mark.parametrize(
    "line",
    [
        f"{ONE} 2026-11-20 21:05",
        f"{ONE},2026/11/20 21:05:00,Yun",
        f"  {ONE}\t2026-11-20T21:05",
        f"单号 {ONE}，2026年11月20日 21：05",
        f"{ONE} 2026-11-20T13:05Z",
        f"{ONE} 2026-11-20 21:05:00+08:00",
        f"{ONE} 11-20 21:05",
        f"11月20日 21:05 {ONE}",
        f"{ONE}\t11/20 21:05:00",
    ],
)
def test_a_time_is_understood_however_the_forwarder_writes_it(line: str) -> None:
    assert times_in(line, [ONE], NOW).uploaded == {ONE: datetime(2026, 11, 20, 13, 5, tzinfo=UTC)}


def test_lines_that_cannot_be_used_are_named_and_the_good_ones_count() -> None:
    text = f"订单号 时间\n{ONE} 2026-11-20 21:05\n\n昨天都传了 2 次\n"
    text += f"{TWO}\n{THREE} 2026-11-20 10:00\n{TWO} 2026-13-40 10:00"
    times = times_in(text, [ONE, TWO], NOW)
    assert list(times.uploaded) == [ONE]
    assert [one.line for one in times.misread] == [4, 5, 6, 7]
    assert times.misread[1].said().zh == f"第 5 行：{TWO} 没有时间，写成 2026-11-20 21:05。"
    assert THREE in times.misread[2].said().en


def test_of_two_lines_for_one_order_the_later_counts() -> None:
    times = times_in(f"{ONE} 2026-11-20 10:00\n{ONE} 2026-11-21 10:00", [ONE], NOW)
    assert times.uploaded[ONE].day == 21


def test_a_time_that_is_still_to_come_is_no_upload_time() -> None:
    times = times_in(f"{ONE} 2026-11-25 10:00\n{TWO} 2026-11-25 10:01", [ONE, TWO], NOW)
    assert list(times.uploaded) == [ONE]
    assert times.misread[0].said().zh == f"第 2 行：{TWO} 的时间还没到。"


def test_a_day_without_a_year_is_the_last_such_day() -> None:
    assert times_in(f"{ONE} 12-30 10:00", [ONE], NOW).uploaded == {ONE: datetime(2025, 12, 30, 2, 0, tzinfo=UTC)}
    assert times_in(f"{ONE} 13-30 10:00", [ONE], NOW).uploaded == {}


@given(st.text(max_size=300))
def test_no_paste_breaks_the_reading(text: str) -> None:
    times = times_in(text, [ONE], NOW)
    assert len(times.misread) <= len(text.splitlines())


@pytest.mark.parametrize(
    ("shipment", "uploaded_at", "why"),
    [
        (order(tracking=""), None, "bad_number"),
        (order(tracking="待补"), datetime(2026, 11, 1, tzinfo=UTC), "bad_number"),
        (order(tracking="12345"), None, "bad_number"),
        (order(), None, "unknown"),
        (order(promised=None), datetime(2026, 11, 1, tzinfo=UTC), "unknown"),
        (order(), datetime(2026, 11, 20, 15, 59, tzinfo=UTC), "carrier_delay"),
        (order(), datetime(2026, 11, 20, 16, 0, tzinfo=UTC), "late_upload"),
    ],
)
def test_each_order_is_classed_by_its_number_and_its_day_in_utc8(
    shipment: Shipment, uploaded_at: datetime | None, why: str
) -> None:
    assert classed(shipment, uploaded_at) == why


def test_totals_name_every_class_and_count_each_order_once() -> None:
    orders = listed([order(ONE), order(ONE), order(TWO, tracking="")], ())
    orders = (*timed(orders, {ONE: datetime(2026, 11, 19, tzinfo=UTC)}), orders[1])
    assert totals(orders) == {"carrier_delay": 1, "late_upload": 0, "bad_number": 1, "unknown": 0}
    assert list(totals(orders)) == list(CLASSES)
    assert totals_said(orders).zh == "承运商数据延迟 1 · 上传过晚 0 · 追踪号无效 1 · 未知 0"


def test_only_what_is_new_is_listed_and_what_was_known_stays() -> None:
    at = datetime(2026, 11, 18, tzinfo=UTC)
    known = timed(listed([order(ONE), order(TWO)], ()), {ONE: at, TWO: at})
    assert listed([order(ONE), order(TWO)], known) == ()
    assert timed(known, {TWO: at}) == ()
    (mended,) = listed([order(ONE, tracking="")], known)
    assert (mended.uploaded_at, mended.cause) == (at, "bad_number")


def test_what_somebody_said_by_hand_counts_more_than_rule_and_paste() -> None:
    (by_rule,) = listed([order(ONE)], ())
    by_hand = replace(by_rule, cause="late_upload", judged_by="周婷")
    (timed_later,) = timed([by_hand], {ONE: datetime(2026, 11, 18, tzinfo=UTC)})
    assert (timed_later.cause, timed_later.judged_by) == ("late_upload", "周婷")
    (reported_anew,) = listed([order(ONE, tracking="")], [by_hand])
    assert reported_anew.cause == "late_upload"


def test_an_order_is_judged_only_where_it_is_on_the_list() -> None:
    meeting = Meeting(orders=listed([order(ONE)], ()))
    at = datetime(2026, 11, 25, tzinfo=UTC)
    assert judged(meeting, Judge(ONE, "carrier_delay"), at, "周婷").cause == "carrier_delay"
    for number, said in ((TWO, TWO), ("", "cursor")):
        with pytest.raises(NotFoundError, match=said):
            judged(meeting, Judge(number, "carrier_delay"), at, "周婷")


def test_an_emergency_is_known_by_its_id_and_looked_at_again_after_72_hours() -> None:
    assert is_emergency("2026-11-25-emergency")
    assert is_emergency("2026-11-25-emergency-2")
    assert not is_emergency("2026-11-25-weekly")
    assert recheck_day(datetime(2026, 11, 25, 17, 0, tzinfo=UTC)) == date(2026, 11, 29)
