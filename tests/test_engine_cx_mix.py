"""CX health: how many offers are in each class, which are at risk, and the NCX rate as a ratio of sums."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from engine.kpi.catalogue import KpiValue, Scope
from engine.reports.reading import Measured, Reading
from engine.reports.sources import Handed
from engine.settings import Settings
from engine.snapshot.cx_mix import CxMix
from engine.snapshot.hearing import market_voices
from engine.voice.cx_health import AT_RISK, CX_CLASSES, MEASURES, RATED, CxClass
from tests.made_up_readings import US, US_UK, WEEK, handed, placed, scored

SUNDAY, LAST_SUNDAY = WEEK.end, WEEK.before().end
Row = tuple[str, CxClass, int | None, int | None]
"""ASIN, class, unhappy orders, all orders."""


def offers(*rows: Row, day: date = SUNDAY, place: str = "US", name: str = "cx") -> Handed:
    """A table of CX health: a row for each offer."""
    measured = tuple(
        Measured(
            {measure: float(one == health) for one, measure in MEASURES.items()}
            | ({} if unhappy is None else {"ncx_orders": float(unhappy)})
            | ({} if orders is None else {"cx_orders": float(orders)}),
            (row, row),
            start=day,
            end=day,
            asin=asin,
            topic="Strong smell" if unhappy else None,
        )
        for row, (asin, health, unhappy, orders) in enumerate(rows, start=2)
    )
    return handed(Reading("cx_health", "utf-8", len(rows), measured, basis="column"), f"reports/W/{place}/{name}.csv")


def mix(*tables: Handed) -> CxMix:
    (voice,) = market_voices(placed(tables), WEEK, WEEK.before(), ("US",))
    assert voice.cx is not None
    assert voice.files == {one.file for one in voice.cx.sources}
    return voice.cx


def rate(*tables: Handed, settings: Settings = US, place: str | None = "US") -> KpiValue:
    return scored(tables, settings)["ncx_rate", Scope(place)]


NOW = offers(("A", "very_poor", 21, 210), ("B", "poor", 6, 120), ("C", "good", 3, 270), ("D", "unrated", 0, 3))
BEFORE = offers(("A", "fair", 9, 200), ("B", "poor", 7, 120), ("C", "good", 3, 200), day=LAST_SUNDAY, name="before")


def test_offers_are_counted_by_class_beside_the_period_before() -> None:
    told = mix(NOW, BEFORE)
    assert told.counts == {"excellent": 0, "good": 1, "fair": 0, "poor": 1, "very_poor": 1, "unrated": 1}
    assert [told.change(one).zh for one in CX_CLASSES] == ["持平", "持平", "-1", "持平", "+1", "+1"]
    assert (told.share("very_poor"), told.share_before("very_poor")) == (1 / 3, 0.0)
    assert told.share("unrated") is None


def test_offers_at_risk_are_named_worst_first_with_where_they_came_from() -> None:
    first, second = mix(NOW, BEFORE).at_risk
    assert (first.asin, first.rate, first.reason, first.moved.zh) == ("A", 0.1, "Strong smell", "上期一般")
    assert (second.asin, second.unhappy_before, second.moved.en) == ("B", 7, "unchanged")
    assert mix(NOW).at_risk[0].moved.en == "new"
    assert mix(NOW).change("poor").en == "nothing before"


def test_an_offer_that_is_listed_twice_counts_once_by_its_worst_class() -> None:
    told = mix(offers(("A", "good", 1, 50), ("A", "poor", 4, 50)))
    assert sum(told.counts.values()) == 1
    assert [(one.health, one.unhappy, one.orders) for one in told.at_risk] == [("poor", 5, 100)]


def test_a_table_in_two_files_of_one_day_is_one_table_and_a_copy_adds_nothing() -> None:
    halves = offers(("A", "poor", 1, 10)), offers(("B", "good", 1, 30), name="other half")
    assert mix(*halves).counts["good"] == mix(*halves).counts["poor"] == 1
    assert mix(NOW, offers(("A", "very_poor", 21, 210), name="copy")).counts == mix(NOW).counts


def test_the_rate_is_unhappy_orders_by_orders_and_never_a_mean_of_rates() -> None:
    told = rate(NOW, BEFORE)
    assert (told.value, told.formula) == (4.975124, "ncx_orders / cx_orders * 100")
    assert told.parts == {"ncx_orders": 30.0, "cx_orders": 603.0}
    assert told.previous == 3.653846
    assert [(one.file, one.first, one.last) for one in told.sources] == [("reports/W/US/cx.csv", 2, 5)]


def test_the_house_may_set_a_target_for_it() -> None:
    assert (rate(NOW).status, rate(NOW).target) == ("unknown", None)
    assert rate(NOW, settings=Settings(series=US.series, targets={"ncx_rate": 3.0})).status == "amber"


def test_offers_without_orders_are_left_out_of_the_rate_and_that_is_said() -> None:
    told = rate(offers(("A", "poor", 2, 20), ("B", "good", None, 10), ("C", "good", None, None)))
    assert (told.value, told.reason and told.reason.zh) == (10.0, "2 个商品没写订单数，未计入。")
    assert "partial" in told.flags
    reasons = (rate(offers(("A", "poor", *counts))).reason for counts in ((None, None), (0, 0)))
    assert [one and one.en for one in reasons] == [
        "The table of CX health gives no orders.",
        "There are no orders in the table of CX health.",
    ]


def test_marketplaces_add_up_and_one_without_a_table_is_named() -> None:
    uk = offers(("A", "good", 1, 397), place="UK")
    assert rate(NOW, uk, settings=US_UK, place=None).value == 3.1
    told = rate(NOW, settings=US_UK, place=None)
    assert (told.value, told.reason and told.reason.zh) == (4.975124, "不含 UK 站，没有 CX 健康表。")
    assert rate(NOW, settings=US_UK, place="UK").value is None


def test_a_figure_typed_by_hand_fills_in_where_there_is_no_table() -> None:
    typed = Measured({"ncx_rate_by_hand": 0.021}, (2, 2), SUNDAY, SUNDAY)
    own = handed(Reading("manual_kpis", "utf-8", 1, (typed,), basis="column"), "reports/W/US/own.csv")
    assert rate(own).value == 2.1
    assert rate(own, NOW).value == 4.975124


@given(st.lists(st.tuples(st.sampled_from(list(CX_CLASSES)), st.integers(0, 40), st.integers(0, 900)), min_size=1))
def test_classes_add_up_to_all_offers_and_shares_to_one(rows: list[tuple[CxClass, int, int]]) -> None:
    told = mix(offers(*[(f"B{place:09}", health, unhappy, n) for place, (health, unhappy, n) in enumerate(rows)]))
    assert sum(told.counts.values()) == len(rows)
    assert len(told.at_risk) == min(20, sum(told.counts[one] for one in AT_RISK))
    shares = [told.share(one) for one in RATED]
    assert all(share is None for share in shares) or abs(sum(share or 0.0 for share in shares) - 1) < 1e-9


def test_a_table_of_another_time_says_nothing_of_the_week() -> None:
    long_ago = offers(("A", "poor", 1, 10), day=SUNDAY - timedelta(weeks=5))
    assert market_voices(placed([long_ago]), WEEK, WEEK.before(), ("US",)) == ()
