"""What a Chinese input method types where a mark is meant, …… for ^ or 《= for <=, and marks that are typed twice."""

import re
from collections.abc import Callable

_TWICE = re.compile(r"[@＠](?=[@＠])|[\^＾](?=[\^＾])")
_DOTS = re.compile(r"(?P<before>^|\s|[@＠][^\s@＠^＾…]+)…{1,2}(?P<due>[^\s@＠^＾…]+)")
_AIM = re.compile(r"(?P<kpi>[~～][a-z][a-z0-9_]*)(?P<sign>[《》＜＞][=＝]?)", re.I)
_SIGNS = str.maketrans("《》＜＞＝", "<><>=")


def marks_meant(line: str, is_date: Callable[[str], bool]) -> str:
    """The line with marks where an input method has made something else of them.

    Shift+6 types …… there: a mark where a date follows, and text anywhere else. A mark that a key has written into the
    line, and the scribe once more, is one.

    Args:
        is_date: whether a phrase is a due date.
    """
    line = _AIM.sub(lambda aim: aim["kpi"] + aim["sign"].translate(_SIGNS), line)
    line = _DOTS.sub(lambda dots: f"{dots['before']}^{dots['due']}" if is_date(dots["due"]) else dots[0], line)
    return _TWICE.sub("", line)
