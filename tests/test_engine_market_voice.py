"""What buyers say in a snapshot: from several files, each text, return and rating once, beside the period before."""

from datetime import date, timedelta

from engine.reports.placing import Review
from engine.reports.reading import Measured, Reading
from engine.reports.sources import Handed
from engine.reports.survey import survey
from engine.settings import Settings
from engine.snapshot.hearing import market_voices
from engine.snapshot.market_voice import MarketVoice
from engine.voice.comments import Comment
from engine.voice.phrases import count_phrases
from tests.made_up_readings import MEETING, US, US_UK, WEEK

PREVIOUS = WEEK.before()
TUESDAY = WEEK.start + timedelta(days=1)
LAST_TUESDAY = PREVIOUS.start + timedelta(days=1)
ASIN = "B0MADEUP01"


def reviews(*told: tuple[int, str, date, str], marketplace: str | None = "US") -> Reading:
    """A table of reviews: stars, text, day, where from; one row each."""
    rows = tuple(
        Measured(
            {"reviews": 1.0, **{f"stars_{n}": float(n == stars) for n in range(1, 6)}},
            (row, row),
            start=day,
            end=day,
            marketplace=marketplace,
            asin=ASIN,
            topic=source,
        )
        for row, (stars, _, day, source) in enumerate(told, start=2)
    )
    comments = [
        Comment(text, "vine" if source == "Vine" else "review", ASIN, stars, marketplace=marketplace, day=day)
        for stars, text, day, source in told
    ]
    return Reading("reviews", "utf-8", len(rows), rows, voice=count_phrases(comments))


def returns(report: str, *told: tuple[str | None, int, date]) -> Reading:
    """A report of returns: reason, units, day."""
    rows = tuple(
        Measured({"units_returned": float(units)}, (row, row), start=day, end=day, asin=ASIN, topic=reason)
        for row, (reason, units, day) in enumerate(told, start=2)
    )
    return Reading(report, "utf-8", len(rows), rows)


def feedback(*told: tuple[int, date]) -> Reading:
    """Seller feedback: stars and day."""
    rows = tuple(
        Measured({"feedback": 1.0, **{f"stars_{n}": float(n == stars) for n in (1, 2, 3)}}, (row, row), day, day)
        for row, (stars, day) in enumerate(told, start=2)
    )
    return Reading("seller_feedback", "utf-8", len(rows), rows)


def topics(end: date, **mentions: int) -> Reading:
    """Amazon's own count of what six months of reviews mention; names may end in a blank."""
    start = end - timedelta(days=180)
    rows = tuple(
        Measured({"negative_mentions": float(count)}, (row, row), start, end, "US", asin=ASIN, topic=f"{topic} ")
        for row, (topic, count) in enumerate(mentions.items(), start=1)
    )
    return Reading("review_topics", "utf-8", len(rows), rows)


def heard(*readings: Reading, settings: Settings = US, folder: str = "US/") -> tuple[MarketVoice, ...]:
    """The voices of a folder of such files, handed in one minute after the other."""
    handed = [
        Handed(f"reports/{folder}{place}.csv", MEETING + timedelta(minutes=place), "service", reading)
        for place, reading in enumerate(readings)
    ]
    placed = survey(handed, settings, Review(WEEK, MEETING + timedelta(hours=1)))
    return market_voices(placed, WEEK, PREVIOUS, settings.series.marketplaces)


SMELL = [(1, "strong smell", TUESDAY, "amazon")] * 6 + [(2, "strong smell", LAST_TUESDAY, "amazon")] * 3
PRAISE = [(5, "easy to clean", TUESDAY, "amazon")] * 4


def test_phrases_are_split_into_praise_and_complaint_beside_the_period_before() -> None:
    (us,) = heard(reviews(*SMELL, *PRAISE))
    assert [(one.phrase, one.texts, one.share, one.before) for one in us.said("complaint")] == [
        ("strong smell", 6, 1.0, 3)
    ]
    assert [(one.phrase, one.texts, one.before) for one in us.said("praise")] == [("easy to clean", 4, None)]
    assert us.texts == {"complaint": 6, "praise": 4}
    assert us.said("complaint")[0].change.en == "+100%"


def test_a_file_that_was_handed_in_twice_counts_once() -> None:
    file = reviews(*SMELL, *PRAISE)
    (once,), (twice,) = heard(file), heard(file, file)
    assert [(one.phrase, one.texts) for one in twice.phrases] == [(one.phrase, one.texts) for one in once.phrases]
    assert twice.stars[0].counts == once.stars[0].counts == (6, 0, 0, 0, 4)


