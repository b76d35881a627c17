"""All meetings in a few sentences, as the screen and `kaihui history` say them."""

from collections.abc import Sequence

from engine.meeting.actions import DRAWN_LINES
from engine.meeting.past.figures import RESPONSE_LINES, Response, coming_again, outcomes, response
from engine.meeting.past.meeting import PastMeeting
from engine.meeting.state import OUTCOMES
from engine.words import Words, joined, same


def summed_up(meetings: Sequence[PastMeeting]) -> tuple[Words, ...]:
    """All of them in a few sentences: completion, response days, outcomes, cost, topics that come again."""
    due, done = sum(one.completion.due for one in meetings), sum(one.completion.done for one in meetings)
    counted = outcomes(meetings)
    ended = [OUTCOMES[key] + same(f" {counted[key]}") for key in OUTCOMES if counted.get(key)]
    lines = [
        Words(f"共 {len(meetings)} 次会议。", f"Meetings: {len(meetings)}. ") + _completed(due, done),
        _responded(response(meetings)),
        Words("议题：", "Items: ") + joined(ended, " · ", " · "),
        _spent(meetings),
    ]
    again = coming_again(meetings)
    if again:
        titles = {topic.id: topic.title for one in meetings for topic in one.topics}
        named = [titles[topic] for topic in dict.fromkeys(topic for _, topic in again)]
        lines.append(Words("第三次或更多次出现的议题：", "Topics at their third appearance or later: ") + joined(named))
    return tuple(lines)


def _completed(due: int, done: int) -> Words:
    marks = "/".join(f"{line:g}" for line in DRAWN_LINES)
    if not due:
        return Words("还没有到期的行动项。", "No action has fallen due yet.")
    return Words(
        f"到期行动项按时完成 {done}/{due}，{100 * done / due:.0f}%（线：{marks}%）。",
        f"Done on time {done} of {due} due, {100 * done / due:.0f}% (lines: {marks}%).",
    )


def _responded(found: Response | None) -> Words:
    slow, quick = RESPONSE_LINES
    if found is None:
        return Words("还没有完成的事，算不出响应天数。", "Nothing is done yet, so there are no response days.")
    return Words(
        f"响应 {found.days:.1f} 天：提出到决定 {found.to_decide:.1f}，决定到完成 {found.to_do:.1f}"
        f"（{found.count} 件；线：{slow:g} 和 {quick:g} 天）。",
        f"Response {found.days:.1f} days: raised to decided {found.to_decide:.1f}, decided to done {found.to_do:.1f}"
        f" ({found.count} cases; lines: {slow:g} and {quick:g} days).",
    )


def _spent(meetings: Sequence[PastMeeting]) -> Words:
    cost, decisions = sum(one.cost for one in meetings), sum(one.decisions for one in meetings)
    if not decisions:
        return Words(f"会议成本约 ¥{cost:,.0f}，没有决定。", f"Meetings cost about ¥{cost:,.0f}; nothing was decided.")
    return Words(
        f"会议成本约 ¥{cost:,.0f}，{decisions} 个决定，每个约 ¥{cost / decisions:,.0f}。",
        f"Meetings cost about ¥{cost:,.0f}; decisions: {decisions}, ¥{cost / decisions:,.0f} each.",
    )
