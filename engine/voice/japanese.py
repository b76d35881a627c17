"""Japanese text as clauses: runs of kanji and of katakana are words, hiragana goes letter by letter; no dictionary."""

import re
from collections.abc import Iterator
from functools import cache

from engine.voice.latin import latin_word
from engine.voice.stop_words import ENGLISH, listed, longest_first
from engine.voice.word_units import Clause, Unit, Word, cut_clauses

_LONGEST = 8
"""Units: 取り付けが簡単 has seven."""
_SHORTEST = 2
"""Characters of a phrase: a single one says nothing by itself."""

_CUTS = """
でした でしょう ですが ですので です(?!ぐ) があります がありま があり がある があって があった ので のに けれども
けれど けど だけど しかし そして それで だから なので ために と思いました と思います と思う と感じ という といった
ようです ような ように みたい ください 下さい 致し いたし ございま しています している してる しました します
していま した時 された されて さん また ただ でも もう まだ まで より くらい ぐらい だけ など ながら この その あの
これ それ ここ だった だと だし という事 という点 ところ こと もの 事 物 時 方 的 用 為 私 自分 今回 今 者
"""
_SOFT = """
とても すごく かなり 非常に 少し ちょっと 本当に ほんとに 大変 やや 結構 けっこう すこし あまりに めちゃくちゃ
めっちゃ 凄く 一番
"""
_POLITE = {
    "てしまいました": "た",
    "てしまった": "た",
    "てきました": "た",
    "てきた": "た",
    "ませんでした": "ない",
    "なかった": "ない",
    "ました": "た",
    "ません": "ない",
    "ます": "る",
}
"""Endings that are counted as plain ones: 壊れました and 壊れてしまった with 壊れた."""
_WHOLE = """
使用 専用 用途 事故 方法 方向 物足 時間 目的 今後 大変便利 作者 用意 これから 大事 仕事 時計 物干 壊れ物
"""
"""Words that begin or end with one of the cuts, and are something all the same."""

WEAK = listed(
    """
    商品 製品 購入 使用 注文 到着 満足 最高 最悪 残念 良い いい よい 良か よか 良く よく 好き 思い 思った 思っ 感じ
    気に入 気に入り 届き 届い 届いた 買い 買って 買った 買っ 使い 使って 使った 使っ 使える 使う 必要 可能 問題 部分
    以上 以前 場合 最初 毎日 一度 一回 子供 息子 娘 主人 アマゾン レビュー おすすめ オススメ お勧め リピート 評価 星
    値段 普通 ある あり あっ ない なし なく なっ なった なり する して した しま しっ いる いた いま おり おも
    できる でき 出来る 出来 入っ 入って 見た 見て 付い 付いて 付け 十分 期待 予想 友人 家族 笑 交換 返品 言う 思え
    開け 入れ
    """
)
"""Say nothing by themselves."""

_KANJI = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々"
_CUT, _THROUGH = longest_first(_CUTS), longest_first(_SOFT)

_PARTICLES = frozenset("はがをもにでとのへや")
_CLOSING = frozenset("はがをも")
"""Particles that hardly ever go on a word in hiragana, and so show its end."""
_ENDINGS = frozenset("なだじさ")
"""な, だ, じゃ, さ: what an adjective goes on with."""
_LOOKED_THROUGH = ("soft", "space")
_NEVER_FIRST = frozenset("をんっゃゅょぁぃぅぇぉーれりる")
"""Never begin a Japanese word, or only the leftovers of one."""
_NEVER_LAST = frozenset("をはがのへもっゃゅょにでとしまや")
"""Hang on to what comes before: particles, and endings cut in two."""


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of a Japanese text."""
    return cut_clauses(_token(), text, _clause)


@cache
def _token() -> re.Pattern[str]:
    """Made when the first text comes: at the start of the program it would cost more than its file."""
    return re.compile(
        rf"(?P<whole>{longest_first(_WHOLE)})|(?P<cut>{_CUT})|(?P<soft>{_THROUGH})|(?P<polite>{'|'.join(_POLITE)})"
        rf"|(?P<kanji>(?:(?!{_THROUGH})[{_KANJI}]){{1,6}}?(?=[^{_KANJI}]|$|{_CUT}|{_THROUGH})|[{_KANJI}])"
        r"|(?P<kata>[\u30a1-\u30fa\u30fc-\u30ff]+)|(?P<hira>[\u3041-\u309f])"
        rf"|(?P<word>[^\W_{_KANJI}\u3041-\u30ff]+)|(?P<space>[ \t\u3000]+)"
    )


def _clause(text: str, tokens: list[re.Match[str]]) -> Clause:
    start = tokens[0].start()
    units: list[Unit] = []
    for before, token, after in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
        if token.lastgroup not in _LOOKED_THROUGH:
            opens = before is None or before.lastgroup in _LOOKED_THROUGH or _begins(before, token)
            closes = after is None or after.lastgroup in _LOOKED_THROUGH or _ends(token, after)
            units.append(Unit(_word(token), token.start() - start, token.end() - start, opens, closes))
    return Clause(text[start : tokens[-1].end()], tuple(units), _LONGEST, _SHORTEST)


def _word(token: re.Match[str]) -> Word:
    text = token.group()
    match token.lastgroup:
        case "word":
            return latin_word(text, ENGLISH)
        case "polite":
            return Word(_POLITE[text], first=False)
        case _:
            return Word(text, first=text not in _NEVER_FIRST, last=text not in _NEVER_LAST)


def _ends(token: re.Match[str], after: re.Match[str]) -> bool:
    """Whether a word may end between two tokens: before a particle, which kana words are less sure of."""
    if token.lastgroup != "hira":
        return after.group() in _PARTICLES or after.group() in _ENDINGS
    return after.group() in _CLOSING and token.group() not in _PARTICLES


def _begins(before: re.Match[str], token: re.Match[str]) -> bool:
    """Whether a word may begin between two tokens: at a change of script, or behind a particle."""
    if token.lastgroup != "hira":
        return before.lastgroup != token.lastgroup
    return before.group() in _CLOSING
