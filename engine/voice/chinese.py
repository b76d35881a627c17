"""Chinese text as clauses of characters, cut where function words end one thing and begin another; no dictionary."""

import re
from collections.abc import Iterator
from functools import cache

from engine.voice.latin import latin_word
from engine.voice.stop_words import ENGLISH, listed, longest_first
from engine.voice.word_units import Clause, Unit, Word, cut_clauses

_LONGEST = 6
"""Characters: 客服态度很好 without its 很 has five; more only repeats whole sentences."""
_SHORTEST = 2
"""Characters: a single one says nothing by itself."""

_CUTS = """
因为 所以 但是 而且 虽然 如果 不过 然后 还有 并且 或者 另外 总之 其实 可是 只是 就是 还是 而是 不是 尤其 包括 关于
由于 为了 甚至 以及 这个 那个 这款 那款 这种 一个 一款 一些 这样 那样 这么 那么 什么 怎么 为什么 我们 你们 他们 它们
自己 大家 别人 觉得 感觉 认为 发现 希望 建议 已经 终于 居然 竟然 果然 本来 原来 一直 经常 总是 马上 刚刚 现在 今天
昨天 之前 之后 以前 以后 时候 的话 左右 可以 应该 需要 能够 的 了 吗 呢 吧 啊 哦 呀 嘛 哈 我 你 您 他 她 它 这 那 而
但 且 并 或 及 很多
"""
"""End a clause: nothing is said across them."""
_SOFT = """
非常 特别 十分 超级 相当 比较 真的 真心 实在 有点儿 有点 有些 稍微 稍稍 略微 确实 完全 极其 格外 很 挺 蛮 颇 真是 也
又 都 还 就
"""
"""Are looked through: 安装很简单 and 安装非常简单 are one thing said."""
_INSIDE = "在会能与和跟对把被是要给让着来去个用可才再更最从到于一二两三后时上下里中有"
"""May stand inside a phrase."""
_WHOLE = """
过期 过敏 过滤 过大 过小 过长 过短 过重 目的 了解 有效 有用 有毒 有趣 有异味 有味道 有划痕 有色差 有瑕疵 有噪音
有裂痕 没有用 太阳能 到货 到家 更换 最后 用料 用途 能力 能用 会掉 会断 会漏 会响 会坏 对比 给力 再生 一般 一体 一致
一碰 一样 一次性 不一样 不一致 上手 上色 下单 中间 让步 后悔 时尚 可爱 可靠 可调 和谐 在线 里面 都市 着色 要求 是否
也许 而已 这里 那里 及时 并不 去污 去渍 用坏 被压 有破损 有污渍 有裂缝 用户 从容 能量 会员 着急 来电 对称 有缝
可折叠 可拆卸 可水洗
"""
"""Words that begin with one of these characters and are something all the same."""

WEAK = listed(
    """
    产品 商品 东西 购买 购物 使用 收到 下单 评价 评论 满意 不错 喜欢 推荐 值得 卖家 店家 商家 客户 用户 朋友 家人
    老公 老婆 孩子 宝贝 喜爱 非常 特别 时间 第一 第一次 一次 亚马逊 五星 好评 差评 一般 一样 不好 太好 失望 后悔
    及时 没有 不会 不能 不要 没想到 想象 描述 图片 里面 今年 多久 几天 几个 几次 一天 一周 一个月 半年 不知道 看起来
    用起来 整体 总体 方面 问题 情况 物品 购入 入手 回购 买家 再次 下次 有用 能用 一致 一直 可以 更换 到货 到家 了解
    最后 中间 要求 是否 也许 而已 这里 那里 并不 着急
    """
)
"""Say nothing by themselves."""

_WHILE = "[一二两三四五六七八九十几半多数0-9]{1,4}(?:个?(?:多?月|星期|礼拜|小时|钟头)|周|天|年|次|分钟)[多半]?"
"""How long or how often: 用了一周就坏 and 用了三天就坏 are one thing said."""

_NEVER_LAST = frozenset("不没无未太难易别得地从")
"""Wait for what follows: they open a phrase and never close one."""


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of a Chinese text."""
    return cut_clauses(_token(), text, _clause)


@cache
def _token() -> re.Pattern[str]:
    """Made when the first text comes: at the start of the program it would cost more than its file."""
    return re.compile(
        rf"(?P<whole>{longest_first(_WHOLE)})|(?P<time>{_WHILE})"
        rf"|(?P<cut>{longest_first(_CUTS)})|(?P<soft>{longest_first(_SOFT)})"
        rf"|(?P<inside>[{_INSIDE}])|(?P<han>[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])"
        r"|(?P<word>[^\W_\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+)|(?P<space>[ \t]+)"
    )


def _clause(text: str, tokens: list[re.Match[str]]) -> Clause:
    start = tokens[0].start()
    places: list[tuple[Word, int, int]] = []
    seams: set[int] = {0}
    for token in tokens:
        if token.lastgroup in ("soft", "time", "space"):
            seams.add(len(places))
        else:
            places += _characters(token, token.start() - start)
    seams.add(len(places))
    for number, (word, _, _) in enumerate(places):
        if not word.says:
            seams |= {number, number + 1}
    units = tuple(
        Unit(*place, opens=number in seams, closes=number + 1 in seams) for number, place in enumerate(places)
    )
    return Clause(text[start : tokens[-1].end()], units, _LONGEST, _SHORTEST)


def _characters(token: re.Match[str], start: int) -> Iterator[tuple[Word, int, int]]:
    """The characters of a token, and where they stand; a word that is known as one is whole."""
    text = token.group()
    match token.lastgroup:
        case "word":
            yield latin_word(text, ENGLISH), start, start + len(text)
        case "inside":
            yield Word(text, first=False, last=False, says=False), start, start + 1
        case "whole":
            for place, character in enumerate(text):
                word = Word(character, first=place == 0, last=place == len(text) - 1)
                yield word, start + place, start + place + 1
        case _:
            yield Word(text, last=text not in _NEVER_LAST), start, start + len(text)
