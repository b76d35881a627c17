"""What is no date is refused in words, and what could be two is asked about: nothing is guessed."""

import random
import re
import string
from datetime import date

import pytest

from engine.due.grammar import due_date
from engine.due.workdays import Workdays
from engine.errors import BadInputError

SUNDAY = date(2026, 11, 22)
NO_LIST = Workdays()

SAID_BY_SELLERS = """
A+|A+页面|3C|3C类目|ASIN|FNSKU|SKU|UPC|EAN|12-pack|12 pack|6PK|2-Pack|Pack of 12|B0F4DLPBXG|X001ABC123|60|90|
60-90天|5000|广告组 12|广告组12|广告活动 3|SP自动-12|SB-视频-01|SD-再营销-7d|ACoS|TACoS|ROAS|CTR|CVR|ODR|VTR|
LSR|IPI|IPI 400|BSR 1200|VOC|FBA|FBM|A-to-Z|Vine|ACoS>30%|TACoS<=12|30%|3.5|28.57%|$19.99|US$50,000|￥1200|
1,200|€25.50|10x12|12x18 inch|100ml|500g|2.4GHz|USB-C|5V2A|IP68|4K|1080P|24/7|4.5星|5星好评|1星差评|差评3条|
TOP100|Top 10|No.1|#1|Lightning Deal|LD|7DD|BD|Coupon 5%|Q&A|A/B|A/B test|v2|v1.2|v2.0.1|北美站|US|UK|DE|JP|CA|
MX|欧洲五国|日本站|头程|海派|空派|货代|补货500件|断货|清仓|滞销|超龄库存181-270天|库龄365+|月均销量|日均30单|
两件套|三合一|双层|五金|六件|七天无理由|十字螺丝|一键安装|天猫|日用|周转|周转天数|年货|月饼|星期|号|日|月|年|周|
天|底|内|前|后|初稿|末位|下架|下线|上架|上新|本品|这款|明细|后台|今麦郎|大货|1Z999AA10123456784|
9400111899223197428490|113-1234567-1234567|PO-20261127|20261127|2026|202611|2026W47|2026-W47|2026-11|11|1127|
11-27-12|27.11.2026|27/11/2026|11/27/2026|1/2/3|0-0|00-00|99-99|13-45|0|-1|+|+d|+3|+3x|++3d|3d|3w|d3|^|@李敏|!1|
~tacos|in|in days|next|next next fri|last fri|friyay|sunscreen|monitor|marble|Mayonnaise|decal|marker|satin|
fridge|junction|august box|secondhand|T+3|N+1|D7|W47|M11|H10|E27|GU10|M4x20|AA|AAA|9V|CR2032|一次|二次|三级|
四件|周边|周年|周期|天数|月台|年轻|星期狗|每天|每周五|每月5号|周一到周五|周一至周三|11月|Q4|年中|中旬|月中|周末|
下周|尽快|待定|asap
"""


def amazon_like() -> list[str]:
    """A thousand strings in the shapes that sellers paste: ASINs, SKUs, order and tracking numbers, sizes, prices."""
    draw = random.Random(20261122)
    letters = string.ascii_uppercase.translate({ord(c): None for c in "IO"})

    def some(alphabet: str, length: int) -> str:
        return "".join(draw.choices(alphabet, k=length))

    shapes = (
        lambda: "B0" + some(letters + string.digits, 8),
        lambda: "X00" + some(letters + string.digits, 7),
        lambda: f"{some(letters, 3)}-{some(string.digits, 3)}-{draw.choice(('RED', 'BLK', 'WHT', 'XL', 'US'))}",
        lambda: f"{draw.randint(100, 999)}-{some(string.digits, 7)}-{some(string.digits, 7)}",
        lambda: "1Z" + some(letters + string.digits, 16),
        lambda: "TBA" + some(string.digits, 12),
        lambda: f"{draw.randint(2, 48)}{draw.choice(('-pack', ' Pack', 'PK', 'pcs', '件', '个装', '只'))}",
        lambda: f"{draw.randint(1, 99)}x{draw.randint(1, 99)}{draw.choice(('', 'cm', ' inch', 'mm'))}",
        lambda: f"{draw.choice('$€£¥')}{draw.randint(1, 999)}.{draw.randint(0, 99):02}",
        lambda: f"{draw.uniform(0, 100):.2f}%",
        lambda: f"{draw.choice(('广告组', '活动', 'SP-Auto-', 'SB-', '第', '组'))} {draw.randint(1, 60)}",
        lambda: (
            f"{draw.randint(1, 5000)}{draw.choice(('ml', 'g', 'W', 'mAh', 'V', 'C', 'K', '单', '条', '%', '美金'))}"
        ),
        lambda: str(draw.randint(1, 99999)).replace("618", "619"),
        lambda: f"{draw.choice(('ACoS', 'BSR', 'IPI', 'CVR'))}{draw.choice('<>=+-')}{draw.randint(1, 999)}",
    )
    return [shapes[n % len(shapes)]() for n in range(1000)]


