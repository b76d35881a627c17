"""Amazon's marketplaces: their code, currency, time zone and the ids that Amazon's own files use."""

from datetime import date, datetime, time
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo


class Marketplace(NamedTuple):
    """One marketplace, with what a report says of it and what must be known to read that report."""

    code: str
    """Two letters, as sellers say them: UK, not GB."""
    amazon_id: str
    """The id in Amazon's JSON reports."""
    currency: str
    """ISO 4217."""
    zone: str
    """The time zone in which the marketplace's days begin and end."""
    date_order: str
    """The order of numeric dates in its files: MDY, DMY or YMD."""


MARKETPLACES: tuple[Marketplace, ...] = (
    Marketplace("US", "ATVPDKIKX0DER", "USD", "America/Los_Angeles", "MDY"),
    Marketplace("CA", "A2EUQ1WTGCTBG2", "CAD", "America/Toronto", "DMY"),
    Marketplace("MX", "A1AM78C64UM0Y8", "MXN", "America/Mexico_City", "DMY"),
    Marketplace("BR", "A2Q3Y263D00KWC", "BRL", "America/Sao_Paulo", "DMY"),
    Marketplace("UK", "A1F83G8C2ARO7P", "GBP", "Europe/London", "DMY"),
    Marketplace("IE", "A28R8C7NBKEWEA", "EUR", "Europe/Dublin", "DMY"),
    Marketplace("DE", "A1PA6795UKMFR9", "EUR", "Europe/Berlin", "DMY"),
    Marketplace("FR", "A13V1IB3VIYZZH", "EUR", "Europe/Paris", "DMY"),
    Marketplace("IT", "APJ6JRA9NG5V4", "EUR", "Europe/Rome", "DMY"),
    Marketplace("ES", "A1RKKUPIHCS9HS", "EUR", "Europe/Madrid", "DMY"),
    Marketplace("NL", "A1805IZSGTT6HS", "EUR", "Europe/Amsterdam", "DMY"),
    Marketplace("BE", "AMEN7PMS3EDWL", "EUR", "Europe/Brussels", "DMY"),
    Marketplace("SE", "A2NODRKZP88ZB9", "SEK", "Europe/Stockholm", "YMD"),
    Marketplace("PL", "A1C3SOZRARQ6R3", "PLN", "Europe/Warsaw", "DMY"),
    Marketplace("TR", "A33AVAJ2PDY3EV", "TRY", "Europe/Istanbul", "DMY"),
    Marketplace("AE", "A2VIGQ35RCS4UG", "AED", "Asia/Dubai", "DMY"),
    Marketplace("SA", "A17E79C6D8DWNP", "SAR", "Asia/Riyadh", "DMY"),
    Marketplace("EG", "ARBP9OOSHTCHU", "EGP", "Africa/Cairo", "DMY"),
    Marketplace("ZA", "AE08WJ6YKNBMC", "ZAR", "Africa/Johannesburg", "DMY"),
    Marketplace("IN", "A21TJRUUN4KGV", "INR", "Asia/Kolkata", "DMY"),
    Marketplace("JP", "A1VC38T7YXB528", "JPY", "Asia/Tokyo", "YMD"),
    Marketplace("SG", "A19VAU5U5O7RUS", "SGD", "Asia/Singapore", "DMY"),
    Marketplace("AU", "A39IBJ37TRP1C6", "AUD", "Australia/Sydney", "DMY"),
)

BY_CODE = {marketplace.code: marketplace for marketplace in MARKETPLACES}
BY_AMAZON_ID = {marketplace.amazon_id: marketplace for marketplace in MARKETPLACES}


@cache
def zone(code: str) -> ZoneInfo:
    """The time zone of the marketplace `code`."""
    return ZoneInfo(BY_CODE[code].zone)


def end_of_day(code: str, day: date) -> datetime:
    """The last second of `day` in the marketplace, with its offset. A bare date is never shifted to UTC+8."""
    return datetime.combine(day, time(23, 59, 59), zone(code))
