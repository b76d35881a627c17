"""What became of the actions of earlier meetings, and how many of those that were due got done."""

from engine.meeting.actions import COMPLETION_LINES, STATUSES, Action
from engine.minutes.document import Block, Column, Heading, Line, Paragraph, Table, Tone, plain, toned
from engine.minutes.lines import ACTION, DUE, NUMBER, OWNER, bracketed, due_of, number_of, owner_of, text_of
from engine.minutes.record import Minutes
from engine.words import Words, joined, same

_TONES: dict[str, Tone] = {"open": "warn", "done": "good", "dropped": "soft"}


def looking_back(minutes: Minutes) -> list[Block]:
    """The previous-period review (R58, R60)."""
    blocks: list[Block] = [Heading(Words("上期复盘", "Previous-period review"))]
    if minutes.review_skipped:
        skipped = Words("⚠ 本次没有复盘，原因：", "⚠ Not held, because: ") + same(minutes.review_skipped)
        blocks.append(Paragraph((toned(skipped, "warn"),)))
    if not minutes.reviewed:
        return [*blocks, Paragraph((plain(Words("没有上期遗留的行动项。", "Nothing was carried over.")),))]
    columns = (OWNER, ACTION, DUE, Column(Words("状态", "Status"), 4), NUMBER)
    rows = tuple(_row(action) for action in minutes.reviewed)
    return [*blocks, *_rate(minutes), Table(columns, rows)]


def _rate(minutes: Minutes) -> list[Block]:
    review = minutes.review
    if review.percent is None:
        return [Paragraph((plain(Words("没有到期的行动项。", "No action was due.")),))]
    marks = " / ".join(f"{line:g}%" for line in COMPLETION_LINES)
    last = minutes.last_completion
    before = same("") if last is None else Words(f"，上次 {last:.0f}%", f", {last:.0f}% last time")
    rate = (
        plain(
            Words(
                f"到期 {review.due} 项，按时完成 {review.done} 项{_late(review.late).zh}，完成率 ",
                f"{review.done} of {review.due} due actions done on time{_late(review.late).en}: ",
            )
        ),
        toned(f"{review.percent:.0f}%", "strong"),
        plain(before + bracketed(Words(f"参考线 {marks}", f"lines at {marks}"))),
    )
    definition = Words(
        "完成率：到会议当天为止到期的行动项中按时完成的比例；按会前的期限算，改期不影响；取消的不计；"
        "以前的复盘已经问过、这次才完成的算迟办。",
        "Completion: done on time of all actions due by the day of the meeting, by the date that they had before it; "
        "dropped ones do not count, and late is what an earlier review had asked for already.",
    )
    return [Paragraph(rate), Paragraph((toned(definition, "soft"),))]


def _late(count: int) -> Words:
    """What was done late counts apart, and is shown (R58)."""
    return Words(f"，迟办 {count} 项", f", {count} late") if count else same("")


def _row(action: Action) -> tuple[Line, ...]:
    status: Line = (toned(STATUSES[action.status], _TONES[action.status]),)
    times = "once" if action.redated == 1 else f"{action.redated} times"
    notes = [Words(f"改期 {action.redated} 次", f"redated {times}")] if action.redated else []
    notes += [same(action.reason)] if action.reason else []
    if notes:
        status = (*status, plain(bracketed(joined(notes, "，", ", "))))
    return (owner_of(action), text_of(action), due_of(action), status, number_of(action))
