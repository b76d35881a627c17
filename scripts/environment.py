"""Makes .venv: the locked packages and the program itself, in this folder alone.

The Makefile starts it with any Python 3.11 or newer; it needs the standard library and a pip, and nothing else.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TextIO

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = {"run": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}

PACKAGES_MARK = VENV / "packages-mark"
"""Which lock .venv was filled from; absent while pip works, so a killed run is seen and started over."""

PROGRAM_MARK = VENV / "program-mark"
"""Which pyproject.toml the command `kaihui` was installed from."""


class NotReadyError(Exception):
    """The environment could not be made; its text says what to do, in both languages."""


def main() -> None:
    """Makes .venv ready for the use that the command line names: run or dev."""
    use = sys.argv[1]
    with one_at_a_time() as lock:
        if not has_packages(use):
            install_packages(use, lock)
        if not has_program():
            install_program(lock)
        run([PYTHON, "-m", "compileall", "-qq", "tui", "engine", "data"], lock)


@contextmanager
def one_at_a_time() -> Iterator[TextIO]:
    """Holds the lock that keeps two makes from filling .venv at the same moment."""
    with (ROOT / ".venv.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("另一个 make 正在准备 .venv，等它完成……", "Another make is preparing .venv: waiting for it ...")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock


def has_packages(use: str) -> bool:
    """Tells whether .venv works and holds what `use` needs; what dev needs includes what run needs."""
    enough = {packages_mark("dev"), packages_mark(use)}
    return read(PACKAGES_MARK) in enough and works()


def works() -> bool:
    """Tells whether .venv has a Python that starts: an upgrade of the system's Python may have taken it away."""
    return PYTHON.exists() and subprocess.run([PYTHON, "-c", ""], capture_output=True, check=False).returncode == 0


def has_program() -> bool:
    """Tells whether the installed command is the one that pyproject.toml describes."""
    return read(PROGRAM_MARK) == program_mark()


def install_packages(use: str, lock: TextIO) -> None:
    """Fills .venv from the lock file of `use`; adds to it where it already runs the program, else starts over."""
    say(
        "正在准备 .venv（版本已锁定，只写本文件夹；首次约一分钟）……",
        "Preparing .venv (locked versions, this folder only; a minute the first time) ...",
    )
    if not has_packages("run"):
        make_venv(lock)
    PACKAGES_MARK.unlink(missing_ok=True)
    # Wheels only: a source package would fetch build tools that no lock names.
    pip(["install", "--require-hashes", "--only-binary", ":all:", "-r", LOCKS[use].name], lock)
    PACKAGES_MARK.write_text(packages_mark(use), encoding="utf-8")


def install_program(lock: TextIO) -> None:
    """Installs the command `kaihui` so that it runs this checkout."""
    pip(["install", "--no-deps", "--no-build-isolation", "--editable", "."], lock)
    for link in VENV.glob("lib/python*/site-packages/_kaihui.pth"):
        # Python 3.11 reads this file in the locale's encoding, and dies on a Chinese path; a relative one is ASCII.
        link.write_text("../../../..\n", encoding="ascii")
    PROGRAM_MARK.write_text(program_mark(), encoding="utf-8")


def make_venv(lock: TextIO) -> None:
    """Makes an empty .venv, without a pip of its own where Debian has split ensurepip off."""
    ways = [[], ["--without-pip"]] if find_spec("pip") else [[]]
    for options in ways:
        made = run([sys.executable, "-m", "venv", "--clear", *options, VENV], lock)
        if made.returncode == 0:
            return
    raise NotReadyError(
        f"{made.stdout}\n"
        f"{sys.executable} 建不了虚拟环境。Debian/Ubuntu 请安装 python3-venv，再运行一次。\n"
        f"{sys.executable} cannot make a virtual environment. On Debian or Ubuntu install python3-venv, then try again."
    )


def pip(arguments: list[str], lock: TextIO) -> None:
    """Runs the pip of .venv, or else the pip of this Python on .venv."""
    own = (VENV / "bin" / "pip").exists()
    command: list[str | Path] = [PYTHON, "-m", "pip"] if own else [sys.executable, "-m", "pip", "--python", PYTHON]
    done = run([*command, "-qq", *arguments], lock)
    if done.returncode != 0:
        raise NotReadyError(
            f"{done.stdout}\n"
            "没有装好，pip 的原话在上面。连不上软件源时，请用 PIP_INDEX_URL 指定镜像或用 HTTPS_PROXY 指定代理，再试。\n"
            "Not installed; pip's own words are above. If the registry cannot be reached, name a mirror in "
            "PIP_INDEX_URL or a proxy in HTTPS_PROXY, then try again."
        )


def run(command: list[str | Path], lock: TextIO) -> subprocess.CompletedProcess[str]:
    """Runs one step quietly, away from the user's own pip settings for other places."""
    environment = {
        name: value for name, value in os.environ.items() if name not in {"PIP_TARGET", "PIP_PREFIX", "PIP_ROOT"}
    }
    environment |= {"PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
        pass_fds=[lock.fileno()],  # a step that outlives this process still holds the lock
    )


def packages_mark(use: str) -> str:
    """The lock's content, the Python and the place: .venv is for all three, and none may change under it."""
    return digest(LOCKS[use].read_bytes(), f"{sys.version_info[:2]} {ROOT}".encode())


def program_mark() -> str:
    """What the installed command depends on."""
    return digest((ROOT / "pyproject.toml").read_bytes(), read(PACKAGES_MARK).encode())


def digest(*parts: bytes) -> str:
    """A short name for some bytes."""
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def read(mark: Path) -> str:
    """The text of a mark; empty where there is none."""
    return mark.read_text(encoding="utf-8") if mark.is_file() else ""


def say(chinese: str, english: str) -> None:
    """Prints one line of progress in both languages."""
    print(f"{chinese}\n{english}", flush=True)


if __name__ == "__main__":
    try:
        main()
    except NotReadyError as problem:
        sys.exit(str(problem).strip())
    except KeyboardInterrupt:
        sys.exit(130)
