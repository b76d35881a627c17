"""Several reading children side by side: each reads one file at a time, and none waits for another's."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from queue import SimpleQueue
from types import TracebackType
from typing import Self, TypeVar

from data.reports.reading_process import ReadingProcess

T = TypeVar("T")
Told = TypeVar("Told")


class Readers:
    """The children, and a thread for each that waits for its answers."""

    def __init__(self, count: int) -> None:
        self._processes = [ReadingProcess() for _ in range(count)]
        self._threads = ThreadPoolExecutor(count)
        self._free: SimpleQueue[ReadingProcess] = SimpleQueue()

    def __enter__(self) -> Self:
        for process in self._processes:
            self._free.put(process.__enter__())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in self._processes if error else ():
            process.abandon()  # Ctrl-C waits for no file
        self._threads.shutdown()
        for process in self._processes:
            process.__exit__(kind, error, trace)

    def start(self) -> None:
        """Have them ready, where it is known that they will be needed."""
        for process in self._processes:
            process.start()

    @contextmanager
    def free(self) -> Iterator[ReadingProcess]:
        """One that reads nothing now."""
        process = self._free.get()
        try:
            yield process
        finally:
            self._free.put(process)

    def each(self, read: Callable[[T], Told], files: Iterable[T]) -> Iterator[Told]:
        """What `read` makes of each file, in their order."""
        return self._threads.map(read, files)
