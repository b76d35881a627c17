"""Every screen of the demo meeting as text, in three sizes and both languages, beside what it looked like before.

`make screens` draws them anew; what changed is then seen in the diff, letter by letter.
"""

import os
import shutil
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual import events

from data.clock import StandingClock
from data.emergency import EmergencySession
from data.session import Session
from data.workdays import load_workdays
from data.workspace import Workspace
from engine.words import Language
from tests.made_up_stage import Stage, held, made_session
from tui.demo import make_demo

DRAWN = Path(__file__).parent / "screens"
DEFECTS = (
    "Order ID,Carrier Name,Tracking ID,Origin Country,Promised Delivery Date,Ship Method\n"
    "111-1111111-1111111,Yun Express,YT2632100000000001,CN,11/20/2026,Std\n"
    "111-1111111-1111112,4PX,,CN,11/21/2026,Std\n"
    "111-1111111-1111113,4PX,YT2632100000000004,CN,11/21/2026,Std\n"
)
TEN = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
SIZES = ((120, 36), (80, 24), (60, 15))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's workspace as it is before anybody opens it."""
    root = tmp_path_factory.mktemp("demo") / "workspace"
    make_demo(root, StandingClock(TEN))
    return root


Step = Callable[[Stage], Awaitable[None]]


async def lobby(_: Stage) -> None:
    """What stands there before anybody has pressed a key."""


async def review(scene: Stage) -> None:
    await scene.start()
    await scene.pass_time(minutes=2)


async def paste(scene: Stage, text: str) -> None:
    """A text into the open line, faster than key by key."""
    scene.app.post_message(events.Paste(text))
    await scene.pilot.pause()


async def turn(scene: Stage, *keys: str) -> None:
    """To the next item, not faster than people read."""
    await scene.pass_time(seconds=30)
    await scene.press("n", *keys)


async def health(scene: Stage) -> None:
    await turn(scene)
    await turn(scene)


async def ads(scene: Stage) -> None:
    await turn(scene, "j")
    await scene.pass_time(minutes=1)


async def leaving(scene: Stage) -> None:
    await scene.press("n")


async def writing(scene: Stage) -> None:
    await scene.press("escape", "a")
    await paste(scene, "整理否定词 @lm ^周五 !1")


async def written(scene: Stage) -> None:
    await scene.press("enter")


async def stock(scene: Stage) -> None:
    await turn(scene)


async def voice(scene: Stage) -> None:
    await turn(scene, "j")


async def strategy(scene: Stage) -> None:
    await turn(scene, "j")
    await scene.pass_time(minutes=50)


async def assignment(scene: Stage) -> None:
    await scene.press("d")
    await paste(scene, "自动-瑜伽垫日预算从 120 降到 90 美元")
    await scene.press("enter")
    await turn(scene)


async def help_here(scene: Stage) -> None:
    await scene.press("?")


async def read_back(scene: Stage) -> None:
    await scene.press("escape", "y")


async def past(scene: Stage) -> None:
    await scene.press("escape", "escape", "h")
    await scene.app.workers.wait_for_complete()
    await scene.pilot.pause()


async def rating(scene: Stage) -> None:
    await scene.press("escape", ":")
    await paste(scene, "close 会后补验收标准")
    await scene.press("enter")


async def closed(scene: Stage) -> None:
    await scene.press("4")


async def called(scene: Stage) -> None:
    """The emergency meeting before it begins."""


async def listed(scene: Stage) -> None:
    await scene.start()
    await scene.app.workers.wait_for_complete()
    await scene.pass_time(seconds=5)


async def traced(scene: Stage) -> None:
    await turn(scene)
    await scene.press("1", "2")


async def remedy(scene: Stage) -> None:
    await turn(scene, "j")


WALKS: dict[str, tuple[Step, ...]] = {
    "weekly": (
        *(lobby, review, health, ads, leaving, writing, written, stock, voice, strategy, assignment, help_here),
        *(read_back, past, rating, closed),
    ),
    "emergency": (called, listed, traced, remedy),
}


def session_of(walk: str, folder: Path, language: Language, clock: StandingClock) -> Session:
    workspace = Workspace(folder)
    if walk == "weekly":
        return made_session(workspace, clock, language)
    (workspace.reports / "2026-W47" / "US" / "defects.csv").write_text(DEFECTS, encoding="utf-8")
    settings, workdays = workspace.settings(), load_workdays()
    return EmergencySession(workspace, settings, clock, "周婷", language, workdays, "VTR 94.1%")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
@pytest.mark.parametrize("walk", WALKS)
async def test_every_screen_looks_as_it_did(
    demo: Path, tmp_path: Path, size: tuple[int, int], language: Language, walk: str
) -> None:
    shutil.copytree(demo, tmp_path, dirs_exist_ok=True)
    clock = StandingClock(TEN)
    folder = DRAWN / f"{walk}-{size[0]}x{size[1]}.{language}"
    changed = []
    async with held(session_of(walk, tmp_path, language, clock), clock, size) as scene:
        for place, step in enumerate(WALKS[walk], 1):
            await step(scene)
            if not _as_before(folder / f"{place:02}-{step.__name__}.txt", scene.text):
                changed.append(f"{folder.name}/{step.__name__}:\n{scene.text}")
    assert not changed, "\n\n".join(changed)


def _as_before(path: Path, text: str) -> bool:
    if os.environ.get("KAIHUI_SCREENS") == "draw":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8")
    return path.exists() and path.read_text(encoding="utf-8") == text + "\n"
