"""The capture line: what the scribe types, understood. One grammar for prompt, palette, scripts and tests."""

from datetime import date

from engine.capture import action_readers, agenda_readers, record_readers
from engine.capture.people import stranger
from engine.capture.sigils import Known
from engine.capture.verbs import BY_NAME, Verb
from engine.dates import time_said
from engine.due.grammar import due_said
from engine.errors import BadInputError
from engine.meeting import moves as mv
from engine.meeting.causes import cause_said
from engine.words import Words, counted, joined, same

_READERS = {**record_readers.READERS, **action_readers.READERS, **agenda_readers.READERS}


def understood(line: str, known: Known) -> mv.Spoken:
    """The move that `line` asks for.

    Raises:
        BadInputError: no such verb, or what follows it does not fit, with what to write instead.
        NotFoundError: an owner that fits nobody.
    """
    verb, rest = _verb_and_rest(line)
    return _READERS[verb.name](verb, rest, known)


def _verb_and_rest(line: str) -> tuple[Verb, str]:
    said = line.strip().lstrip(":：").lstrip()  # the key that opens the line, pressed where it was open already
    first, _, rest = said.partition(" ")
    verb = BY_NAME.get(first.casefold())
    if verb is None and first:
        verb, rest = _chinese_verb(said)
    if verb is None:
        raise BadInputError(
            Words(f"「{first}」不是指令。", f"“{first}” is no verb."),
            Words(
                "行首写 d 决定、a 行动项、q 质询、n 记录；其他写法见帮助。",
                "Begin with d, a, q or n; the help lists them all.",
            ),
        )
    return verb, rest.strip()


def _chinese_verb(line: str) -> tuple[Verb | None, str]:
    """A Chinese verb needs no space after it: 决定批准清仓."""
    for name in sorted(BY_NAME, key=len, reverse=True):
        if not name.isascii() and line.startswith(name):
            return BY_NAME[name], line[len(name) :].lstrip(" ：:，,")
    return None, ""


def echo(line: str, known: Known) -> Words:
    """What Enter would record, said while it is being typed: owner and due date in full.

    Raises:
        KaihuiError: what understood() raises.
    """
    verb, _ = _verb_and_rest(line)
    return joined([verb.label, *_details(understood(line, known), known)], " · ", " · ")


def doubtful(move: mv.Spoken, known: Known) -> Words | None:
    """What is most likely a slip, though it can be recorded: a due date that is past, an owner whom nobody knows."""
    match move:
        case mv.Act(owner=owner) | mv.Take(owner=owner) | mv.Amend(owner=owner):
            slips = (stranger(owner or "", known.people, known.present), past_due(move, known))
        case _:
            slips = (None, past_due(move, known))
    said = [slip for slip in slips if slip is not None]
    return joined(said, "；", "; ") if said else None


def past_due(move: mv.Spoken, known: Known) -> Words | None:
    """The sentence on a due date that is past when it is given, most likely a slip in the year; else None."""
    match move:
        case mv.Act(due=due) | mv.Take(due=due) | mv.Amend(due=due) | mv.Redue(due=due) if due and due < known.today:
            return _due_said(due, known)
        case _:
            return None


def _due_said(due: date, known: Known) -> Words:
    if due >= known.today:
        return due_said(due, known.today, known.workdays)
    ago = (known.today - due).days
    return Words(f"已过：{due} 是 {ago} 天前", f"past: {due} was {counted(ago, 'day')} ago")


def _details(move: mv.Spoken, known: Known) -> list[Words]:
    match move:
        case mv.Act():
            aim = [same(move.aim.said())] if move.aim else []
            objective = [same(f"#{move.objective}")] if move.objective else []
            return [*_handed_out(move.owner, move.due, known), same(f"P{move.priority}"), *aim, *objective]
        case mv.Take():
            return _handed_out(move.owner, move.due, known)
        case mv.Ask():
            to = [Words(f"问 {move.to}", f"to {move.to}")] if move.to else []
            return to + ([Words(f"{move.asker} 问", f"from {move.asker}")] if move.asker else [])
        case mv.Amend() | mv.Redue():
            return [same(move.action), *_changed(move, known)]
        case mv.Decide(text=text, approver=approver):
            budgets = [same(text)] if move.budgets else []
            return budgets + ([Words(f"{approver} 批准", f"approved by {approver}")] if approver else [])
        case mv.Remedy(file=file, who=who):
            return [same(file), *([Words(f"{who} 上传", f"uploaded by {who}")] if who else [])]
        case mv.Answer(explainer=explainer) if explainer:
            return [Words(f"{explainer} 解释", f"explained by {explainer}")]
        case mv.Cause(category=category):
            return [cause_said(category)]
        case mv.Start(began_at=began_at) | mv.Backdate(began_at=began_at) if began_at is not None:
            return [Words(f"{time_said(began_at)} 开始", f"begun at {time_said(began_at)}")]
        case _:
            return []


def _handed_out(owner: str, due: date | None, known: Known) -> list[Words]:
    return [
        _owner_said(owner, known) if owner else Words("缺负责人 @", "no owner @"),
        _due_said(due, known) if due else Words("缺期限 ^", "no due date ^"),
    ]


def _changed(move: mv.Amend | mv.Redue, known: Known) -> list[Words]:
    owner = [_owner_said(move.owner, known)] if isinstance(move, mv.Amend) and move.owner else []
    return owner + ([_due_said(move.due, known)] if move.due else [])


def _owner_said(owner: str, known: Known) -> Words:
    return stranger(owner, known.people, known.present) or same(owner)
