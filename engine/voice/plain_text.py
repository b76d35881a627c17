"""What a buyer wrote, with markup and everything that could name somebody taken out before a word is counted.

What is taken out leaves a line break: no phrase reaches across it. Each pattern looks ahead only so far, so that
the time grows with the text and not with its square.
"""

import html
import re
import unicodedata

_CJK = "\u3040-\u30ff\u3400-\u9fff"
_LETTER = rf"[^\W_\d{_CJK}]"
_HAN = "[\u3400-\u9fff々]"

_MARKUP = re.compile(r"</?[a-zA-Z!][^<>]{0,300}>")
_LINK = re.compile(
    r"(?:https?://|www\.)[!-~]+|(?<![a-z0-9.-])[a-z0-9-][a-z0-9.-]{0,100}\.(?:com|net|org|cn)(?![a-z])[!-~]*",
    re.IGNORECASE,
)
_MAIL = re.compile(rf"(?:(?<![\w.+-])[^\W{_CJK}](?:[^\W{_CJK}]|[.+-]){{0,63}})?@[\w.-]+")
_NUMBER = re.compile(r"\+?\(?\d(?:[\d .()/-]{5,30})\d|(?<![A-Za-z\d])(?:[A-Za-z]*\d){4,20}[A-Za-z\d]*")
"""Phone and order numbers, ASINs, tracking and card numbers: eight signs of a number, or four digits in one word."""

_TITLES = "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Herrn?|Frau|Monsieur|Madame|Mme|Mlle|Signora?|Signore|Sig|Señora?|Sra?|Don|Doña"
_PLAIN_TITLES = "mr|mrs|herrn?|monsieur|mme"
"""Titles that are no other word in small letters either ("I miss it", "meine frau findet")."""
_CAPITALISED = r"[^\W\d_a-zß-öø-ÿ][\w'’-]*"
_NAMED = re.compile(
    rf"(?<!\w)(?i:{_TITLES})(?:\.|\b)[ \t]*(?:{_CAPITALISED}[ \t]?){{1,3}}"
    rf"|(?<!\w)(?:{_PLAIN_TITLES})(?:\.|\b)[ \t]*{_LETTER}[\w'’-]*",
)
_NAMED_AFTER = re.compile(
    rf"{_HAN}{{1,3}}(?:先生|女士|太太|小姐(?!姐))|(?:{_HAN}{{1,4}}|[\u30a0-\u30ff]{{1,12}})(?:さん|さま|様|氏)"
)
"""Chinese and Japanese names stand before their title."""

_TAKEN_OUT = (_MAIL, _LINK, _NUMBER, _NAMED, _NAMED_AFTER)


def plain(text: str) -> str:
    """`text` without markup, entities, links, mail addresses, numbers that identify, and names after a title."""
    text = html.unescape(html.unescape(text))  # exports escape what was escaped before
    text = unicodedata.normalize("NFKC", _MARKUP.sub("\n", text))
    for pattern in _TAKEN_OUT:
        text = pattern.sub("\n", text)
    return text
