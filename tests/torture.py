"""How hard the tests of faults press: a part in every run, all of it in `make torture`, which sets KAIHUI_TORTURE."""

import os

FULL = bool(os.environ.get("KAIHUI_TORTURE"))


def times(usual: int, tortured: int) -> int:
    """How often something is done."""
    return tortured if FULL else usual
