"""Draws the pictures of the documents from the real screen and the demo's meeting: python -m scripts.pictures."""

import asyncio
import os
import re
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from html import unescape
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from rich.cells import cell_len
from textual.pilot import Pilot

from data.clock import StandingClock
from engine.words import Language
from tui.app import KaihuiApp
from tui.demo import SCRIBE, make_demo
from tui.opening import Opened, session_for

FOLDER = Path("docs/pictures")
SIZE = (114, 31)
MEETING_AT = datetime.fromisoformat("2026-11-23T10:00+08:00")
SCENES: dict[str, tuple[str, ...]] = {
    "before": (),
    "meeting": (
        *("I", "s", "+120", "down", "x", "+60", "n", "+130", "n", "+200", "1", "n", "+96", "1"),
        *("d", "={budget}", "enter", "+40", "a", "={action}"),
    ),
}
"""File name to what the scribe does: keys, `=` text that is typed, `+` seconds that pass."""
TYPED: dict[Language, dict[str, str]] = {
    "zh": {"budget": "自动-瑜伽垫日预算从 120 降到 90 美元", "action": "整理否定词清单 @lm ^周五 !1 ~acos<=30"},
    "en": {
        "budget": "daily budget of the automatic yoga mat campaign from $120 to $90",
        "action": "list the negative keywords @lm ^fri !1 ~acos<=30",
    },
}
_CELL, _ROW = 12.2, 24.4
"""Width and height of a cell in the drawings that Textual exports."""
_MARGIN = 10
_FONTS = "Menlo,'DejaVu Sans Mono',Consolas,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',monospace"


async def draw(scene: str, language: Language, folder: Path = FOLDER) -> Path:
    """The picture of a scene in a language."""
    clock = StandingClock(MEETING_AT)
    with tempfile.TemporaryDirectory() as place:
        workspace = make_demo(Path(place), clock)
        opened = Opened(workspace, workspace.settings(), clock, language)
        app = KaihuiApp(session_for(opened, SCRIBE, clock))
        async with app.run_test(size=SIZE) as pilot:
            await _settled(pilot)
            for step in SCENES[scene]:
                await _take(step.format(**TYPED[language]), pilot, clock)
            drawing = app.export_screenshot()
    path = folder / f"{scene}.{language}.svg"
    path.write_text(self_contained(drawing), encoding="utf-8")
    return path


async def _take(step: str, pilot: Pilot[None], clock: StandingClock) -> None:
    if step.startswith("+"):
        clock.advance(timedelta(seconds=int(step[1:])))
        await pilot.pause(1.1)  # the screen's clock ticks once a second
    elif step.startswith("="):
        await pilot.press(*("space" if letter == " " else letter for letter in step[1:]))
    else:
        await pilot.press(step)
    await _settled(pilot)


async def _settled(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def self_contained(drawing: str) -> str:
    """Textual's drawing without its web font, and with every word at its own cell, whatever font there is."""
    looks = re.findall(r"^\.?\s*\.terminal-\d+-(r\d+) \{(.*?)\}", drawing, re.MULTILINE)
    screen = drawing.rpartition('<g transform="translate(')[2]
    boxes = re.findall(r'<rect fill="([^"]+)" x="([^"]+)" y="([^"]+)" width="([^"]+)" height="([^"]+)"', screen)
    texts = re.findall(r'<text class="terminal-\d+-(r\d+)" x="([^"]+)" y="([^"]+)"[^>]*>(.*?)</text>', screen)
    width, height = SIZE[0] * _CELL + 2 * _MARGIN, SIZE[1] * _ROW + 2 * _MARGIN
    return "\n".join(
        (
            f'<svg viewBox="0 0 {width:.0f} {height:.0f}" xmlns="http://www.w3.org/2000/svg">',
            f"<style>text{{font:20px {_FONTS};white-space:pre}}.w{{letter-spacing:4.4px}}",
            *(f".{name}{{{look.strip()}}}" for name, look in looks),
            "</style>",
            '<rect width="100%" height="100%" rx="8" fill="#292929"/>',
            f'<g transform="translate({_MARGIN},{_MARGIN})">',
            *(f'<rect fill="{fill}" x="{x}" y="{y}" width="{w}" height="{h}"/>' for fill, x, y, w, h in boxes),
            *(piece for look, x, y, text in texts for piece in _pieces(look, float(x), y, unescape(text))),
            "</g>",
            "</svg>",
            "",
        )
    )


def _pieces(look: str, x: float, y: str, text: str) -> Iterator[str]:
    """A run of text cut between narrow and wide letters and at gaps, so that no font can move what follows."""
    for (wide, blank), letters in groupby(text, key=lambda letter: (cell_len(letter) == 2, letter in " \xa0")):
        part = "".join(letters)
        if not blank:
            kind = f'"{look} w"' if wide else f'"{look}" textLength="{_CELL * len(part):.1f}"'
            yield f'<text class={kind} x="{x:.1f}" y="{y}">{escape(part)}</text>'
        x += _CELL * cell_len(part)


async def _draw_all() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for scene in SCENES:
        for language in TYPED:
            print(await draw(scene, language))


if __name__ == "__main__":
    os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
    os.environ.pop("NO_COLOR", None)
    asyncio.run(_draw_all())
