"""A phrase that buyers use often, and how a count has changed since the period before (R77, R78)."""

from msgspec import Struct

from engine.voice.comments import Mood, Source
from engine.words import Words

SMALL = 5
"""Below this many in both periods a percentage is noise, and counts are said instead (ext)."""

TEXTS = Words("条", "texts")
UNITS = Words("件", "units")
MENTIONS = Words("次", "mentions")
"""What is counted."""


class Phrase(Struct, frozen=True, omit_defaults=True):
    """What buyers say often, in the period and the one before."""

    phrase: str
    mood: Mood
    texts: int
    """Texts of this mood that say it in the period."""
    share: float
    """Of all texts of this mood in the period, 0 to 1."""
    before: int | None = None
    """The same in the period before; None where no text of that period is there."""
    share_before: float | None = None
    asins: tuple[str, ...] = ()
    """Products that it is said of most."""
    sources: dict[Source, int] = {}
    """Texts by where they come from."""

    @property
    def change(self) -> Words:
        """The change in texts, in words where a percentage would mislead."""
        return change_in_count(self.texts, self.before)


def change_in_count(now: int, before: int | None, of: Words = TEXTS) -> Words:
    """How a count has changed; growth from zero and tiny counts are said as they are."""
    if before is None:
        return Words("上期无数据", "nothing before")
    if before == now:
        return Words("持平", "unchanged")
    if before == 0:
        return Words("新出现", "new")
    if now == 0:
        return Words(f"本期未出现（上期 {before} {of.zh}）", f"gone (was {before})")
    if max(now, before) < SMALL:
        return Words(f"{before} → {now}，样本少", f"{before} → {now}, few")
    share = f"{(now - before) / before:+.0%}"
    return Words(share, share)
