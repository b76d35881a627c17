"""`kaihui restore`: brings back meetings whose file is lost or damaged."""

import argparse

from data.backups import damaged_meetings, restore
from engine.words import Words
from tui.opening import opened


def run(arguments: argparse.Namespace) -> int:
    """Restores the meeting that was named, or every one that needs it."""
    place = opened(arguments)
    wanted = (arguments.meeting,) if arguments.meeting else damaged_meetings(place.workspace)
    if not wanted:
        print(Words("所有会议文件都是好的。", "All meeting files are whole.").said(place.language))
    for meeting in wanted:
        done = restore(place.workspace, meeting, place.clock.now())
        said = Words(
            f"已恢复 {done.meeting}：{done.facts} 条记录，取自 {done.source}。",
            f"Restored {done.meeting}: {done.facts} facts, from {done.source}.",
        )
        aside = Words(f"坏文件留在 {done.aside}。", f" What was damaged is kept as {done.aside}.")
        print((said + aside if done.aside else said).said(place.language))
    return 0
