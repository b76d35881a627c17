"""What buyers write: reviews, Vine reviews, feedback and return comments, each a praise or a complaint."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from msgspec import Struct

from engine.words import Words

Source = Literal["review", "vine", "feedback", "return"]
"""Where a text comes from (R78, R82)."""
Mood = Literal["praise", "complaint", "neutral"]
"""Which way a text leans."""

SOURCES: dict[Source, Words] = {
    "review": Words("评论", "reviews"),
    "vine": Words("Vine 评论", "Vine reviews"),
    "feedback": Words("卖家反馈", "seller feedback"),
    "return": Words("退货留言", "return comments"),
}
MOODS: dict[Mood, Words] = {
    "praise": Words("好评", "praise"),
    "complaint": Words("差评", "complaints"),
    "neutral": Words("中评", "neutral"),
}

PRAISE_FROM = 4.0
"""Stars: 4 and 5 praise."""
COMPLAINT_TO = 2.0
"""Stars: 1 and 2 complain, as in Amazon's order defect rate; 3 are neutral, wherever stars are counted."""

MOST_BYTES = 2_000_000
"""Of text that is counted in one file: some 8,000 reviews, and 10 s of a processor."""


class Comment(Struct, frozen=True, omit_defaults=True):
    """One text that a buyer wrote. It is counted and let go: no text is kept."""

    text: str
    source: Source = "review"
    asin: str | None = None
    rating: float | None = None
    """Stars, 1 to 5."""
    praise: bool | None = None
    """The file's own mark, where it has one; it outweighs the stars."""
    marketplace: str | None = None
    day: date | None = None
    """A day of the marketplace; None where the file has no dates."""

    @property
    def mood(self) -> Mood:
        """Praise or complaint: a return complains; then the file's own mark; then the stars."""
        if self.source == "return":
            return "complaint"
        if self.praise is not None:
            return "praise" if self.praise else "complaint"
        if self.rating is None or COMPLAINT_TO < self.rating < PRAISE_FROM:
            return "neutral"
        return "praise" if self.rating >= PRAISE_FROM else "complaint"


def newest(comments: Iterable[Comment], most: int = MOST_BYTES) -> tuple[Comment, ...]:
    """The newest comments, as many as can be counted in time; those without a day come last."""
    kept: list[Comment] = []
    for comment in sorted(comments, key=lambda comment: comment.day or date.min, reverse=True):
        most -= len(comment.text.encode("utf-8", "replace"))
        if most < 0:
            break
        kept.append(comment)
    return tuple(kept)
