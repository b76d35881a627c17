"""Which reports are known, without reading more of their column maps than the first lines."""

import hashlib
import tomllib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import msgspec
from msgspec import Struct

from engine.settings import Team
from engine.words import Words


class ReportKind(Struct, frozen=True):
    """A report that can be read."""

    id: str
    label: Words
    team: Team
    """Whose report it usually is; kaihui.toml may say otherwise."""


def _files(folder: str = "columns") -> list[Traversable]:
    files = (resources.files("data.reports") / folder).iterdir()
    return sorted((file for file in files if file.name.endswith(".toml")), key=lambda file: file.name)


@cache
def known_reports() -> dict[str, ReportKind]:
    """Every known report by id; other forms of one are not told apart."""
    heads = ((file.name[: -len(".toml")], _head(file)) for file in _files())
    return {name: msgspec.convert({"id": name, **head}, ReportKind) for name, head in heads if "report" not in head}


def _head(file: Traversable) -> dict[str, Any]:
    """The keys above the first table: parsing all of the columns would cost the first screen 40 ms."""
    return tomllib.loads(file.read_text(encoding="utf-8").split("\n[", 1)[0])


@cache
def maps_version() -> str:
    """Changes with every change of a column map, so that no old reading outlives it."""
    digest = hashlib.blake2b(digest_size=8)
    for file in _files() + _files("vocabularies"):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()
