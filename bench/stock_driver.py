"""Kaihui on Textual's own driver and painting, to see how many bytes ours saves."""

import sys

from textual._compositor import ChopsUpdate
from textual.drivers.linux_driver import LinuxDriver

_of_textual = ChopsUpdate.render_segments

from tui.app import KaihuiApp  # noqa: E402 - importing it mends what is to be measured unmended
from tui.cli import parsed  # noqa: E402
from tui.opening import opened, session_for  # noqa: E402

if __name__ == "__main__":
    ChopsUpdate.render_segments = _of_textual  # type: ignore[method-assign]
    arguments = parsed(["-w", sys.argv[1], "run"])
    KaihuiApp(session_for(opened(arguments), None), driver_class=LinuxDriver).hold()
