"""What the readers of lines share: texts that must be there, numbers, ids, names and times of day."""

import re
from datetime import UTC, datetime, time

from engine.capture.people import names_in, names_joined, person_named
from engine.capture.sigils import Known
from engine.capture.verbs import Verb
from engine.dates import UTC8
from engine.errors import BadInputError, KaihuiError
from engine.words import Words

_NUMBER = re.compile(r"\d{1,4}")
_RECORD_ID = re.compile(r"([a-zA-Z]?)[-－]?(\d{1,6})")
_LAST_NAME = re.compile(r"(?:(?<![A-Za-z0-9._])|(?=[@＠]+[\u4e00-\u9fff]))[@＠]+([^\s@＠]+)\s*$")
_TIME = re.compile(r"\^?([01]?\d|2[0-3])[:：]([0-5]\d)")


def text_of(verb: Verb, text: str) -> str:
    """The text that follows a verb, or a refusal where there is none."""
    if not text:
        raise BadInputError(
            Words(f"{verb.label.zh}没有内容。", f"{verb.label.en}: nothing follows."),
            Words(f"写法：{verb.name} {verb.usage.zh}", f"Write: {verb.name} {verb.usage.en}"),
        )
    return text


def misfit(verb: Verb, rest: str) -> BadInputError:
    """That what follows a verb does not fit it, with what to write."""
    return BadInputError(
        Words(f"{verb.label.zh}看不懂「{rest}」。", f"{verb.label.en}: “{rest}” does not fit."),
        Words(f"写法：{verb.name} {verb.usage.zh}", f"Write: {verb.name} {verb.usage.en}"),
    )


def whole_number(verb: Verb, text: str) -> int:
    """A number of at most four digits."""
    if not _NUMBER.fullmatch(text_of(verb, text)):
        raise misfit(verb, text)
    return int(text)


def minutes_of(verb: Verb, text: str) -> int:
    """By how many minutes an item is made longer or shorter; which of the two, the verb says, and no sign."""
    digits = text.lstrip("+-－−")
    if not digits.isdecimal() or len(text) - len(digits) > 1:
        raise misfit(verb, text)
    if text[0] not in "+" + digits[0]:
        other = "extend" if verb.name == "shorten" else "shorten"
        raise BadInputError(
            Words(f"分钟数前不写负号：{text[:20]}。", f"Minutes take no minus sign: {text[:20]}."),
            Words(f"写法：{other} {digits[:4]}", f"Write: {other} {digits[:4]}"),
        )
    if len(digits) > 4:
        raise BadInputError(
            Words(f"{digits[:20]} 分钟太多了。", f"{digits[:20]} minutes are too many."),
            Words(f"只写要加减几分钟：{verb.name} 5", f"Write only by how many: {verb.name} 5"),
        )
    return int(digits)


def record_id(verb: Verb, rest: str, letters: str = "A") -> tuple[str, str]:
    """The id that a line begins with, written A-12, a12 or 12, and what follows it.

    Args:
        letters: the kinds that fit; the first one is meant where no letter is written.
    """
    first, _, rest = text_of(verb, rest).partition(" ")
    match = _RECORD_ID.fullmatch(first)
    letter = (match[1].upper() or letters[0]) if match else ""
    if match is None or letter not in letters:
        raise misfit(verb, first)
    return f"{letter}-{int(match[2])}", rest.strip()


def is_record_id(text: str, letters: str) -> bool:
    """Whether a text is an id with its letter: Q-3."""
    match = _RECORD_ID.fullmatch(text)
    return match is not None and bool(match[1]) and match[1].upper() in letters


def last_name(rest: str, known: Known) -> tuple[str, str]:
    """A text and the person named at its end: 批准清仓 @周婷. An @ anywhere else is text.

    Raises:
        NotFoundError: letters that fit nobody.
    """
    joined = names_joined(rest, known.people, known.present)
    match = _LAST_NAME.search(joined)
    if match is None:
        return rest, ""
    return joined[: match.start()].rstrip(), person_named(match[1], known.people, known.present)


def names_of(verb: Verb, rest: str, known: Known) -> tuple[str, ...]:
    """People by name; a guest may come under any, so letters that fit nobody are taken as they stand."""
    listed = names_joined(text_of(verb, rest), known.people, known.present, behind="")
    return tuple(_attendee(name, known) for name in names_in(listed))


def _attendee(name: str, known: Known) -> str:
    try:
        return person_named(name, known.people, known.present)
    except KaihuiError:
        return name


def time_of_day(text: str, known: Known) -> datetime | None:
    """A time of today in UTC+8, as a moment in UTC; None for any other text."""
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    return datetime.combine(known.today, time(int(match[1]), int(match[2])), UTC8).astimezone(UTC)
