"""What msgspec says of a setting whose type does not fit, in words that name what to write instead."""

import re
from collections.abc import Iterable
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from engine.settings import Settings
from engine.text import clean
from engine.words import Words

_TYPES = {
    "int": Words("整数", "a whole number"),
    "float": Words("数字", "a number"),
    "str": Words("带引号的文字", "text in quotes"),
    "bool": Words(" true 或 false", "true or false"),
    "array": Words("方括号里的列表", "a list in brackets"),
    "object": Words("一组设置", "a table of settings"),
    "time": Words("没加引号的时刻", "a time without quotes"),
    "date": Words("没加引号的日期", "a date without quotes"),
    "datetime": Words("没加引号的时刻", "a moment without quotes"),
}
_EXPECTED = re.compile(r"Expected `(\w+)[^`]*`, got `(\w+)`")
_OPTION = re.compile(r"Invalid enum value '(.*)'")
_LACKING = re.compile(r"missing required field `(\w+)`")


def misfit_said(message: str, keys: Iterable[str]) -> Words:
    """The message about the setting that `keys` lead to."""
    if found := _EXPECTED.match(message):
        wanted, got = (_TYPES.get(kind, Words(kind, kind)) for kind in found.groups())
        return Words(f"要写{wanted.zh}，现在是{got.zh}", f"it takes {wanted.en}, and holds {got.en}")
    if found := _OPTION.match(message):
        said, choice = clean(found[1], limit=60), " ".join(_options(keys))
        return Words(f"没有「{said}」这个选项，可写：{choice}", f"there is no choice “{said}”; known: {choice}")
    if found := _LACKING.search(message):
        return Words(f"还缺 {found[1]}", f"{found[1]} is lacking")
    return Words(message, message)


def _options(keys: Iterable[str]) -> tuple[str, ...]:
    """What may stand at the end of `keys`."""
    kind: Any = Settings
    for key in keys:
        if not key.isdigit():
            kind = _held(get_type_hints(kind)[key])
    return get_args(kind) if get_origin(kind) is Literal else ()


def _held(kind: Any) -> Any:
    """What a list, a table or an optional setting holds; anything else is itself."""
    if get_origin(kind) is Literal:
        return kind
    inner = [one for one in get_args(kind) if one not in (NoneType, Ellipsis, str)]
    return inner[0] if inner else kind
