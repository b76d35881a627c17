"""Why buyers send things back: Amazon's codes of both kinds of report as one list, with what they really mean (R46)."""

import re
from typing import Literal, NamedTuple

from engine.words import Words, same

Group = Literal["quality", "description", "size", "delivery", "mind", "other"]
"""Who can do something about it."""

GROUPS: dict[Group, Words] = {
    "quality": Words("质量", "Quality"),
    "description": Words("描述不符", "Not as described"),
    "size": Words("尺寸", "Size and fit"),
    "delivery": Words("物流配送", "Delivery"),
    "mind": Words("买家自身原因", "Change of mind"),
    "other": Words("其他", "Other"),
}


class Reason(NamedTuple):
    """One reason for a return."""

    code: str
    label: Words
    group: Group
    warning: Words | None = None
    """Where Amazon's code says something else than it means."""


def _reason(code: str, group: Group, zh: str, en: str, warning: Words | None = None) -> Reason:
    return Reason(code, Words(zh, en), group, warning)


_AFTER_ARRIVAL = Words(
    "代码写的是 FC 损坏，实际是买家选了「收到后出现故障」，不能当作亚马逊仓库的责任。",
    "The code names the warehouse, but the buyer said that it became defective after arrival.",
)
_ON_ARRIVAL = Words(
    "代码写的是承运商损坏，实际是买家选了「收到时就有问题」，先查质量和包装。",
    "The code names the carrier, but the buyer said that it was defective on arrival: check quality and packing.",
)
_WRONG_ITEM = Words(
    "指发错货，不一定是买家调包；先查贴标和混放。",
    "It means that a wrong item was sent, not that the buyer swapped it: check labels and commingling first.",
)
_CHOSEN = Words(
    "由买家勾选：选「质量」类原因往往免退货运费，要对照留言再下结论。",
    "Buyers choose it, often because quality returns are free of charge: read the comments before concluding.",
)
_CONDITION = Words(
    "这是仓库收货时的检验结果（disposition），不是买家选的原因。",
    "This is what the warehouse found (disposition), not what the buyer chose.",
)
_DAMAGED = Words(
    "这是仓库收货时的检验结果：亚马逊承担责任，请核对是否已赔偿。",
    "This is what the warehouse found: Amazon takes the blame, so check that it has paid.",
)

