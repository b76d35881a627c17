"""The pick-list of root causes: what usually stands behind a bad figure or a warning (R18, R67)."""

from engine.errors import NotFoundError
from engine.words import Words

CAUSES: dict[str, Words] = {
    "video_slow": Words("主图视频加载延迟", "main-image video loads slowly"),
    "listing": Words("页面内容不到位", "weak listing content"),
    "price": Words("价格失去竞争力", "price no longer competitive"),
    "competitor": Words("竞品动作", "a competitor's move"),
    "bids": Words("竞价或预算不当", "bids or budgets set wrongly"),
    "keywords": Words("关键词不精准", "keywords off target"),
    "stock": Words("断货或限仓", "out of stock, or storage limits"),
    "inbound": Words("入库延误", "late inbound shipment"),
    "quality": Words("产品质量", "product quality"),
    "reviews": Words("差评或退货增多", "more bad reviews or returns"),
    "carrier": Words("承运商数据延迟", "carrier reports late"),
    "late_upload": Words("追踪号上传过晚", "tracking numbers uploaded late"),
    "bad_number": Words("追踪号无效", "invalid tracking numbers"),
    "integration": Words("系统对接故障", "system integration fault"),
    "policy": Words("平台规则变动", "a change of Amazon's policy"),
    "season": Words("季节或大促影响", "season or sales event"),
    "data": Words("数据本身有误", "the data itself is wrong"),
    "other": Words("其他", "other"),
}
"""Id, as the log keeps it, to what it is called; in the order of the pick-list, numbered from 1."""


def cause_said(category: str) -> Words:
    """A category in words; one of another version by its id."""
    return CAUSES.get(category, Words(category, category))


def cause_named(said: str) -> str:
    """The category that a number of the pick-list, an id, or the beginning of a name means.

    Raises:
        NotFoundError: it is none of them, or could be several.
    """
    listed = list(CAUSES)
    if said.isdecimal() and 1 <= int(said) <= len(listed):
        return listed[int(said) - 1]
    wanted = said.casefold()
    for fits in (
        [key for key, words in CAUSES.items() if wanted in (key, words.zh, words.en.casefold())],
        [key for key, words in CAUSES.items() if words.zh.startswith(said) or words.en.casefold().startswith(wanted)],
    ):
        if len(fits) == 1:
            return fits[0]
    raise NotFoundError(
        Words(f"没有「{said}」这个原因类别。", f"There is no cause “{said}”."),
        Words(
            "可写编号或名称：" + "、".join(f"{n} {CAUSES[key].zh}" for n, key in enumerate(listed, 1)) + "。",
            "Write a number or a name: " + ", ".join(f"{n} {CAUSES[key].en}" for n, key in enumerate(listed, 1)) + ".",
        ),
    )
