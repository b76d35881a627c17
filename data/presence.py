"""Who else has the workspace open: locks that any death frees, so that nobody is shown who has gone.

A scribe's screen holds a small file of its own under .here/. A follower writes nothing: it holds a shared lock on a
file that scribes have made there, and the system's own table of locks says whose it is.
"""

import fcntl
import os
import pwd
import secrets
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal, Protocol

import msgspec

from engine.text import clean

Role = Literal["scribe", "follower"]
_SEATS = "followers"
"""The file whose shared locks are the followers."""
_LONGEST = 500
"""Bytes of a file that are read; what is longer was not written here."""


class Guest(msgspec.Struct, frozen=True):
    """Somebody whose screen is open at this moment."""

    name: str
    role: Role


class Seat(Protocol):
    """One screen's own place, and a look at those of the others. All of it is advice: no rule rests on it."""

    def others(self) -> tuple[Guest, ...]:
        """Who else is here, scribes first; takes a place of its own first. Empty where that cannot be known."""
        ...

    def leave(self) -> None:
        """Gives the place up; a death does the same, sooner or later."""
        ...


class Presence:
    """A seat in a folder: on one machine, or wherever locks on files are shared."""

    def __init__(self, root: Path, name: str, role: Role) -> None:
        self._folder = root / ".here"
        self._me = Guest(name, role)
        self._own = ""
        """The name of this screen's file."""
        self._handle: int | None = None

    def others(self) -> tuple[Guest, ...]:
        """Who else is here; takes a place of its own first. Empty where that cannot be known."""
        try:
            if self._handle is None:
                self._sit_down()
            listed = [*self._scribes(), *self._followers()]
        except OSError:  # not shared, or not to be written: nobody is the worse for it
            return ()
        return tuple(sorted(set(listed), key=lambda guest: (guest.role != "scribe", guest.name)))

    def leave(self) -> None:
        """Gives the place up; a death does the same."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
        if self._own:
            with suppress(OSError):
                (self._folder / self._own).unlink()

    def _sit_down(self) -> None:
        if self._me.role == "follower":
            with suppress(FileNotFoundError):  # no scribe has been here yet
                self._handle = os.open(self._folder / _SEATS, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
                fcntl.flock(self._handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
            return
        self._make_folder()
        self._own = f"{os.getpid()}-{secrets.token_hex(4)}"
        hidden = self._folder / f".{self._own}"
        self._handle = self._created(hidden, msgspec.json.encode(self._me))
        fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # seen only once it is locked, so that nobody takes it for one that was left behind
        hidden.rename(self._folder / self._own)

    def _make_folder(self) -> None:
        """Whoever may enter the workspace sees who is there, whatever the umask says."""
        if not self._folder.exists():
            self._folder.mkdir(exist_ok=True)
            self._folder.chmod(self._folder.parent.stat().st_mode & 0o7777)
        with suppress(FileExistsError):
            os.close(self._created(self._folder / _SEATS, b""))

    def _created(self, path: Path, content: bytes) -> int:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        os.fchmod(handle, 0o600 | self._folder.stat().st_mode & 0o664)
        os.write(handle, content)
        return handle

    def _scribes(self) -> Iterator[Guest]:
        for name in os.listdir(self._folder):
            if name in (_SEATS, self._own) or name.startswith("."):
                continue
            with suppress(OSError, msgspec.DecodeError, msgspec.ValidationError):
                guest = self._held(self._folder / name)
                if guest is not None:
                    yield Guest(clean(guest.name, limit=60), "scribe")

    def _held(self, path: Path) -> Guest | None:
        """Who holds the file; None, and the file goes, where its screen has died."""
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return msgspec.json.decode(os.read(handle, _LONGEST), type=Guest)
        finally:
            os.close(handle)
        path.unlink()
        return None

    def _followers(self) -> Iterator[Guest]:
        """The accounts whose processes hold a shared lock on the seats; Linux keeps a table of them."""
        with suppress(FileNotFoundError):
            seats = f":{(self._folder / _SEATS).stat().st_ino}"
            for line in Path("/proc/locks").read_text(encoding="ascii").splitlines():
                fields = line.split()
                if len(fields) > 5 and fields[1] == "FLOCK" and fields[5].endswith(seats) and fields[3] == "READ":
                    process = int(fields[4])
                    if process != os.getpid():
                        with suppress(OSError, KeyError):
                            yield Guest(pwd.getpwuid(Path(f"/proc/{process}").stat().st_uid).pw_name, "follower")
