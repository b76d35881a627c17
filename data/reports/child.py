"""Reads report files in a process of its own, with limits, so that a hostile file costs itself and nothing else.

One request a line on stdin, one answer a line on stdout. A file that kills the process (a bomb can abort it, which no
exception handler sees) is named by the parent, which starts another child for the rest.
"""

import gc
import os
import resource
import sys
from pathlib import Path
from typing import BinaryIO

import msgspec

from data.reports.explain import explained
from data.reports.messages import Answer, Request, cannot_open
from data.reports.reader import read
from data.reports.rows_as_text import rows_as_text
from data.reports.sniff import UnreadableError
from data.reports.tally import Hints
from engine.words import Words

MEMORY = 1536 << 20
"""Bytes of address space: three times what a million rows take."""
CPU_SECONDS = 20
"""For one file."""
MOST_MEASURED = 300_000
"""Sums of one file; more of them would not be a summary."""


def main() -> int:
    """Answer requests until there are no more."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not be taken for an answer
    _limit()
    _collect_between_files()
    for line in sys.stdin.buffer:
        _allow_cpu()
        _send(answers, _answer(msgspec.json.decode(line, type=Request)))
        gc.collect()
    return 0


def _answer(request: Request) -> Answer:
    try:
        path, hints = Path(request.path), Hints(request.marketplace, request.order)
        if request.as_text:
            return Answer(text=rows_as_text(path))
        answer = explained(path, hints) if request.explain else Answer(reading=read(path, hints))
    except UnreadableError as error:
        return Answer(reason=error.what)
    except MemoryError:
        return Answer(
            reason=Words(
                "文件太大，超出了读取的内存上限。", "The file is too large for the memory that reading may take."
            )
        )
    except OSError as error:
        return Answer(reason=cannot_open(error))
    told = (answer.reading, *answer.reading.more) if answer.reading else ()
    if sum(len(one.measured) for one in told) > MOST_MEASURED:
        return Answer(
            reason=Words(
                "日期区间太多，汇总不起来。请导出「每日」明细。",
                "Too many different date ranges to sum up: export daily rows.",
            )
        )
    return answer


def _send(answers: BinaryIO, answer: Answer) -> None:
    answers.write(msgspec.json.encode(answer) + b"\n")
    answers.flush()


def _collect_between_files() -> None:
    """Rows come by the hundred thousand and none of them holds a cycle: looking for some takes a fifth of the time."""
    gc.freeze()
    gc.disable()


def _limit() -> None:
    """Set after the imports, which need more of everything than any file should."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _allow_cpu() -> None:
    """Each file gets its own share of processor time, since the limit counts over the whole process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + CPU_SECONDS, hard))


if __name__ == "__main__":
    sys.exit(main())
