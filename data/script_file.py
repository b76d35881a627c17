"""Reading a meeting script from a file or from standard input."""

import sys
from pathlib import Path

from engine.errors import BadInputError, NotFoundError
from engine.text import clean
from engine.words import Words

LONGEST = 1_000_000
"""Bytes; a meeting is a few hundred lines."""


def read_script(name: str) -> str:
    """The text of the script `name`; "-" is standard input.

    Raises:
        NotFoundError: it is not there or may not be read.
        BadInputError: it is not UTF-8, or far too long.
    """
    try:
        content = sys.stdin.buffer.read(LONGEST + 1) if name == "-" else Path(name).read_bytes()
    except OSError:
        raise NotFoundError(
            Words(f"读不到脚本 {name}。", f"The script {name} cannot be read."),
            Words("请检查路径和权限。", "Check its path and permissions."),
        ) from None
    if len(content) > LONGEST:
        raise BadInputError(
            Words(f"脚本 {name} 太长。", f"The script {name} is too long."),
            Words(f"脚本最多 {LONGEST:,} 字节。", f"A script has at most {LONGEST:,} bytes."),
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BadInputError(
            Words(f"脚本 {name} 第 {line} 行不是 UTF-8。", f"{name}, line {line}: not UTF-8."),
            Words("请另存为 UTF-8。", "Save it as UTF-8."),
        ) from None
    return "\n".join(clean(line) for line in text.splitlines())
