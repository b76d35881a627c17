"""Which formats the minutes come in, and the minutes in one of them, whole or for one person."""

from collections.abc import Callable

from data.exports.document_formats import DOCUMENT_FORMATS, document_as
from data.exports.task_formats import TASK_FORMATS, minutes_as
from engine.errors import UsageError
from engine.minutes.cleaned import cleaned
from engine.minutes.content import document_of
from engine.minutes.extract import extract_of, extract_title, only_of
from engine.minutes.record import Minutes
from engine.words import Language, Words

# each exporter's library is loaded only when it is asked for


def _json(minutes: Minutes, language: Language) -> bytes:
    from data.exports.json import as_json

    return as_json(minutes, language)


def _xlsx(minutes: Minutes, language: Language) -> bytes:
    from data.exports.xlsx import as_xlsx

    return as_xlsx(minutes, language)


_RECORD_FORMATS: dict[str, Callable[[Minutes, Language], bytes]] = {"xlsx": _xlsx, "json": _json}

FORMATS = (*DOCUMENT_FORMATS, *_RECORD_FORMATS, *TASK_FORMATS)
"""All formats by name."""
_ENDINGS = {"asana": "asana.csv", "taskwarrior": "taskwarrior.json", "feishu": "feishu.json"}


def file_name(meeting: str, name: str) -> str:
    """What minutes in a format are saved as; other programs' formats say whose they are."""
    return f"{meeting}.{_ENDINGS.get(name, name)}"


def exported(minutes: Minutes, name: str, language: Language) -> bytes:
    """The minutes in the format of that name; no text in them holds a control character."""
    checked = cleaned(minutes)
    if name in DOCUMENT_FORMATS:
        return document_as(name, document_of(checked), language)
    if name in _RECORD_FORMATS:
        return _RECORD_FORMATS[name](checked, language)
    return minutes_as(name, checked, language)


def exported_for(minutes: Minutes, owner: str, name: str, language: Language) -> bytes:
    """What one person has to do, in the format of that name.

    Raises:
        UsageError: the format holds a whole meeting.
    """
    checked = cleaned(minutes)
    if name in DOCUMENT_FORMATS:
        return document_as(name, extract_of(checked, owner), language)
    if name in TASK_FORMATS:
        return minutes_as(name, only_of(checked, owner), language, extract_title(checked, owner))
    fitting = ", ".join((*DOCUMENT_FORMATS, *TASK_FORMATS))
    raise UsageError(
        Words(f"{name} 只能装整场会议，不能只给一个人。", f"{name} holds a whole meeting, not one person's part."),
        Words(f"换一种格式：{fitting}", f"Choose another format: {fitting}"),
    )
