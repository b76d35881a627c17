"""What the IPI asks for where no rule fires, each as an action in one key: a forecast, or more points (R31, R33)."""

from datetime import date

from msgspec import Struct

from engine.kpi.figures import figure_said
from engine.marketplaces import end_of_day
from engine.meeting.actions import Action
from engine.meeting.events import Aim, Evidence
from engine.meeting.moves import Act
from engine.meeting.state import Item, Meeting
from engine.snapshot.ipi import STEP, IpiHistory
from engine.snapshot.record import Snapshot
from engine.words import Language, Words

OWNER_ROLE = "logistics"
"""Who presents the forecast (R31)."""


class IpiLine(Struct, frozen=True):
    """One thing to be done about the IPI of a marketplace."""

    marketplace: str
    todo: Words
    why: Words
    """Why it is worth it, as far as anybody knows; empty where that needs no words."""
    accept: Words
    evidence: Evidence
    aim: Aim | None = None
    """Where more points are wanted; none where a forecast is."""


def ipi_lines(item: Item, snapshot: Snapshot | None) -> tuple[IpiLine, ...]:
    """The lines of an agenda item that looks at the IPI, in the order of their numbers on the screen."""
    if snapshot is None or "ipi" not in item.plan.kpis or item.plan.phase != "diagnosis":
        return ()
    lines = (_line(one) for one in snapshot.ipi if one.points)
    return tuple(line for line in lines if line is not None)


def _line(one: IpiHistory) -> IpiLine | None:
    """A forecast where there is none; more points where a claim says what they save; below the target a rule fires."""
    last = one.points[-1]
    as_of = end_of_day(one.marketplace, last.day)
    held = Evidence("ipi", last.score, one.target, scope=one.marketplace, as_of=as_of)
    place = one.marketplace
    if one.forecast is None:
        text = Words(f"补上 IPI 预测（{place}）", f"Write down a forecast of the IPI ({place})")
        return IpiLine(
            place, text, Words("", ""), Words("IPI 记录表有本期预测", "the IPI log has a forecast of this period"), held
        )
    if one.saving is None or one.gap:
        return None
    low, high = (figure_said(amount, "money", one.currency) for amount in one.saving)
    wanted = last.score + STEP
    text = Words(f"IPI 提高 {STEP:.0f} 分（{place}）", f"Raise the IPI by {STEP:.0f} points ({place})")
    why = Words(
        f"；说法（未证实）：月仓储费约省 {low} 至 {high}", f"; a claim, not proven: saves {low} to {high} a month"
    )
    accept = Words(f"IPI 达到 {wanted:.0f}", f"the IPI is {wanted:.0f} or more")
    return IpiLine(place, text, why, accept, held, Aim("ipi", ">=", wanted))


def ipi_act(line: IpiLine, owner: str, due: date, language: Language) -> Act:
    """The action that a line becomes, with the score frozen in."""
    return Act(
        text=(line.todo + line.why).said(language),
        owner=owner,
        due=due,
        aim=line.aim,
        evidence=(line.evidence,),
        accept=line.accept.said(language),
    )


def ipi_taken_as(meeting: Meeting, line: IpiLine) -> Action | None:
    """The open action that a line has become, in this meeting or an earlier one."""
    open_ = (action for action in meeting.actions if action.status == "open")
    return next((one for one in open_ if _is_about(one, line)), None)


def _is_about(action: Action, line: IpiLine) -> bool:
    """A rule's own action on the IPI is another one: it names its finding."""
    held = any((one.kpi, one.scope) == ("ipi", line.marketplace) for one in action.evidence)
    return held and not action.finding and (action.aim is None) == (line.aim is None)
