"""Header cells made comparable: one column is written in a dozen ways, by year, marketplace and language."""

import re
import unicodedata
from functools import lru_cache

_UNIT = re.compile(r"\s*\((?:#|[$€£¥₹₺]|rs\.?|r\$|zł|kr|aed|aud|brl|cad|cny|eur|gbp|inr|jpy|mxn|sar|sgd|usd)\)$")
"""A trailing "(#)", "($)" or "(₹)"."""
_WINDOW = re.compile(
    r"^(\d{1,2})(?= ?(?:days?\b|天|tage\b|d[ií]as\b|jours\b|giorni\b))|(\d{1,2})(?=日間| jours\b| giorni\b| d[ií]as\b)"
)
_API_WINDOW = re.compile(r"^(?:sales|purchases|unitssoldclicks)(\d{1,2})d$")


@lru_cache(maxsize=4096)
def plain(header: str) -> str:
    """`header` as headers are compared: no case, one kind of dash and bracket, N for the days of attribution."""
    text = unicodedata.normalize("NFKC", header).replace("\ufeff", "").casefold()
    text = "".join("-" if unicodedata.category(c) == "Pd" or c in "−_" else c for c in text)
    text = re.sub(r"\s*-\s*", "-", " ".join(text.split()))
    return _WINDOW.sub("n", _UNIT.sub("", text)).strip()


def attribution_days(header: str) -> int | None:
    """Within how many days of a click a sale counts in this column; None where the header does not say."""
    text = " ".join(unicodedata.normalize("NFKC", header).casefold().split())
    found = _WINDOW.search(text) or _API_WINDOW.search(text)
    return None if found is None else int(next(filter(None, found.groups())))


def unit_sign(header: str) -> str:
    """The currency sign in brackets at the header's end, if there is one."""
    text = unicodedata.normalize("NFKC", header).strip().casefold()
    found = _UNIT.search(text)
    return "" if found is None else found.group().strip(" ()").replace("#", "")
