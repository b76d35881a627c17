"""What has changed since the period before, and what several files say together."""

from datetime import date

import pytest

from engine.voice.changes import compare
from engine.voice.comments import Comment, newest
from engine.voice.counts import Voice, merged, once, placed, within
from engine.voice.phrase import UNITS, change_in_count
from engine.voice.phrases import count_phrases

MONDAY = date(2026, 11, 9)
NEXT_MONDAY = date(2026, 11, 16)


def voice(*texts: str, **known: object) -> Voice:
    return count_phrases([Comment(text, **known) for text in texts], least=1)  # type: ignore[arg-type]


def test_a_phrase_tells_its_texts_share_products_and_sources() -> None:
    now = merged(
        [
            voice("容易安装", "很容易安装", "颜色好看", asin="B0AAAAAAA1", rating=5),
            voice("容易安装", asin="B0AAAAAAA2", rating=5, source="vine"),
        ]
    )
    before = voice("容易安装", "包装漂亮", rating=5)
    (phrase,) = [phrase for phrase in compare(now, before) if phrase.phrase == "容易安装"]
    assert (phrase.texts, phrase.share, phrase.before, phrase.share_before) == (3, 0.75, 1, 0.5)
    assert phrase.asins == ("B0AAAAAAA1", "B0AAAAAAA2")
    assert phrase.sources == {"review": 2, "vine": 1}
    assert phrase.change.zh == "1 → 3，样本少"


def test_what_nobody_says_any_more_comes_last() -> None:
    phrases = compare(voice(*["sturdy"] * 2), voice(*["handle broke"] * 5))
    assert [(phrase.phrase, phrase.texts, phrase.before) for phrase in phrases] == [
        ("sturdy", 2, 0),
        ("handle broke", 0, 5),
    ]


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (9, 6, "+50%"),
        (3, 6, "-50%"),
        (4, 1, "1 → 4，样本少"),
        (7, 0, "新出现"),
        (0, 3, "本期未出现（上期 3 条）"),
        (6, 6, "持平"),
        (6, None, "上期无数据"),
    ],
)
def test_growth_from_zero_and_tiny_counts_is_said_in_words(now: int, before: int | None, said: str) -> None:
    assert change_in_count(now, before).zh == said


def test_a_period_and_a_marketplace_are_cut_out_of_a_file() -> None:
    texts = [
        Comment("Too small", day=MONDAY, marketplace="US"),
        Comment("Too small", day=NEXT_MONDAY, marketplace="US"),
        Comment("Too small", day=NEXT_MONDAY, marketplace="UK"),
        Comment("Too small"),
    ]
    heard = count_phrases(texts)
    this_week = within(heard, NEXT_MONDAY, date(2026, 11, 22))
    assert sum(texts.count for texts in this_week.texts) == 2
    assert sum(texts.count for texts in this_week.phrases[0].said) == 2
    assert sum(texts.count for texts in within(heard, MONDAY, NEXT_MONDAY, "UK").texts) == 1


def test_a_file_without_days_is_of_the_day_that_its_folder_tells() -> None:
    told = placed(voice("Too small", "too small"), NEXT_MONDAY, "US")
    assert within(told, NEXT_MONDAY, NEXT_MONDAY, "US") == told


def test_a_copy_of_a_file_counts_once() -> None:
    file = voice("Too small", "way too small", day=MONDAY, asin="B0AAAAAAA1")
    assert once([file, file]) == file


def test_of_two_files_that_overlap_the_later_one_speaks_for_a_day() -> None:
    early = voice("Too small", "too small", day=MONDAY)
    late = merged([voice("Too small", day=MONDAY), voice("too small", day=NEXT_MONDAY)])
    assert once([late, early]) == late


def test_units_are_said_as_units() -> None:
    assert change_in_count(0, 3, UNITS).zh == "本期未出现（上期 3 件）"
    assert change_in_count(4, 1, UNITS).en == "1 → 4, few"


def test_files_of_different_products_add_up() -> None:
    files = [voice("Too small", day=MONDAY, asin=asin) for asin in ("B0AAAAAAA1", "B0AAAAAAA2")]
    assert once(files) == merged(files)


def test_of_too_much_text_the_newest_is_counted() -> None:
    old, new = Comment("尺寸太小", day=MONDAY), Comment("尺寸太小", day=NEXT_MONDAY)
    assert newest([Comment("尺寸太小"), old, new], most=24) == (new, old)
