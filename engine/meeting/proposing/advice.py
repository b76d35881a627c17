"""From a finding to an action in one key: the advice that an item offers, with its evidence frozen in."""

from datetime import date, timedelta

from msgspec import Struct

from engine.errors import NotFoundError, RefusedError
from engine.findings.rules import OPPOSITE, Finding
from engine.kpi.catalogue import KPIS
from engine.meeting.actions import Action
from engine.meeting.events import Aim, Evidence
from engine.meeting.moves import Act, Take
from engine.meeting.proposing.ipi_lines import OWNER_ROLE, IpiLine, ipi_act, ipi_lines, ipi_taken_as
from engine.meeting.proposing.voice_lines import VoiceLine, line_act, line_taken_as, voice_lines
from engine.meeting.state import Item, Meeting
from engine.settings import Person
from engine.snapshot.record import Snapshot
from engine.words import Language, Words

DUE_WITHIN = timedelta(days=7)
"""A taken advice falls due at the next weekly meeting, where the review asks for it (ext)."""
AT_ONCE = ("claims.rising", "health.vtr")
"""Rules whose advice falls due today: a product is re-inspected, an account warning is met about at once (R30, R61)."""


class Advice(Struct, frozen=True):
    """One thing that a finding advises to do."""

    finding: Finding
    text: Words


def findings_for(item: Item, snapshot: Snapshot | None) -> tuple[Finding, ...]:
    """The findings of an agenda item: what fires, red before amber, each rule with its campaigns below it."""
    if snapshot is None:
        return ()
    fired = [f for f in snapshot.findings if f.rule in item.plan.rules and f.verdict == "fires"]
    return tuple(sorted(fired, key=lambda f: (f.level != "red", item.plan.rules.index(f.rule), f.scope.narrow)))


def red_items(meeting: Meeting, snapshot: Snapshot | None) -> frozenset[str]:
    """The items with a red finding (R54)."""
    return frozenset(
        item.id for item in meeting.items if any(found.level == "red" for found in findings_for(item, snapshot))
    )


def advice_for(item: Item, snapshot: Snapshot | None) -> tuple[Advice, ...]:
    """What the findings of an item advise, in the order of their numbers on the screen, from 1."""
    return tuple(Advice(finding, text) for finding in findings_for(item, snapshot) for text in finding.advice)


def lines_for(item: Item, snapshot: Snapshot | None) -> tuple[VoiceLine | IpiLine, ...]:
    """Lines of the figures themselves that can become actions, numbered behind the advice."""
    return (*voice_lines(item, snapshot), *ipi_lines(item, snapshot))


def act_on(meeting: Meeting, snapshot: Snapshot | None, take: Take, today: date, language: Language) -> Act:
    """The action that an advice of the current item comes to, or a line of its voice, numbered behind them.

    Its owner is whoever has the role that the rule names, those who are here first.

    Raises:
        NotFoundError: the item offers no advice of that number.
        RefusedError: an open action does it already: the key was pressed twice.
    """
    offered = advice_for(meeting.current, snapshot) if meeting.current else ()
    lines = lines_for(meeting.current, snapshot) if meeting.current else ()
    if not 1 <= take.number <= len(offered) + len(lines):
        raise NotFoundError(
            Words(f"这里没有建议 {take.number}。", f"There is no advice {take.number} here."),
            Words(f"本议题有 {len(offered) + len(lines)} 条建议。", f"This item offers {len(offered) + len(lines)}."),
        )
    if take.number > len(offered):
        return _act_on_line(meeting, lines[take.number - len(offered) - 1], take, today, language)
    advice = offered[take.number - 1]
    _refuse_again(take, taken_as(meeting, advice, language))
    finding = advice.finding
    return Act(
        text=action_text(meeting, advice, language),
        owner=take.owner or owner_for(finding.owner_role, meeting.people, meeting.present),
        due=take.due or (today if finding.rule in AT_ONCE else today + DUE_WITHIN),
        priority=1 if finding.level == "red" else 2,
        finding=f"{finding.rule} {finding.version}",
        evidence=evidence_of(finding, language),
        aim=_aim(finding),
    )


def _act_on_line(meeting: Meeting, line: VoiceLine | IpiLine, take: Take, today: date, language: Language) -> Act:
    """What buyers say becomes an action on the improvement list (R79, R83), what the IPI asks for one of its own."""
    due = take.due or today + DUE_WITHIN
    if isinstance(line, IpiLine):
        _refuse_again(take, ipi_taken_as(meeting, line))
        return ipi_act(line, take.owner or owner_for(OWNER_ROLE, meeting.people, meeting.present), due, language)
    _refuse_again(take, line_taken_as(meeting, line))
    owner = take.owner or owner_for(line.owner_role, meeting.people, meeting.present)
    return line_act(line, owner, due, language)


def _refuse_again(take: Take, taken: Action | None) -> None:
    if taken is not None:
        raise RefusedError(
            Words(f"建议 {take.number} 已记成 {taken.id}。", f"Advice {take.number} is {taken.id} already."),
            Words(
                f"要改负责人或期限：fix {taken.id} @负责人 ^期限",
                f"For another owner or day: fix {taken.id} @OWNER ^DUE",
            ),
        )


def evidence_of(finding: Finding, language: Language) -> tuple[Evidence, ...]:
    """The values that a finding rests on, with their limits, as they stand now."""
    return tuple(
        Evidence(
            kpi=held.kpi,
            value=held.value,
            limit=held.limit,
            comparison=held.comparison,
            scope=held.scope.said().said(language),
            as_of=held.as_of,
            status=" ".join(held.flags),
        )
        for held in finding.evidence
    )


def _aim(finding: Finding) -> Aim | None:
    """What the action is to bring about: that the rule fires no more (R19); none where no KPI was held."""
    held = next((one for one in finding.evidence if one.kpi in KPIS and one.limit is not None), None)
    if held is None or held.limit is None:
        return None
    return Aim(held.kpi, OPPOSITE[held.comparison], held.limit)


def action_text(meeting: Meeting, advice: Advice, language: Language) -> str:
    """What the action says: the advice, and the campaign, product or one of several marketplaces that it is about."""
    scope = advice.finding.scope
    named = scope.narrow or (scope.marketplace and len(meeting.marketplaces) > 1)
    place = scope.said()
    about = Words(f"（{place.zh}）", f" ({place.en})") if named else Words("", "")
    return (advice.text + about).said(language)


def taken_as(meeting: Meeting, advice: Advice, language: Language) -> Action | None:
    """The open action that does what is advised, so that it is not taken twice by mistake."""
    text, rule = action_text(meeting, advice, language), advice.finding.rule
    same = (one for one in meeting.actions if one.text == text and one.finding.startswith(f"{rule} "))
    return next((one for one in same if one.status == "open"), None)


def is_taken(meeting: Meeting, advice: Advice, language: Language) -> bool:
    """Whether an open action does what is advised."""
    return taken_as(meeting, advice, language) is not None


def owner_for(role: str, people: tuple[Person, ...], present: tuple[str, ...]) -> str:
    """Who has the role: somebody present, else anybody on the roster; where one person does it all, that one."""
    having = [person.name for person in people if role and (person.role == role or len(people) == 1)]
    return next((name for name in having if name in present), next(iter(having), ""))
