"""What needs a package of its own: what it is for, whether it is here, and how to install it into this very Python."""

import shlex
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from typing import Literal

from msgspec import Struct

from engine.words import Words

ExtraName = Literal["pdf", "notify", "asana", "pg"]


class Extra(Struct, frozen=True):
    """An extra of pyproject.toml."""

    module: str
    package: str
    """As pip knows it: Kaihui runs from its folder, so its own name is not in any registry."""
    what: Words


EXTRAS: dict[ExtraName, Extra] = {
    "pdf": Extra("typst", "typst", Words("纪要的 PDF", "minutes as PDF")),
    "notify": Extra("apprise", "apprise", Words("发通知", "sending notices")),
    "asana": Extra("asana", "asana", Words("交给 Asana", "handing over to Asana")),
    "pg": Extra("psycopg", "psycopg[binary]", Words("PostgreSQL 存储", "a log on PostgreSQL")),
}


def lacking() -> tuple[ExtraName, ...]:
    """The extras that are not installed."""
    return tuple(name for name, extra in EXTRAS.items() if find_spec(extra.module) is None)


def install_command(names: Iterable[ExtraName]) -> str:
    """What to type, wherever one stands, so that the Python that runs now has them; another one's pip is no use."""
    return shlex.join([sys.executable, "-m", "pip", "install", *(EXTRAS[name].package for name in names)])
