"""A message to a group or a mailbox by Apprise: one URL reaches Feishu, DingTalk, WeCom, e-mail and many more."""

import hashlib
import logging
from collections.abc import Sequence

import apprise

from data.handover.messages import messages
from data.handover.parcel import Parcel, Receipt
from engine.errors import BadInputError
from engine.minutes.tasks import Task
from engine.words import Language, Words

# what Apprise logs can hold the URL, and with it the token
_LOG = logging.getLogger("apprise")
_LOG.propagate = False
if not _LOG.handlers:
    _LOG.addHandler(logging.NullHandler())


class Group:
    """One place that messages go to."""

    def __init__(self, url: str, number: int, title: Words, language: Language) -> None:
        service = apprise.Apprise.instantiate(url, suppress_exceptions=True)
        if not isinstance(service, apprise.NotifyBase):
            raise BadInputError(
                Words(
                    f"[notify] 第 {number} 个地址 Apprise 不认识。", f"Apprise does not know URL {number} in [notify]."
                ),
                Words(
                    "写法见 Apprise 文档，如 feishu://TOKEN", "Its documentation has the forms, such as feishu://TOKEN"
                ),
            )
        self.name = f"notify:{hashlib.sha256(url.encode()).hexdigest()[:16]}"
        self.said = f"{url.partition(':')[0]}:// ({number})"
        self._service = service
        self._title = title
        self._language = language

    def parcels(self, tasks: Sequence[Task]) -> list[Parcel]:
        """As many messages as the size of one asks for."""
        return messages(self._title, tasks, self._language)

    def deliver(self, parcel: Parcel) -> Receipt:
        """Sends one message; Apprise does not say why it could not."""
        gone = apprise.Apprise()
        gone.add(self._service)
        if gone.notify(body=parcel.text, body_format=apprise.NotifyFormat.TEXT):
            return Receipt("sent")
        return Receipt("refused", why=Words("没有送达", "it was not delivered"))
