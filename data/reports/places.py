"""Marketplaces and currencies as files write them: ids, codes, domains, countries in several languages, signs."""

import tomllib
import unicodedata
from functools import cache
from importlib import resources

from engine.marketplaces import BY_AMAZON_ID, BY_CODE, MARKETPLACES

CURRENCIES = frozenset({marketplace.currency for marketplace in MARKETPLACES} | {"CNY", "HKD"})
"""ISO codes that reports are in: the marketplaces' own, and those that an ERP in China converts into."""


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    raw = (resources.files("data.reports") / "places.toml").read_bytes()
    return tomllib.loads(raw.decode())


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


@cache
def _codes() -> dict[str, str]:
    names = {_plain(name): code for code, names in _tables()["marketplaces"].items() for name in names}
    return names | {_plain(code): code for code in BY_CODE}


@cache
def _signs() -> dict[str, tuple[str, ...]]:
    return {_plain(sign): tuple(codes) for sign, codes in _tables()["signs"].items()}


def marketplace_named(text: str) -> str | None:
    """The code of the marketplace that `text` names: an Amazon id, a code, a domain or a country."""
    if (by_id := BY_AMAZON_ID.get(text.strip())) is not None:
        return by_id.code
    return _codes().get(_plain(text).removeprefix("www.").removeprefix("http://").rstrip("/"))


def currency_named(text: str) -> str | None:
    """The ISO code that `text` is."""
    code = text.strip().upper()
    return code if code in CURRENCIES else None


def currencies_of(sign: str) -> tuple[str, ...]:
    """The codes that a sign, or a code, may stand for; empty when it is no money at all."""
    code = currency_named(sign)
    return (code,) if code is not None else _signs().get(_plain(sign), ())
