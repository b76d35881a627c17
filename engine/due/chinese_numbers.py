"""Numbers as people write them in dates: 5, 05, 五, 两, 十二, 二十七, 二〇二六."""

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}

NUMBER = "(?:[0-9]{1,3}|[二三四五六七八九]?十[一二三四五六七八九]?|[零一二两三四五六七八九])"
"""Pattern of a number from 0 to 999 in digits or to 99 in characters: all that number() reads."""
YEAR = "(?:20[0-9]{2}|二[〇零][〇零一二三四五六七八九]{2})"
"""Pattern of a year of this century, written out."""


def number(text: str) -> int:
    """The value of what NUMBER or YEAR has matched."""
    if text.isascii():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)
    return int("".join(str(_DIGITS[character]) for character in text))