@pytest.mark.parametrize("text", [text for text in SAID_BY_SELLERS.replace("\n", "").split("|") if text])
def test_what_sellers_write_is_no_date(text: str) -> None:
    with pytest.raises(BadInputError):
        due_date(text, SUNDAY, NO_LIST)


def is_date(text: str) -> bool:
    try:
        return bool(due_date(text, SUNDAY, NO_LIST))
    except BadInputError:
        return False


def test_a_thousand_amazon_strings_hold_no_date() -> None:
    assert [text for text in amazon_like() if is_date(text)] == []
    assert is_date("周五")


@pytest.mark.parametrize(
    ("text", "why", "instead"),
    [
        ("周末", "可能是周五、周六或周日", "^周六"),
        ("this weekend", "可能是周五、周六或周日", "^周六"),
        ("周末前", "可能是周五、周六或周日", "^周五"),
        ("下周", "是一整周", "^下周三"),
        ("下周之前", "是一整周", "^下周三"),
        ("next week", "是一整周", "^下周三"),
        ("下个月", "是一整月", "^下月5号"),
        ("12月", "是一整月", "^下月5号"),
        ("nov", "是一整月", "^下月5号"),
        ("月中", "是一段时间", "^15号"),
        ("11月中旬", "是一段时间", "^月底"),
        ("明年初", "是一段时间", "^11月27日"),
        ("Q4", "是一段时间", "^月底"),
        ("Prime Day", "由亚马逊公布", "写具体日期"),
        ("会员日前", "由亚马逊公布", "写具体日期"),
        ("尽快", "没有说到哪一天", "^今天"),
        ("ASAP", "没有说到哪一天", "^今天"),
        ("每周五", "是重复的日子", "^下周五"),
        ("昨天", "已经过去", "^3天内"),
        ("三天前", "已经过去", "^3天内"),
        ("3天", "是长短", "^3天后"),
        ("5个工作日", "是长短", "^3个工作日内"),
        ("27/11/2026", "分不清年、月、日的次序", "^2026-11-27"),
        ("11.27", "小数", "^11-27"),
        ("5", "只是一个数", "^5号"),
        ("下午3点", "没有说哪一天", "^周五下午3点"),
        ("", "没有说哪一天", "^今天"),
        ("3小时内", "不是整天", "^48小时内"),
        ("本周五", "2026-11-20，已经过去", "^下周五"),
        ("上周五", "2026-11-13，已经过去", "^2026-11-13"),
        ("本月5号", "2026-11-05，已经过去", "^下月5号"),
        ("eow", "2026-11-20，已经过去", "^下周五"),
        ("27/11", "没有 27 月，月在前，日在后", "^11-27"),
        ("11月31日", "2026 年 11 月没有 31 日", "^11-27"),
        ("2月29日", "2027 年 2 月没有 29 日", "^11-27"),
        ("11月27日周四", "2026-11-27 是周五", "只写日期"),
        ("B0F4DLPBXG", "不是看得懂的期限", "^周五"),
    ],
)
def test_the_refusal_says_why_and_what_to_write_instead(text: str, why: str, instead: str) -> None:
    with pytest.raises(BadInputError) as refusal:
        due_date(text, SUNDAY, NO_LIST)
    assert text in refusal.value.what.zh
    assert text in refusal.value.what.en
    assert why in refusal.value.what.zh
    assert refusal.value.todo is not None
    assert instead in refusal.value.todo.zh


@pytest.mark.parametrize(
    "text",
    [
        "周末",
        "下周",
        "下月",
        "月中",
        "会员日",
        "尽快",
        "每周五",
        "昨天",
        "3天",
        "1/2/26",
        "1.2",
        "5",
        "3点",
        "上周五",
        "2-30",
        "?",
    ],
)
def test_what_a_refusal_proposes_is_understood_itself(text: str) -> None:
    with pytest.raises(BadInputError) as refusal:
        due_date(text, SUNDAY, NO_LIST)
    assert refusal.value.todo is not None
    for said in (refusal.value.todo.zh, refusal.value.todo.en):
        proposals = re.findall(r"\^([^\s、，；。,;.]+)", said)
        assert proposals
        for proposal in proposals:
            # 本周五 is a fair proposal on most days, and past on a Sunday
            assert due_date(proposal.removesuffix("这样"), date(2026, 11, 16), NO_LIST)
