"""Feishu's own bot, without Apprise: it refuses with status 200 and a code, which must not be missed."""

import base64
import hashlib
import hmac
import time
from collections.abc import Sequence
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import parse_qs, urlsplit, urlunsplit
from urllib.request import Request, urlopen

import msgspec

from data.handover.messages import messages
from data.handover.parcel import Parcel, Receipt
from engine.minutes.tasks import Task
from engine.text import clean
from engine.words import Language, Words

_PATH = "/open-apis/bot/v2/hook/"
_PATIENCE = 20
"""Seconds for the answer."""
_LONGEST = 65_536
"""Bytes of an answer that are read."""


class _Answer(msgspec.Struct):
    code: int = 0
    msg: str = ""


def hook_of(url: str) -> str:
    """The address of a Feishu bot's hook that a URL of the settings stands for; empty for every other URL."""
    if url.startswith("feishu://"):
        token, _, more = url.removeprefix("feishu://").partition("?")
        return f"https://open.feishu.cn{_PATH}{token.strip('/')}" + (f"?{more}" if more else "")
    return url if url.startswith(("https://", "http://")) and _PATH in url else ""


class FeishuBot:
    """A group's bot; `?secret=…` at the end of its address signs what is sent, where the bot asks for it."""

    def __init__(self, hook: str, number: int, title: Words, language: Language) -> None:
        parts = urlsplit(hook)
        self.name = f"notify:{hashlib.sha256(parts.path.encode()).hexdigest()[:16]}"
        self.said = f"feishu ({number})"
        self._hook = urlunsplit(parts._replace(query=""))
        self._secret = parse_qs(parts.query).get("secret", [""])[0]
        self._title = title
        self._language = language

    def parcels(self, tasks: Sequence[Task]) -> list[Parcel]:
        """As many messages as the size of one asks for."""
        return messages(self._title, tasks, self._language)

    def deliver(self, parcel: Parcel) -> Receipt:
        """Sends one message."""
        body: dict[str, Any] = {"msg_type": "text", "content": {"text": parcel.text}}
        if self._secret:
            # the real time, whatever $KAIHUI_NOW says: Feishu takes no stamp that is older than an hour
            body |= _signed(self._secret, int(time.time()))
        request = Request(self._hook, msgspec.json.encode(body), {"Content-Type": "application/json"})
        try:
            with urlopen(request, timeout=_PATIENCE) as answer:
                return _judged(answer.read(_LONGEST))
        except HTTPError as error:
            with error:
                return Receipt("refused", why=_said(f"{error.code}"))
        except URLError:
            return Receipt("refused", why=Words("连不上飞书", "Feishu cannot be reached"))
        except (OSError, HTTPException):
            return Receipt("unsure", why=Words("连接中断，飞书可能已经收到", "the line broke, Feishu may have it"))


def _judged(answer: bytes) -> Receipt:
    """Code 0 alone is success: a missing keyword or a wrong signature comes with status 200 too."""
    try:
        told = msgspec.json.decode(answer, type=_Answer)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return Receipt("refused", why=_said("?"))
    return Receipt("sent") if told.code == 0 else Receipt("refused", why=_said(f"{told.code} {told.msg}"))


def _said(answer: str) -> Words:
    told = clean(answer, 200)
    return Words(f"飞书回答 {told}", f"Feishu answers {told}")


def _signed(secret: str, now: int) -> dict[str, str]:
    """The signature that Feishu's documentation describes: the key is time and secret, the message is empty."""
    digest = hmac.new(f"{now}\n{secret}".encode(), b"", hashlib.sha256).digest()
    return {"timestamp": str(now), "sign": base64.b64encode(digest).decode()}
