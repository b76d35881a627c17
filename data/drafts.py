"""The line that is not recorded yet, kept on the disk within a second, so that a lost connection costs no words."""

import re
from pathlib import Path
from threading import Condition, Thread

from data.files import replace_draft

PAUSE = 0.5
"""Seconds between the first change and its saving: one write for a burst of keys."""
_LONGEST = 8000
"""Bytes that are read back; what is longer was not written here."""


class Drafts:
    """One scribe's unsent line. A thread of its own writes it: a frozen terminal must not hold it up."""

    def __init__(self, folder: Path, account: str) -> None:
        self.path = folder / f"{re.sub(r'[^0-9A-Za-z_一-鿿-]', '_', account) or '_'}.txt"
        self._changed = Condition()
        self._text = self._saved = self.kept()
        self._closing = False
        self._thread = Thread(target=self._save_changes, name="kaihui-draft", daemon=True)

    def kept(self) -> str:
        """What was left unsent; empty when nothing was, or when it cannot be read."""
        try:
            with self.path.open("rb") as file:
                return file.read(_LONGEST).decode("utf-8", errors="replace")
        except OSError:
            return ""

    def start(self) -> None:
        """Begins to save."""
        self._thread.start()

    def keep(self, text: str) -> None:
        """Has the text saved soon; returns at once."""
        with self._changed:
            self._text = text
            self._changed.notify()

    def close(self) -> None:
        """Saves what is not saved yet, and ends."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        if self._thread.is_alive():
            self._thread.join()
        self._save()

    def _save_changes(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closing or self._text != self._saved)
                if not self._closing:
                    self._changed.wait_for(lambda: self._closing, timeout=PAUSE)
                if self._closing:
                    return
            self._save()

    def _save(self) -> None:
        """Whatever the disk says is let pass: the text is still on the screen, and is tried again with the next key."""
        text = self._text
        if text == self._saved:
            return
        try:
            self.path.parent.mkdir(mode=0o770, exist_ok=True)  # a workspace that was moved is not begun anew here
            if text:
                replace_draft(self.path, text.encode())
            else:
                self.path.unlink(missing_ok=True)
        except OSError:
            pass
        self._saved = text
