"""Handing over: what a service does not have yet is sent, remembered before and after, and what failed is kept."""

from collections.abc import Callable, Sequence
from datetime import datetime

from msgspec import Struct

from data.handover.memory import Handed, Memory
from data.handover.parcel import Parcel, Receipt, Service
from engine.minutes.tasks import Task


class Sent(Struct, frozen=True):
    """What came of handing over to one service."""

    service: str
    sent: tuple[Task, ...]
    already: tuple[Task, ...]
    """What it had before."""
    unsure: tuple[Task, ...]
    """What it may have: a line broke here or in an earlier run."""
    failed: tuple[tuple[Parcel, Receipt], ...]
    """What it did not take, and why; it is sent again next time."""


def to_send(memory: Memory, service: Service, tasks: Sequence[Task], again: bool) -> list[Parcel]:
    """What would be sent: open actions that the service does not have; with `again`, also what it only may have."""
    known = memory.of(service.name)
    fresh = [task for task in tasks if task.key not in known or (again and known[task.key].state == "unsure")]
    return service.parcels([task for task in fresh if task.status == "open"])


def send(memory: Memory, service: Service, tasks: Sequence[Task], now: Callable[[], datetime], again: bool) -> Sent:
    """Sends what is to be sent, one parcel after the other.

    Each is noted as perhaps sent before it goes out: a killed process must not make it go out twice.

    Raises:
        NotSavedError: the disk takes nothing any more; then nothing more is sent.
    """
    known = memory.of(service.name)
    parcels = to_send(memory, service, tasks, again)
    going = {task.key for parcel in parcels for task in parcel.tasks}
    results = [(parcel, _delivered(memory, service, parcel, now)) for parcel in parcels]
    waiting = [task for task in tasks if task.key in known and task.key not in going]
    earlier = [task for task in waiting if known[task.key].state == "unsure"]
    return Sent(
        service=service.said,
        sent=_tasks(results, "sent"),
        already=tuple(task for task in waiting if task not in earlier),
        unsure=(*earlier, *_tasks(results, "unsure")),
        failed=tuple((parcel, receipt) for parcel, receipt in results if receipt.state == "refused"),
    )


def _delivered(memory: Memory, service: Service, parcel: Parcel, now: Callable[[], datetime]) -> Receipt:
    keys = [task.key for task in parcel.tasks]
    memory.note(service.name, keys, Handed("unsure", now()))
    receipt = service.deliver(parcel)
    if receipt.state == "sent":
        memory.note(service.name, keys, Handed("sent", now(), receipt.remote))
    elif receipt.state == "refused":
        memory.forget(service.name, keys)
    return receipt


def _tasks(results: Sequence[tuple[Parcel, Receipt]], state: str) -> tuple[Task, ...]:
    return tuple(task for parcel, receipt in results if receipt.state == state for task in parcel.tasks)