def test_of_exports_that_overlap_the_later_one_speaks_for_the_days_that_both_have() -> None:
    early = reviews(*SMELL)
    late = reviews(*[(1, "strong smell", TUESDAY, "amazon")] * 8)
    (us,) = heard(early, late)
    assert [(one.phrase, one.texts, one.before) for one in us.said("complaint")] == [("strong smell", 8, 3)]
    assert (us.stars[0].negative, us.stars[0].negative_before) == (8, 3)


def test_every_table_says_on_which_files_and_rows_it_rests() -> None:
    (us,) = heard(reviews(*SMELL, *PRAISE), returns("fba_returns", ("DEFECTIVE", 1, TUESDAY)))
    assert [(one.file, one.first, one.last) for one in us.phrases_from] == [("reports/US/0.csv", 2, 14)]
    assert [(one.file, one.first, one.last) for one in us.reasons_from] == [("reports/US/1.csv", 2, 2)]
    assert us.files == {"reports/US/0.csv", "reports/US/1.csv"}


def test_one_and_two_stars_are_negative_and_three_are_not() -> None:
    (us,) = heard(reviews(*[(stars, "so so", TUESDAY, "amazon") for stars in (1, 2, 3, 4, 5)]))
    assert (us.stars[0].total, us.stars[0].negative, us.stars[0].negative_share) == (5, 2, 0.4)


def test_vine_reviews_are_counted_apart() -> None:
    (us,) = heard(reviews((1, "broke", TUESDAY, "amazon"), (4, "nice", TUESDAY, "Vine")))
    assert [(one.source, one.counts) for one in us.stars] == [("review", (1, 0, 0, 0, 0)), ("vine", (0, 0, 0, 1, 0))]


def test_seller_feedback_has_no_share_since_amazon_lists_three_stars_only() -> None:
    (us,) = heard(feedback((1, TUESDAY), (3, TUESDAY), (2, LAST_TUESDAY)))
    (one,) = us.stars
    assert (one.source, one.negative, one.negative_before, one.negative_share) == ("feedback", 1, 1, None)


def test_both_families_of_return_codes_are_one_list() -> None:
    (us,) = heard(
        returns("fba_returns", ("DEFECTIVE", 6, TUESDAY), (None, 1, TUESDAY), ("DEFECTIVE", 2, LAST_TUESDAY)),
        returns("seller_fulfilled_returns", ("CR-DEFECTIVE", 2, TUESDAY), ("CR-UNWANTED_ITEM", 1, TUESDAY)),
    )
    reasons = {one.code: (one.count, one.share, one.before) for one in us.reasons}
    assert reasons == {"DEFECTIVE": (8, 0.8, 2), "UNWANTED_ITEM": (1, 0.1, 0), "": (1, 0.1, 0)}
    assert (us.returned, us.returned_before) == (10, 2)


def test_without_returns_before_there_is_no_change_to_speak_of() -> None:
    (us,) = heard(returns("fba_returns", ("DEFECTIVE", 6, TUESDAY)))
    assert us.returned_before is None
    assert us.reasons[0].moved.zh == "上期无数据"


def test_topics_are_of_the_newest_report_beside_the_one_a_period_older() -> None:
    (us,) = heard(topics(PREVIOUS.end, smell=30), topics(WEEK.end, smell=45, size=4))
    assert [(one.topic, one.mood, one.mentions, one.before) for one in us.topics] == [
        ("smell", "complaint", 45, 30),
        ("size", "complaint", 4, None),
    ]


def test_marketplaces_speak_for_themselves_and_one_without_a_word_is_left_out() -> None:
    (uk,) = heard(reviews(*SMELL, marketplace="UK"), settings=US_UK)
    assert uk.marketplace == "UK"


def test_a_file_that_is_silent_on_its_marketplace_is_that_of_its_folder() -> None:
    (us,) = heard(reviews(*SMELL, marketplace=None), settings=US_UK)
    assert (us.marketplace, us.said("complaint")[0].texts) == ("US", 6)


def test_what_nothing_settles_does_not_count() -> None:
    assert heard(reviews(*SMELL, marketplace=None), settings=US_UK, folder="") == ()


def test_no_reports_are_no_voice() -> None:
    assert heard() == ()


def test_a_longer_export_of_the_same_week_adds_its_new_days_only() -> None:
    wednesday = TUESDAY + timedelta(days=1)
    early = reviews(*[(1, "strong smell", TUESDAY, "amazon")] * 3)
    late = reviews(*[(1, "strong smell", TUESDAY, "amazon")] * 4, (1, "strong smell", wednesday, "amazon"))
    (us,) = heard(early, late)
    assert us.stars[0].counts == (5, 0, 0, 0, 0)
    assert us.said("complaint")[0].texts == 5
