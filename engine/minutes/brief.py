"""The health card in lines short enough for a screen: completion, overtime, rating (R52, R55, R58)."""

from engine.meeting.timer import clock_said
from engine.minutes.record import Minutes
from engine.words import Words, joined, same


def completion_said(minutes: Minutes) -> Words | None:
    """The rate with what it is made of; None where nothing fell due (R58)."""
    review = minutes.review
    if review.percent is None:
        return None
    apart = [
        Words(f"晚完成 {review.late}", f"{review.late} late"),
        Words(f"未完成 {review.open}", f"{review.open} open"),
        Words(f"取消 {review.dropped} 不计", f"{review.dropped} dropped, not counted"),
    ]
    head = Words(
        f"上期完成率 {review.percent:.0f}% = 按期完成 {review.done} / 到期 {review.due}",
        f"Completion {review.percent:.0f}% = {review.done} done on time of {review.due} due",
    )
    return head + Words("（", " (") + joined(apart, zh="，", en=", ") + Words("）", ")")


def ended_said(minutes: Minutes) -> Words | None:
    """How much longer it took than planned, and how good the room found it; None where neither is to be said."""
    said: list[Words] = []
    if minutes.overran:
        said.append(Words("超时 ", "Overtime ") + same(clock_said(minutes.overran)))
    if minutes.ratings:
        mean = sum(one.score for one in minutes.ratings) / len(minutes.ratings)
        said.append(Words(f"评分 {mean:.1f} / 5", f"rated {mean:.1f} of 5"))
    return joined(said, zh=" · ", en=" · ") if said else None
