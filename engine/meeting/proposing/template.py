"""Which agenda suits a seller: the full one, or that of a one-person shop (R34, R35)."""

from typing import Literal

from engine.words import Words

FULL_ABOVE = 50_000.0
"""US dollars of sales a month, above which the full process pays (R34)."""
FULL_FROM = 3
"""Marketplaces from which the full process pays (R34)."""


def proposed_template(turnover: float | None, marketplaces: int) -> tuple[Literal["weekly", "lite"], Words]:
    """The template that is proposed, and why; the full one where nobody says what is sold.

    Args:
        turnover: US dollars a month; None where nobody says.
        marketplaces: how many the shop sells on.
    """
    if turnover is not None and turnover > FULL_ABOVE:
        why = Words(f"月销售额超过 {FULL_ABOVE:,.0f} 美元", f"sales of more than US${FULL_ABOVE:,.0f} a month")
    elif marketplaces >= FULL_FROM:
        why = Words(f"{marketplaces} 个站点", f"{marketplaces} marketplaces")
    elif turnover is None:
        why = Words("没说月销售额", "monthly sales not given")
    else:
        few = "一个站点" if marketplaces == 1 else f"{marketplaces} 个站点"
        why = Words(
            f"月销售额不到 {FULL_ABOVE:,.0f} 美元，{few}",
            f"US${FULL_ABOVE:,.0f} a month or less, fewer than {FULL_FROM} marketplaces",
        )
        return "lite", why
    return "weekly", why
