"""What buyers said as JSON: the fields that other programs rely on. Changes are additive."""

from collections.abc import Sequence
from typing import Any

from engine.kpi.catalogue import Origin
from engine.snapshot.cx_mix import CxMix, Offer
from engine.snapshot.market_voice import MarketVoice, ReviewTopic, Stars
from engine.voice.cx_health import CX_CLASSES
from engine.voice.phrase import Phrase
from engine.voice.return_shares import ReasonShare
from engine.words import Language

Fields = dict[str, Any]


def voice_fields(voice: MarketVoice, language: Language) -> Fields:
    """One marketplace. Shares are percent numbers; what the period before does not know is null."""
    return {
        "marketplace": voice.marketplace,
        "texts": voice.texts,
        "phrases": [_phrase_fields(one, language) for one in voice.phrases],
        "phrases_from": _origins(voice.phrases_from),
        "ratings": [_stars_fields(one) for one in voice.stars],
        "returns": {
            "units": voice.returned,
            "units_previous": voice.returned_before,
            "reasons": [_reason_fields(one, language) for one in voice.reasons],
            "sources": _origins(voice.reasons_from),
        },
        "topics": [_topic_fields(one, language) for one in voice.topics],
        "topics_from": _origins(voice.topics_from),
        "cx_health": None if voice.cx is None else _cx_fields(voice.cx, language),
    }


def _cx_fields(mix: CxMix, language: Language) -> Fields:
    """All offers by class, and those at risk one by one."""
    return {
        "day": mix.day.isoformat(),
        "classes": [
            {
                "class": one,
                "label": label.said(language),
                "count": mix.counts[one],
                "share": _percent(mix.share(one)),
                "previous": None if mix.before is None else mix.before[one],
                "share_previous": _percent(mix.share_before(one)),
            }
            for one, label in CX_CLASSES.items()
        ],
        "at_risk": [_offer_fields(one) for one in mix.at_risk],
        "sources": _origins(mix.sources),
    }


def _offer_fields(one: Offer) -> Fields:
    return {
        "asin": one.asin,
        "sku": one.sku,
        "class": one.health,
        "class_previous": one.health_before,
        "ncx_orders": one.unhappy,
        "ncx_orders_previous": one.unhappy_before,
        "orders": one.orders,
        "ncx_rate": _percent(one.rate),
        "reason": one.reason,
    }


def _phrase_fields(one: Phrase, language: Language) -> Fields:
    return {
        "phrase": one.phrase,
        "mood": one.mood,
        "count": one.texts,
        "share": _percent(one.share),
        "previous": one.before,
        "share_previous": _percent(one.share_before),
        "change": one.change.said(language),
        "asins": list(one.asins),
        "by_source": one.sources,
    }


def _stars_fields(one: Stars) -> Fields:
    return {
        "source": one.source,
        "stars": {str(stars): count for stars, count in enumerate(reversed(one.listed), start=1)},
        "negative": one.negative,
        "negative_share": _percent(one.negative_share),
        "negative_previous": one.negative_before,
        "negative_share_previous": _percent(one.negative_share_before),
        "sources": _origins(one.sources),
    }


def _reason_fields(one: ReasonShare, language: Language) -> Fields:
    warning = one.reason.warning
    return {
        "code": one.code,
        "reason": one.reason.label.said(language),
        "group": one.reason.group,
        "count": one.count,
        "share": _percent(one.share),
        "previous": one.before,
        "change_points": None if one.change is None else round(one.change, 1),
        "change": one.moved.said(language),
        "note": warning.said(language) if warning else None,
    }


def _topic_fields(one: ReviewTopic, language: Language) -> Fields:
    return {
        "topic": one.topic,
        "mood": one.mood,
        "mentions": one.mentions,
        "previous": one.before,
        "change": one.change.said(language),
        "asins": list(one.asins),
    }


def _origins(origins: Sequence[Origin]) -> list[Fields]:
    return [{"file": one.file, "rows": [one.first, one.last]} for one in origins]


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 1)
