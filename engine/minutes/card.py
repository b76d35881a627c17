"""The health card: the three ways that meetings fail, what got done, and what the meeting cost."""

from engine.meeting.past.figures import RESPONSE_LINES
from engine.meeting.timer import clock_said
from engine.minutes.document import Block, Facts, Heading, Line, plain, toned
from engine.minutes.lines import bracketed
from engine.minutes.record import Minutes
from engine.words import Words, counted, same

_Pair = tuple[Words, Line]


def card(minutes: Minutes) -> list[Block]:
    """Health and cost (R49, R55)."""
    return [
        Heading(Words("会议健康度", "Health of the meeting")),
        Facts((*_failures(minutes), *_response(minutes), *_price(minutes))),
    ]


def _failures(minutes: Minutes) -> tuple[_Pair, ...]:
    health = minutes.health
    return (
        (
            Words("议而不决", "Undecided"),
            _judged(
                health.undecided,
                f"{health.discussed} 个议题，{health.undecided} 个没有结论",
                f"{health.undecided} of {health.discussed} items without a result",
            ),
        ),
        (
            Words("数据滞后", "Old data"),
            _judged(
                health.stale + health.on_flagged_data,
                f"{health.sources} 份报表，{health.stale} 份存疑；基于存疑数据的决定 {health.on_flagged_data} 个",
                f"{health.stale} of {health.sources} reports in doubt; decisions on data in doubt: "
                f"{health.on_flagged_data}",
            ),
        ),
        (
            Words("责任不清", "Ownerless"),
            _judged(
                health.ownerless,
                f"{health.actions} 个未完成行动项，{health.ownerless} 个缺负责人或期限",
                f"{health.ownerless} of {health.actions} open actions lack an owner or a date",
            ),
        ),
    )


def _judged(faults: int, zh: str, en: str) -> Line:
    """A count with its sign: status is never colour alone."""
    return (toned("✗ " if faults else "✓ ", "bad" if faults else "good"), plain(Words(zh, en)))


def _response(minutes: Minutes) -> tuple[_Pair, ...]:
    """How long it took from raised to done (R73); nothing where nothing got done."""
    took = minutes.response
    if took is None:
        return ()
    without, with_meeting = RESPONSE_LINES
    said = Words(
        f"{took.days:.1f} 天（提出到决定 {took.to_decide:.1f}，决定到完成 {took.to_do:.1f}；{took.count} 件）",
        f"{took.days:.1f} days (to decide {took.to_decide:.1f}, then to do {took.to_do:.1f}; {took.count} done)",
    )
    lines = Words(f"，参考线 {without:g} → {with_meeting:g} 天", f", lines at {without:g} and {with_meeting:g}")
    return ((Words("响应天数", "Response"), (plain(said), toned(lines, "soft"))),)


def _price(minutes: Minutes) -> tuple[_Pair, ...]:
    count = len(minutes.decisions)
    spent = same(_yuan(minutes, 1)) + bracketed(Words("内部估算", "house estimate"))
    pairs: list[_Pair] = [(Words("人力成本", "Working time"), (plain(spent),))]
    if count:
        pairs.append((Words("每个决定", "Per decision"), (plain(_yuan(minutes, count)),)))
    if minutes.overran:
        pairs.append((Words("超时", "Overtime"), (toned(_overtime(minutes), "warn"),)))
    if minutes.ratings:
        mean = sum(one.score for one in minutes.ratings) / len(minutes.ratings)
        count = len(minutes.ratings)
        votes = Words(f"{mean:.1f} / 5（{count} 票）", f"{mean:.1f} of 5 ({counted(count, 'vote')})")
        pairs.append((Words("会议评分", "Rating"), (plain(votes),)))
    return tuple(pairs)


def _yuan(minutes: Minutes, count: int) -> str:
    """A range, or one figure where the house gives rates for people."""
    low, high = minutes.cost.low / count, minutes.cost.high / count
    return f"¥{low:,.0f}" if low == high else f"¥{low:,.0f}–{high:,.0f}"


def _overtime(minutes: Minutes) -> Words:
    """How much longer it took, and what was decided then (R52)."""
    over, count = clock_said(minutes.overran), sum(one.overtime for one in minutes.decisions)
    if not count:
        return same(over)
    return Words(f"{over}，其间作出 {count} 个决定", f"{over}, with {counted(count, 'decision')} in it")
