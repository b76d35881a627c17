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
from engine.snapshot.market_voice import MarketVoice, ReviewTopic
from engine.snapshot.record import Snapshot
from engine.voice.comments import MOODS, Mood
from engine.voice.phrase import Phrase
from engine.voice.return_reasons import Group
from engine.voice.return_shares import ReasonShare
from engine.words import Language, Words, same

Kind = Literal["complaint", "returns", "praise", "topic"]
"""Which table of a marketplace a line stands in, in the order of the screen."""
SHOWN: dict[Kind, int] = {"complaint": 4, "returns": 3, "praise": 2, "topic": 3}
"""Lines of each table: with one marketplace each of the first three has a key from 1 to 9."""


class VoiceLine(Struct, frozen=True):
    """One line that can become an action."""

    kind: Kind
    marketplace: str
    period: Period
    key: str
    """The phrase, the return code or the topic: what it is known by in every period and language."""
    name: Words
    count: int
    share: float | None
    """Of all texts of its kind, or of all units returned, 0 to 1."""
    before: int | None
    change: Words
    todo: Words
    """What is to be done about it."""
    accept: Words
    """How one will see that it is done."""
    owner_role: str
    asins: tuple[str, ...] = ()

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
    yield from (_phrase_line(*where, one) for one in _still_said(voice, "complaint")[: SHOWN["complaint"]])
    yield from (_return_line(*where, one, voice.returned_before) for one in _still_given(voice)[: SHOWN["returns"]])
    yield from (_phrase_line(*where, one) for one in _still_said(voice, "praise")[: SHOWN["praise"]])
    yield from (_topic_line(*where, one) for one in voice.topics[: SHOWN["topic"]])


def _still_said(voice: MarketVoice, mood: Mood) -> list[Phrase]:
    return [phrase for phrase in voice.said(mood) if phrase.texts]


def _still_given(voice: MarketVoice) -> list[ReasonShare]:
    return [reason for reason in voice.reasons if reason.count]


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
    share = f"{line.share:.0%}" if line.share is not None else ""
    counted, period = _COUNTED[line.kind], line.period.name
    zh = "，".join(part for part in (f"{line.count} {counted.zh}", share and f"占 {share}", period) if part)
    en = ", ".join(part for part in (f"{line.count} {counted.en}", share, period) if part)
    return line.todo + Words(
        f"：{products}「{line.name.zh}」（{zh}）", f": {products.replace('、', ', ')} “{line.name.en}” ({en})"
    )


_COUNTED: dict[Kind, Words] = {
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
