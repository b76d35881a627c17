"""Reads report files in a process of its own, with limits, so that a hostile file costs itself and nothing else.

One request a line on stdin, one answer a line on stdout. A file that kills the process (a bomb can abort it, which no
exception handler sees) is named by the parent, which starts another child for the rest.
"""

import gc
import os
import resource
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from typing import BinaryIO

import msgspec

from data.reports.messages import Answer, Request
from data.reports.workbook_opening import open_ahead

MEMORY = 1536 << 20
"""Bytes of address space: three times what a million rows take."""
CPU_SECONDS = 20
"""For one file."""
_NICENESS = 5
"""Behind the screens of all who share the machine: a key is answered first, reports a moment later."""


def main() -> int:
    """Answer requests until there are no more."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not be taken for an answer
    os.nice(_NICENESS)
    _limit_memory()
    _allow_cpu()
    with ThreadPoolExecutor(1) as beside:
        first = beside.submit(_first_request)
        from data.reports.answering import answered  # pandas: half a second, in which a workbook can be opened
    _forbid_writing()
    _collect_between_files()
    for line in filter(None, chain([first.result()], sys.stdin.buffer)):  # none at all, where nobody asks
        _allow_cpu()
        _send(answers, answered(msgspec.json.decode(line, type=Request)))
        gc.collect()
    return 0


def _first_request() -> bytes:
    """Its line, once it is there; a workbook is opened at once."""
    line = sys.stdin.buffer.readline()
    if line:
        open_ahead(Path(msgspec.json.decode(line, type=Request).path))
    return line


def _send(answers: BinaryIO, answer: Answer) -> None:
    answers.write(msgspec.json.encode(answer) + b"\n")
    answers.flush()


def _collect_between_files() -> None:
    """Rows come by the hundred thousand and none of them holds a cycle: looking for some takes a fifth of the time."""
    gc.freeze()
    gc.disable()


def _limit_memory() -> None:
    """Before anything is opened."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _forbid_writing() -> None:
    """After the imports, which may keep what they compile; a workbook opened meanwhile is only read, in memory."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _allow_cpu() -> None:
    """Each file gets its own share of processor time, since the limit counts over the whole process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + CPU_SECONDS, hard))


if __name__ == "__main__":
    sys.exit(main())
