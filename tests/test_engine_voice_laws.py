"""Laws of counting phrases, whatever buyers write."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from engine.voice.changes import compare
from engine.voice.comments import Comment
from engine.voice.counts import Voice, merged
from engine.voice.phrases import count_phrases

LATIN = "easy to install not sturdy screws missing don't the very schnell geliefert zu klein L'installation 5 2026"
CHINESE = "容易 安装 很 的 防滑 太小 一个月 坏了 質量"
JAPANESE = "取り付け が 簡単 です 壊れました とても サイズ"
ODD = "&amp; <br> . 。 ， ! - ' @ é 👍 \u200b \ud800 \x00 ﷺ Ｅａｓｙ"
PIECES = [*LATIN.split(), *CHINESE.split(), *JAPANESE.split(), *ODD.split()]
ALMOST = st.lists(st.sampled_from([*PIECES, " ", ""]), max_size=25).map(" ".join) | st.lists(
    st.sampled_from(PIECES), max_size=12
).map("".join)
"""Text made of what reviews are made of, which gets further than characters at random."""

COMMENTS = st.lists(
    st.builds(
        Comment,
        text=ALMOST | st.text(max_size=80),
        source=st.sampled_from(["review", "vine", "feedback", "return"]),
        asin=st.sampled_from([None, "B0AAAAAAA1", "B0AAAAAAA2"]),
        rating=st.sampled_from([None, 1.0, 3.0, 5.0]),
        marketplace=st.sampled_from([None, "US", "DE"]),
        day=st.sampled_from([None, date(2026, 11, 16), date(2026, 11, 17)]),
    ),
    max_size=12,
)


def counts(voice: Voice) -> dict[tuple[str, str], int]:
    return {(phrase.key, phrase.phrase): phrase.texts for phrase in voice.phrases}


@given(COMMENTS, COMMENTS)
def test_two_halves_merged_are_the_whole(one: list[Comment], other: list[Comment]) -> None:
    halves = merged([count_phrases(one, least=1), count_phrases(other, least=1)])
    assert halves == count_phrases([*one, *other], least=1)


@given(COMMENTS, COMMENTS)
def test_leaving_out_what_one_buyer_says_never_tells_more_than_was_said(
    one: list[Comment], other: list[Comment]
) -> None:
    whole = counts(count_phrases([*one, *other], least=1))
    halves = counts(merged([count_phrases(one), count_phrases(other)]))
    assert all(whole[way] >= texts for way, texts in halves.items())


@given(COMMENTS, st.randoms())
def test_the_order_of_texts_does_not_matter(texts: list[Comment], chance: object) -> None:
    shuffled = sorted(texts, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert count_phrases(shuffled) == count_phrases(texts)
    assert compare(count_phrases(shuffled), Voice()) == compare(count_phrases(texts), Voice())


@given(COMMENTS)
def test_no_phrase_is_in_more_texts_than_there_are(texts: list[Comment]) -> None:
    voice = count_phrases(texts, least=1)
    assert sum(kind.count for kind in voice.texts) == len(texts)
    by_key: dict[str, int] = {}
    for phrase in voice.phrases:
        by_key[phrase.key] = by_key.get(phrase.key, 0) + phrase.texts
        assert sum(kind.count for kind in phrase.said) == phrase.texts
        assert max(phrase.opens, phrase.closes) <= phrase.texts
    assert all(count <= len(texts) for count in by_key.values())


@given(COMMENTS, COMMENTS)
def test_shares_lie_between_nothing_and_everything(now: list[Comment], before: list[Comment]) -> None:
    for phrase in compare(count_phrases(now), count_phrases(before)):
        assert 0 <= phrase.share <= 1
        assert phrase.phrase.strip()
        assert len(phrase.asins) <= 3
        assert sum(phrase.sources.values()) == phrase.texts


@given(st.text(max_size=400))
def test_any_text_is_survived(text: str) -> None:
    count_phrases([Comment(text), Comment(text)])


def test_ten_times_the_text_makes_ten_times_the_phrases_and_not_their_square() -> None:
    """Work is counted rather than timed: spans looked at grow with the text, for what is hardest to cut."""
    for hard in ("a", "1", "一", "安装", "が", "カ", "<", "@", "a.", "1(", "mr ", "x-", "&amp;", "非常", "\u0301"):
        long = hard * (50_000 // len(hard))
        assert len(count_phrases([Comment(long)], least=1).phrases) < 50_000


def test_days_are_kept_apart() -> None:
    days = [date(2026, 11, 1) + timedelta(days=n) for n in range(5)]
    (phrase,) = count_phrases([Comment("Sturdy", day=day) for day in days]).phrases
    assert [kind.day for kind in phrase.said] == days
