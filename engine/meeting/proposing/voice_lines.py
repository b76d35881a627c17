"""What buyers said, line by line, and each line as an action in one key, with its evidence frozen in (R79, R83)."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

from engine.dates import Period
from engine.marketplaces import end_of_day
from engine.meeting.actions import Action
from engine.meeting.agenda import VOICE
from engine.meeting.events import Evidence
from engine.meeting.moves import Act
from engine.meeting.state import Item, Meeting
from engine.snapshot.cx_mix import Offer
from engine.snapshot.market_voice import MarketVoice, ReviewTopic
from engine.snapshot.record import Snapshot
from engine.voice.comments import MOODS, Mood
from engine.voice.cx_health import CX_CLASSES
from engine.voice.phrase import Phrase
from engine.voice.return_reasons import Group
from engine.voice.return_shares import ReasonShare
from engine.words import Language, Words, same

Kind = Literal["cx", "complaint", "returns", "praise", "topic"]
"""Which table of a marketplace a line stands in, in the order of the screen: what Amazon may take down comes first."""
SHOWN: dict[Kind, int] = {"cx": 4, "complaint": 4, "returns": 3, "praise": 2, "topic": 3}
"""Lines of each table: with one marketplace each of complaints, returns and praise has a key from 1 to 9."""
BELOW_CX = SHOWN | {"complaint": 3, "returns": 2}
"""The same where offers are at risk: two of them leave a key for each of the others."""


class VoiceLine(Struct, frozen=True):
    """One line that can become an action."""

    kind: Kind
    marketplace: str
    period: Period
    key: str
    """The phrase, the return code or the topic: what it is known by in every period and language."""
    name: Words
    count: int | None
    """None for an offer whose orders the table does not give."""
    share: float | None
    """Of all texts of its kind, of all units returned, or of all orders of the offer, 0 to 1."""
    before: int | None
    change: Words
    todo: Words
    """What is to be done about it."""
    accept: Words
    """How one will see that it is done."""
    owner_role: str
    asins: tuple[str, ...] = ()
    worse: bool | None = None
    """Whether an offer has come down, or up; None where it stays, and for what the counts tell."""

    @property
    def share_said(self) -> str:
        """The share as it is shown; of orders few have an unhappy buyer, so that theirs has one place more."""
        if self.share is None:
            return ""
        return f"{self.share:.1%}" if self.kind == "cx" else f"{self.share:.0%}"

    @property
    def place(self) -> str:
        """What its evidence is filed under, so that it is known again."""
        return f"{self.marketplace} · {self.key}"


def voice_lines(item: Item, snapshot: Snapshot | None) -> tuple[VoiceLine, ...]:
    """The lines of an agenda item, in the order of their numbers on the screen; only 用户体验洞察 has any."""
    if snapshot is None or item.id != VOICE:
        return ()
    return tuple(line for voice in snapshot.voice for line in _lines(voice, snapshot.period))


def _lines(voice: MarketVoice, period: Period) -> Iterator[VoiceLine]:
    where = voice.marketplace, period
    offers = voice.cx.at_risk if voice.cx else ()
    shown = BELOW_CX if offers else SHOWN
    yield from (_offer_line(*where, one) for one in offers[: shown["cx"]])
    yield from (_phrase_line(*where, one) for one in _still_said(voice, "complaint")[: shown["complaint"]])
    yield from (_return_line(*where, one, voice.returned_before) for one in _still_given(voice)[: shown["returns"]])
    yield from (_phrase_line(*where, one) for one in _still_said(voice, "praise")[: shown["praise"]])
    yield from (_topic_line(*where, one) for one in voice.topics[: shown["topic"]])


def _still_said(voice: MarketVoice, mood: Mood) -> list[Phrase]:
    return [phrase for phrase in voice.said(mood) if phrase.texts]


def _still_given(voice: MarketVoice) -> list[ReasonShare]:
    return [reason for reason in voice.reasons if reason.count]


def _offer_line(marketplace: str, period: Period, one: Offer) -> VoiceLine:
    label = CX_CLASSES[one.health]
    reason = Words(f"：{one.reason}", f": {one.reason}") if one.reason else same("")
    return VoiceLine(
        kind="cx",
        marketplace=marketplace,
        period=period,
        key=one.product,
        name=Words(f"{one.product} {label.zh}", f"{one.product} {label.en.lower()}") + reason,
        count=one.unhappy,
        share=one.rate,
        before=one.unhappy_before,
        change=one.moved,
        todo=Words("查清买家为什么不满意，整改商品或 Listing", "Find out why buyers are unhappy and mend it"),
        accept=Words(f"{one.product} 的 CX 健康升到「一般」以上", f"CX health of {one.product} is fair or better"),
        owner_role="operations",
        worse=one.worse,
    )


def _phrase_line(marketplace: str, period: Period, one: Phrase) -> VoiceLine:
    praise = one.mood == "praise"
    return VoiceLine(
        kind="praise" if praise else "complaint",
        marketplace=marketplace,
        period=period,
        key=one.phrase,
        name=same(one.phrase),
        count=one.texts,
        share=one.share,
        before=one.before,
        change=one.change,
        todo=_PRAISED if praise else _COMPLAINED,
        accept=_written_in(one.phrase) if praise else _fewer(one.phrase, one.texts),
        owner_role="operations",
        asins=one.asins,
    )


_PRAISED = Words("Listing 文案写进好评原话", "Put into the listing what buyers praise")
_COMPLAINED = Words("改 Listing 文案，回应差评", "Change the listing to answer the complaint")


def _written_in(phrase: str) -> Words:
    return Words(f"五点描述里写有「{phrase}」", f"the bullet points say “{phrase}”")


def _fewer(phrase: str, texts: int) -> Words:
    return Words(f"下期提到「{phrase}」的少于 {texts} 条", f"fewer than {texts} texts say “{phrase}” next time")


def _return_line(marketplace: str, period: Period, one: ReasonShare, returned_before: int | None) -> VoiceLine:
    todo, role = _RETURNED[one.reason.group]
    label = one.reason.label
    return VoiceLine(
        kind="returns",
        marketplace=marketplace,
        period=period,
        key=one.code,
        name=label,
        count=one.count,
        share=one.share,
        before=one.before if returned_before is not None else None,
        change=one.moved,
        todo=todo,
        accept=Words(
            f"下期因「{label.zh}」退货的少于 {one.count} 件", f"fewer than {one.count} units “{label.en}” next time"
        ),
        owner_role=role,
    )


_RETURNED: dict[Group, tuple[Words, str]] = {
    "quality": (Words("查质量，抽检在库批次", "Check quality: inspect the batches in stock"), "operations"),
    "description": (Words("核对 Listing 描述和图片", "Check the listing's text and pictures"), "operations"),
    "size": (Words("Listing 补尺码说明", "Explain the sizes in the listing"), "operations"),
    "delivery": (Words("跟进物流配送", "Look into delivery"), "warehouse"),
    "mind": (Words("看退货留言，找出原因", "Read the return comments for the cause"), "service"),
    "other": (Words("看退货留言，找出原因", "Read the return comments for the cause"), "service"),
}
"""What is to be done about returns, by who can do something about them, and whose it is."""


def _topic_line(marketplace: str, period: Period, one: ReviewTopic) -> VoiceLine:
    praise = one.mood == "praise"
    return VoiceLine(
        kind="topic",
        marketplace=marketplace,
        period=period,
        key=one.topic,
        name=MOODS[one.mood] + Words("：", ": ") + same(one.topic),
        count=one.mentions,
        share=None,
        before=one.before,
        change=one.change,
        todo=_PRAISED if praise else _COMPLAINED,
        accept=_written_in(one.topic) if praise else _fewer(one.topic, one.mentions),
        owner_role="operations",
        asins=one.asins,
    )


def line_act(line: VoiceLine, owner: str, due: date, language: Language) -> Act:
    """The action on the improvement list that a line becomes (R83)."""
    as_of = end_of_day(line.marketplace, line.period.end)
    evidence = [Evidence(f"voice.{line.kind}", line.count, line.before, scope=line.place, as_of=as_of)]
    if line.share is not None:
        evidence.append(Evidence(f"voice.{line.kind}_share", 100 * line.share, scope=line.place, as_of=as_of))
    return Act(
        text=line_text(line).said(language),
        owner=owner,
        due=due,
        evidence=tuple(evidence),
        accept=line.accept.said(language),
        list="improvement",
    )


def line_text(line: VoiceLine) -> Words:
    """What the action says: what to do, for which products, and the count, share and period that it rests on."""
    products = "、".join(line.asins) or line.marketplace
    share, period, of = line.share_said, line.period.name, _COUNTED[line.kind]
    counted = same("") if line.count is None else Words(f"{line.count} {of.zh}", f"{line.count} {of.en}")
    zh = "，".join(part for part in (counted.zh, share and f"占 {share}", period) if part)
    en = ", ".join(part for part in (counted.en, share, period) if part)
    return line.todo + Words(
        f"：{products}「{line.name.zh}」（{zh}）", f": {products.replace('、', ', ')} “{line.name.en}” ({en})"
    )


_COUNTED: dict[Kind, Words] = {
    "cx": Words("单买家不满意", "unhappy orders"),
    "complaint": Words("条差评", "complaints"),
    "praise": Words("条好评", "in praise"),
    "returns": Words("件退货", "units returned"),
    "topic": Words("次提及", "mentions"),
}


def line_taken_as(meeting: Meeting, line: VoiceLine) -> Action | None:
    """The open action that a line has become, in this meeting or an earlier one."""
    filed = f"voice.{line.kind}", line.place
    open_ = (action for action in meeting.actions if action.status == "open")
    return next((one for one in open_ if any((held.kpi, held.scope) == filed for held in one.evidence)), None)
