"""The gate before all exports: no text in a record holds a control character, whoever wrote the meeting's file."""

from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from engine.text import clean

_T = TypeVar("_T", bound=Struct)


def cleaned(record: _T) -> _T:
    """The record with every text in it as engine/text.py lets texts in."""
    changed = {name: _clean(getattr(record, name)) for name in record.__struct_fields__}
    return replace(record, **changed)


def _clean(value: Any) -> Any:
    match value:
        case str():
            return clean(value)
        case tuple():
            return tuple(_clean(one) for one in value)
        case dict():
            return {_clean(key): _clean(one) for key, one in value.items()}
        case Struct():
            return cleaned(value)
        case _:
            return value
