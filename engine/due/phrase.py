"""A due date as typed, made plain: half width, lower case, without the words around the day."""

import re

from engine.due.asked import compiled

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LOOSE_SPACE = re.compile("(?<![!-~]) | (?![!-~])")
"""A space beside a Chinese character separates nothing; between 11-27 and 10:00, or next and fri, it does."""
_HYPHEN = re.compile("(?<=[a-z])[-_](?=[a-z0-9])|(?<=[0-9])[-_](?=[a-z])")
"""next-fri and 27-nov: a mark ends at a space, so words are tied with hyphens."""

_HOUR = "(?:二十[一二三四]?|十[一二三四五六七八九]?|[零一二两三四五六七八九]|(?<![0-9])(?:2[0-4]|[01]?[0-9]))"
_MINUTE = "(?:半|整|[一三]刻|[0-5]?[0-9]分?|[二三四五]?十[一二三四五六七八九]?分?)"
_PART = "(?:凌晨|清晨|早上|早晨|上午|中午|午后|下午|傍晚|晚上|夜里|(?<![今明])[早晚](?=[0-9零一二两三四五六七八九十]))"
# 周二十点 is Tuesday at ten: the character after 周 is its day, not part of the hour
_CHINESE_TIME = f"(?:{_PART} ?)?(?<![周期拜]){_HOUR}[点时]{_MINUTE}?"
_CLOCK = f"{_PART}?(?:(?<=[0-9])t| at | )?(?<![0-9])(?:2[0-4]|[01]?[0-9]):[0-5][0-9](?::[0-5][0-9])?"
_ENGLISH_TIME = (
    "(?: at)? ?(?<![0-9])(?:1[0-2]|0?[1-9])(?::[0-5][0-9])? ?[ap]m| (?:morning|noon|afternoon|evening|eod|cob)"
)
_TIME = f"(?:{_CHINESE_TIME}|{_CLOCK}|{_ENGLISH_TIME}|{_PART}|下班|上班)"
_AROUND = (
    "(?:(?:by|on|until|till|due) |最晚|最迟|截止到?|截至|到|在|于)?"
    f"(?P<day>.*?) ?(?:当天|当日)?{_TIME}?(?:[之以]?前|[之以]?内|为止|止)?"
)


def plain(text: str) -> str:
    """`text` in half width and lower case, with only those spaces that separate something, without a closing comma."""
    text = " ".join(text.translate(_HALF_WIDTH).lower().split()).rstrip(",.;、。 ")
    return _HYPHEN.sub(" ", _LOOSE_SPACE.sub("", text))


def without_time(phrase: str) -> str:
    """What is left of a plain phrase without its time of day and its 前, 之前, 最晚, by."""
    match = compiled(_AROUND).fullmatch(phrase)
    return phrase if match is None else match["day"]