REASONS: dict[str, Reason] = {
    reason.code: reason
    for reason in (
        _reason("DEFECTIVE", "quality", "有缺陷或无法使用", "Defective or does not work", _CHOSEN),
        _reason("QUALITY_UNACCEPTABLE", "quality", "质量达不到预期", "Quality not good enough"),
        _reason("DAMAGED_BY_FC", "quality", "收到后出现故障", "Became defective after arrival", _AFTER_ARRIVAL),
        _reason("DAMAGED_BY_CARRIER", "quality", "收到时就有问题", "Defective on arrival", _ON_ARRIVAL),
        _reason("MISSING_PARTS", "quality", "缺少零件或配件", "Missing parts or accessories"),
        _reason("WARRANTY", "quality", "保修退换", "Warranty"),
        _reason("JEWELRY_BATTERY", "quality", "手表电池没电", "Watch battery is dead"),
        _reason("JEWELRY_BAD_CLASP", "quality", "首饰搭扣坏了", "Clasp is broken"),
        _reason("JEWELRY_LOOSE_STONE", "quality", "宝石松动或脱落", "Stone is loose or missing"),
        _reason("NOT_AS_DESCRIBED", "description", "与描述不符", "Not as described"),
        _reason("SWITCHEROO", "description", "发错货", "Wrong item sent", _WRONG_ITEM),
        _reason("NOT_COMPATIBLE", "description", "不兼容", "Not compatible"),
        _reason("EXTRA_ITEM", "description", "多发了商品", "Extra item in the parcel"),
        _reason("APPAREL_STYLE", "description", "款式与预期不同", "Style not as expected"),
        _reason("JEWELRY_NO_DOCS", "description", "首饰缺少说明文件", "Jewellery without its papers"),
        _reason("JEWELRY_NO_CERT", "description", "首饰缺少鉴定证书", "Jewellery without its certificate"),
        _reason("PRODUCT_NOT_SPANISH", "description", "没有西班牙语版本", "Not in Spanish"),
        _reason("PRODUCT_NOT_ITALIAN", "description", "没有意大利语版本", "Not in Italian"),
        _reason("APPAREL_TOO_SMALL", "size", "偏小", "Too small"),
        _reason("APPAREL_TOO_LARGE", "size", "偏大", "Too large"),
        _reason("JEWELRY_TOO_SMALL", "size", "首饰或手表偏小", "Jewellery or watch too small"),
        _reason("JEWELRY_TOO_LARGE", "size", "首饰或手表偏大", "Jewellery or watch too large"),
        _reason("MISSED_ESTIMATED_DELIVERY", "delivery", "送达太晚", "Arrived too late"),
        _reason("NEVER_ARRIVED", "delivery", "没有收到", "Never arrived"),
        _reason("UNDELIVERABLE_INSUFFICIENT_ADDRESS", "delivery", "无法派送：地址不全", "Undeliverable: address"),
        _reason(
            "UNDELIVERABLE_FAILED_DELIVERY_ATTEMPTS",
            "delivery",
            "无法派送：多次派送失败",
            "Undeliverable: attempts failed",
        ),
        _reason("UNDELIVERABLE_REFUSED", "delivery", "无法派送：买家拒收", "Undeliverable: refused"),
        _reason("UNDELIVERABLE_UNCLAIMED", "delivery", "无法派送：无人领取", "Undeliverable: unclaimed"),
        _reason(
            "UNDELIVERABLE_CARRIER_MISS_SORTED", "delivery", "无法派送：承运商分拣错误", "Undeliverable: mis-sorted"
        ),
        _reason("UNDELIVERABLE_UNKNOWN", "delivery", "无法派送：原因不明", "Undeliverable: reason unknown"),
        _reason("UNWANTED_ITEM", "mind", "不想要了", "No longer wanted"),
        _reason("ORDERED_WRONG_ITEM", "mind", "买家下错单", "Ordered by mistake"),
        _reason("MISORDERED", "mind", "买家选错款式、尺寸或颜色", "Ordered the wrong style, size or colour"),
        _reason("FOUND_BETTER_PRICE", "mind", "找到更低的价格", "Found a better price"),
        _reason("UNAUTHORIZED_PURCHASE", "mind", "未经授权的购买", "Unauthorised purchase"),
        _reason("NO_REASON_GIVEN", "other", "未填原因", "No reason given"),
        _reason("OTHER", "other", "其他原因", "Other"),
        _reason("CUSTOMER_DAMAGED", "other", "买家损坏", "Damaged by the buyer", _CONDITION),
        _reason("CARRIER_DAMAGED", "other", "承运商损坏", "Damaged by the carrier", _DAMAGED),
        _reason("DAMAGED", "other", "亚马逊仓库损坏", "Damaged at the warehouse", _DAMAGED),
        _reason("EXPIRED", "other", "已过期", "Expired", _CONDITION),
    )
}
"""By the code of FBA returns; seller-fulfilled returns say the same with a prefix."""

_PAGE_CODES = {
    "BAD-DESC": "NOT_AS_DESCRIBED",
    "MISORDERED": "MISORDERED",
    "APP-STYLE": "APPAREL_STYLE",
    "APP-TOO-LATE": "MISSED_ESTIMATED_DELIVERY",
    "APP-TOO-LARGE": "APPAREL_TOO_LARGE",
    "APP-TOO-SMALL": "APPAREL_TOO_SMALL",
    "WJ-TOO-LARGE": "JEWELRY_TOO_LARGE",
    "WJ-TOO-SMALL": "JEWELRY_TOO_SMALL",
}
"""Codes that begin with AMZ-PG-, in seller-fulfilled returns only (APP for apparel, WJ for watches and jewellery)."""
_PAGE = "AMZ-PG-"
_CLASSIC = "CR-"


def reason_of(code: str) -> Reason:
    """The reason behind a code of either report; a code that nobody knows stays as it is, and visible."""
    written = code.strip()
    plain = written.upper()
    if plain.startswith(_PAGE):
        known = REASONS.get(_PAGE_CODES.get(plain.removeprefix(_PAGE), ""))
    else:
        known = REASONS.get(re.sub(r"[\s_-]+", "_", plain.removeprefix(_CLASSIC)))
    return known or Reason(written, same(written) if written else _BLANK, "other")


_BLANK = Words("（空白）", "(blank)")
