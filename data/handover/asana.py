"""Asana by its official client: each action becomes a task of the team's project."""

import json
from collections.abc import Sequence
from typing import Any

import asana
from asana.rest import ApiException
from urllib3.exceptions import ConnectTimeoutError, HTTPError, MaxRetryError, NewConnectionError
from urllib3.util.retry import Retry

from data.exports.task_text import told
from data.handover.parcel import Parcel, Receipt
from engine.minutes.tasks import Task
from engine.settings import Asana
from engine.text import clean
from engine.words import Language, Words

_PATIENCE = (5, 20)
"""Seconds for the connection and for the answer."""
_PERHAPS = (502, 504)
"""Answers of a gateway that lost sight of the request: it may have been done."""


class AsanaProject:
    """A project that tasks are made in."""

    said = "Asana"

    def __init__(self, settings: Asana, token: str, language: Language) -> None:
        self.name = f"asana:{settings.project}"
        self._settings = settings
        self._language = language
        configuration = asana.Configuration()
        configuration.host = settings.host
        configuration.access_token = token
        configuration.retry_strategy = Retry(0)  # a second try by itself could make a second task
        client = asana.ApiClient(configuration)
        client.default_headers.pop("X-Asana-Client-Lib", None)  # which system we run on is nobody's business
        self._tasks = asana.TasksApi(client)

    def parcels(self, tasks: Sequence[Task]) -> list[Parcel]:
        """One task, one delivery."""
        return [Parcel((task,), json.dumps(self._fields(task), ensure_ascii=False, indent=2)) for task in tasks]

    def deliver(self, parcel: Parcel) -> Receipt:
        """Makes the task."""
        body = {"data": json.loads(parcel.text)}
        try:
            made = self._tasks.create_task(body, {"opt_fields": "gid"}, _request_timeout=_PATIENCE)
        except ApiException as error:
            return _refused(error)
        except HTTPError as error:
            return _broken(error)
        return Receipt("sent", str(made.get("gid", "")))

    def _fields(self, task: Task) -> dict[str, Any]:
        fields: dict[str, Any] = {
            "name": " ".join(task.text.split()) or task.id,
            "notes": "\n".join((*self._owner(task), *told(task, self._language))),
            "projects": [self._settings.project],
        }
        if task.due:
            fields["due_on"] = str(task.due)
        if task.owner in self._settings.people:
            fields["assignee"] = self._settings.people[task.owner]
        return fields

    def _owner(self, task: Task) -> list[str]:
        """Who does it, in words: Asana may not know them."""
        return [Words(f"负责人：{task.owner}", f"Owner: {task.owner}").said(self._language)] if task.owner else []


def _refused(error: ApiException) -> Receipt:
    """What Asana says against it."""
    said = Words(f"Asana 回答 {error.status}：", f"Asana answers {error.status}: ")
    reason = clean(_message(error), 300)
    return Receipt("unsure" if error.status in _PERHAPS else "refused", why=said + Words(reason, reason))


def _message(error: ApiException) -> str:
    """The first of the reasons in the answer; else the status in words."""
    try:
        return str(json.loads(error.body or b"")["errors"][0]["message"])
    except (ValueError, LookupError, TypeError):
        return str(error.reason)


def _broken(error: HTTPError) -> Receipt:
    """A line that never stood carried nothing; one that broke may have carried all."""
    cause = error.reason if isinstance(error, MaxRetryError) else error
    if isinstance(cause, NewConnectionError | ConnectTimeoutError):
        return Receipt("refused", why=Words("连不上 Asana", "Asana cannot be reached"))
    return Receipt("unsure", why=Words("连接中断，Asana 可能已经收到", "the line broke, Asana may have it"))
