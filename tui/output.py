"""Where a document goes that a command drew up."""

import sys
from pathlib import Path

from data.exports.saving import save_to


def put_out(content: bytes, file: str | None) -> None:
    """Writes it to the file and says so; without one, or to a bare dash, to standard output.

    Raises:
        ConflictError: the file is there already.
        NotSavedError: the disk did not take it.
    """
    if file is None or file == "-":
        sys.stdout.buffer.write(content)
    else:
        save_to(Path(file), content)
        print(file)
