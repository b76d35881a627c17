"""What became of the actions of earlier meetings, and how many of those that were due got done."""

from engine.kpi.catalogue import KPIS
from engine.kpi.figures import change_said, figure_said
from engine.meeting.actions import DRAWN_LINES, STATUSES, Action
from engine.meeting.figures.effects import EFFECTS, Effect
from engine.minutes.document import Block, Column, Heading, Line, Paragraph, Table, Tone, plain, toned
from engine.minutes.lines import ACTION, DUE, NUMBER, OWNER, bracketed, due_of, number_of, owner_of, text_of
from engine.minutes.record import Minutes
from engine.words import Words, joined, same

_TONES: dict[str, Tone] = {"open": "warn", "done": "good", "dropped": "soft"}
_EFFECT_TONES: dict[str, Tone] = {"worked": "good", "better": "good", "no_effect": "bad"}
_SEVERAL = 2
"""Owners that make a comparison."""


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
    return [*blocks, *_rate(minutes), Table(columns, rows), *_owners(minutes), *_effects(minutes)]


def improvements(minutes: Minutes) -> list[Block]:
    """The improvement list, with what earlier meetings put on it (R83); nothing where it is empty."""
    listed = [one for one in (*minutes.reviewed, *minutes.actions) if one.list == "improvement"]
    if not listed:
        return []
    columns = (OWNER, ACTION, DUE, Column(Words("状态", "Status"), 4), NUMBER)
    head = Heading(Words(f"改进清单（{len(listed)}）", f"Improvement list ({len(listed)})"))
    return [head, Table(columns, tuple(_row(action) for action in listed))]


def _rate(minutes: Minutes) -> list[Block]:
    review = minutes.review
    if review.percent is None:
        return [Paragraph((plain(Words("没有到期的行动项。", "No action was due.")),))]
    marks = " / ".join(f"{line:g}%" for line in DRAWN_LINES)
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


def _owners(minutes: Minutes) -> list[Block]:
    """The rate of each owner, where there is more than one (R58)."""
    if len(minutes.by_owner) < _SEVERAL:
        return []
    said = [
        (same(name) if name else Words("无负责人", "nobody")) + same(f" {rate.done}/{rate.due}")
        for name, rate in minutes.by_owner.items()
    ]
    return [Paragraph((plain(Words("按负责人：", "By owner: ") + joined(said)),))]


def _effects(minutes: Minutes) -> list[Block]:
    """What the finished actions did to their KPI (R19)."""
    if not minutes.effects:
        return []
    columns = (
        Column(Words("已完成的行动", "Finished action"), 6),
        Column(same("KPI"), 3),
        Column(Words("当时", "Before"), 2, numeric=True),
        Column(Words("现在", "Now"), 2, numeric=True),
        Column(Words("变化", "Change"), 2, numeric=True),
        Column(Words("效果", "Effect"), 3),
        NUMBER,
    )
    head = Heading(Words("行动的效果", "Effects of actions"), 3)
    return [head, Table(columns, tuple(_effect(one) for one in minutes.effects))]


def _effect(one: Effect) -> tuple[Line, ...]:
    kpi = KPIS.get(one.kpi)
    unit = kpi.unit if kpi else "ratio"
    return (
        (plain(one.action.text),),
        (plain(kpi.label if kpi else same(one.kpi)),),
        (plain(figure_said(one.before, unit)),),
        (plain(figure_said(one.now, unit)),),
        (plain(change_said(one.now, one.before, unit)),),
        (toned(EFFECTS[one.verdict], _EFFECT_TONES.get(one.verdict, "soft")),),
        number_of(one.action),
    )
