"""JSON reports: lists of objects, flattened so that a dotted path of keys is a header like any other."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
import numpy as np
import pandas as pd

from data.codec import decode
from data.reports.problems import Problems
from data.reports.sheet import Wanted
from data.reports.sniff import UnreadableError
from engine.text import clean
from engine.words import Words

_LOOKED_AT = 200
"""Rows whose keys make the header: keys that are missing in the first row are common."""
_DEPTH = 6
"""Objects within objects that are looked into; what lies deeper is no row of a report."""
_REASONS = ("message", "msg", "error_message", "errormsg", "error_msg", "error", "details")
"""Keys of an error that say what went wrong."""
_ANSWERS = frozenset({"code", "errcode", "errorcode", "error_code", *_REASONS})
"""Keys that an error has, and no record of a report."""


def parsed(raw: bytes, marketplace: str | None) -> tuple[Any, str]:
    """The document and its encoding."""
    text, encoding = decode(raw, marketplace)
    try:
        return msgspec.json.decode(text), encoding
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        raise UnreadableError(
            Words("JSON 已损坏，或没有传完。请重新下载。", "The JSON is damaged or cut off. Download it again.")
        ) from error


def refuse_failure(document: Any) -> None:
    """Raise where the document is the answer of a server that had no report, saved under a report's name."""
    if not isinstance(document, dict) or any(_holds_rows(value) for value in document.values()):
        return
    first = next(iter(document["errors"]), None) if isinstance(document.get("errors"), list) else None
    answer = first if isinstance(first, dict) else document
    if _ANSWERS.isdisjoint(key.lower() for key in answer):
        return
    told = [clean(str(answer[key]), 80) for key in answer if key.lower() in _REASONS and answer[key]]
    raise UnreadableError(
        Words("这是一次失败的导出，里面没有数据，只有一条报错", "This is a failed export: no data, only an error")
        + (Words(f"「{told[0]}」", f" (“{told[0]}”)") if told else Words("", ""))
        + Words("。请重新导出。", ". Export it again.")
    )


def _holds_rows(value: Any) -> bool:
    """Whether there is a list of records in it, which an error has not."""
    if isinstance(value, dict):
        return any(_holds_rows(inner) for inner in value.values())
    return isinstance(value, list) and any(
        isinstance(row, dict) and _ANSWERS.isdisjoint(key.lower() for key in row) for row in value
    )


def found_at(document: Any, path: str) -> Any:
    """What stands at a dotted path; None where nothing does."""
    for key in filter(None, path.split(".")):
        if not isinstance(document, dict):
            return None
        document = document.get(key)
    return document


class JsonRows:
    """The list of objects at one path of a document; row 1 is the first object."""

    name = ""
    made_at: datetime | None = None

    def __init__(self, document: Any, path: str, encoding: str) -> None:
        rows = found_at(document, path)
        rows = [rows] if isinstance(rows, dict) else rows
        self._rows = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
        self.encoding = encoding

    def head(self) -> Sequence[Sequence[str]]:
        """One record: the keys of the first rows."""
        keys: dict[str, None] = {}
        for row in self._rows[:_LOOKED_AT]:
            _collect(row, "", keys, _DEPTH)
        return [list(keys)] if keys else []

    def frame(self, header: int, wanted: Mapping[str, Wanted], problems: Problems) -> pd.DataFrame:
        """The values at the wanted keys."""
        keys = self.head()[header]
        columns = {name: self._values(keys[column.position]) for name, column in wanted.items()}
        return pd.DataFrame(columns, index=pd.RangeIndex(1, len(self._rows) + 1))

    def _values(self, key: str) -> "np.ndarray[Any, Any]":
        values = np.empty(len(self._rows), dtype=object)
        for number, row in enumerate(self._rows):
            value = found_at(row, key)
            values[number] = "" if value is None or isinstance(value, dict | list) else value
        return values


def _collect(value: Any, prefix: str, keys: dict[str, None], depth: int) -> None:
    for key, inner in value.items():
        if isinstance(inner, dict) and depth:
            _collect(inner, f"{prefix}{key}.", keys, depth - 1)
        else:
            keys[f"{prefix}{key}"] = None
