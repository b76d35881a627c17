"""Eight weeks of the demo's shop, with their ups and downs; every figure is made up."""

from typing import NamedTuple


class Week(NamedTuple):
    """How one week differs from a plain one."""

    traffic: float
    """Times the usual sessions."""
    bought_more: int
    """Units a day that each product sold beyond the usual."""
    ad_spend: float
    ad_sales: float
    scanned: int
    """Parcels with a scan, of 391."""
    late: int
    """Orders shipped late, of 391."""
    stock: float
    ranks: tuple[int, ...]
    """Of the four products among best sellers, each in its category."""


WEEKS = (
    Week(1.00, 0, 1.00, 1.00, 368, 6, 1.00, (1410, 2260, 3600, 4800)),
    Week(1.00, 1, 0.86, 1.00, 377, 6, 1.00, (1200, 2400, 3600, 4800)),
    Week(1.04, 1, 0.83, 1.02, 381, 8, 1.04, (1180, 2450, 3500, 4900)),
    Week(0.96, 0, 0.90, 0.97, 379, 5, 1.07, (1260, 2380, 3700, 4800)),
    Week(1.09, 2, 0.84, 1.06, 384, 7, 0.98, (1150, 2500, 3600, 4700)),
    Week(1.03, 1, 0.78, 1.01, 380, 9, 1.02, (1190, 2420, 3650, 4750)),
    Week(0.94, 0, 0.81, 0.95, 386, 6, 1.05, (1240, 2390, 3550, 4850)),
    Week(0.98, 1, 0.76, 1.03, 383, 5, 1.01, (1210, 2440, 3600, 4800)),
)
"""The week under review, then those before it."""
FIRST_HANDED_IN = WEEKS[0]._replace(ad_spend=0.94, ad_sales=0.98)
"""The week under review as the ads team handed it in first, before Amazon had booked all of it."""
