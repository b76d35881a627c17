"""A fresh machine: what is locked, what ships, and the set-up from nothing in an awkward place."""

import os
import re
import shlex
import subprocess
import sys
import tomllib
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("tui", "engine", "data")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN_LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
DEV_LOCK = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")


def asked_for(*groups: str) -> list[Requirement]:
    """What pyproject.toml asks for: at run time, and in some of its groups."""
    names: list[str] = PROJECT["project"]["dependencies"]
    for group in groups:
        names = [*names, *(line for line in PROJECT["dependency-groups"][group] if isinstance(line, str))]
    return [Requirement(name) for name in names]


def pinned(lock: str) -> list[tuple[str, str]]:
    """The names and versions in a lock, one for each of its lines."""
    return [(canonicalize_name(name), version) for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", lock, re.M)]


def clean_environment(home: Path) -> dict[str, str]:
    """An empty home and nothing else, but for how this machine reaches its package registry."""
    network = re.compile(r"(PIP_(INDEX_URL|EXTRA_INDEX_URL|CERT|.*TIMEOUT)|SSL_CERT_.*|(https?|no|all)_proxy)", re.I)
    kept = {name: value for name, value in os.environ.items() if network.fullmatch(name)}
    return {"PATH": os.environ["PATH"], "HOME": str(home), **kept}


def package_files() -> set[str]:
    """Every file in the three packages, as a path inside the wheel."""
    files = (path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in a wheel that the locked backend builds without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize(("lock", "groups"), [(RUN_LOCK, ["build"]), (DEV_LOCK, ["build", "dev"])])
def test_the_lock_answers_to_what_the_project_asks_for(lock: str, groups: list[str]) -> None:
    versions = pinned(lock)
    for wanted in asked_for(*groups):
        locked = [version for name, version in versions if name == canonicalize_name(wanted.name)]
        assert locked, f"{wanted.name} is not locked: make lock"
        assert all(wanted.specifier.contains(version) for version in locked), (
            f"{wanted} is locked at {locked}: make lock"
        )


def test_the_tests_run_on_the_very_versions_that_users_get() -> None:
    assert set(pinned(RUN_LOCK)) <= set(pinned(DEV_LOCK))


@pytest.mark.parametrize("lock", [RUN_LOCK, DEV_LOCK])
def test_every_locked_package_has_its_hashes_and_names_no_host(lock: str) -> None:
    entries = re.split(r"^(?=[\w.-]+==)", lock, flags=re.M)[1:]
    assert entries
    assert not [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry]
    assert "://" not in lock


def test_the_locked_build_backend_is_the_one_that_builds() -> None:
    assert PROJECT["build-system"]["requires"] == PROJECT["dependency-groups"]["build"]


def test_the_wheel_holds_every_file_of_the_packages(wheel: set[str]) -> None:
    assert wheel >= package_files()
    assert {"engine/findings/rulebook.toml", "data/meeting_log.py"} <= wheel


def test_the_wheel_brings_three_packages_and_nothing_else(wheel: set[str]) -> None:
    version = PROJECT["project"]["version"]
    assert {name.split("/")[0] for name in wheel} == {*PACKAGES, f"kaihui-{version}.dist-info"}
    assert not [name for name in wheel if "__pycache__" in name]


def test_git_ignores_no_file_of_the_packages() -> None:
    names = "\n".join(sorted(package_files()))
    done = subprocess.run(
        ["git", "check-ignore", "--stdin"], cwd=ROOT, input=names, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout) == (1, ""), done.stderr


def test_bare_make_lists_every_target(tmp_path: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z][\w-]*):", makefile, re.M))
    done = subprocess.run(
        ["make"], cwd=ROOT, env=clean_environment(tmp_path), capture_output=True, encoding="utf-8", check=True
    )
    assert set(re.findall(r"^  make (\S+)", done.stdout, re.M)) == targets
    assert {"demo", "test", "check", "install", "lock", "wheel", "bench", "uninstall"} <= targets
    assert done.stderr == ""


def test_too_old_a_python_is_said_so_and_nothing_is_made(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    done = subprocess.run(
        ["sh", "scripts/python.sh", "-c", "print('ran')"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "PYTHON": str(old)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert "3.11" in done.stderr


class FreshMachine:
    """A clone of the committed tree in a folder with a space and Chinese, and a home with nothing in it."""

    def __init__(self, folder: Path) -> None:
        """Clones; `folder` is empty."""
        self.home = folder / "空 家"
        self.home.mkdir()
        self.checkout = folder / "新 机器" / "kaihui"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(self.checkout)], check=True)

    def start(self, *command: str, **environment: str) -> subprocess.Popen[str]:
        """Starts a command in the clone."""
        return subprocess.Popen(
            command,
            cwd=self.checkout,
            env=clean_environment(self.home) | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(self, *command: str, **environment: str) -> str:
        """What a command prints; it must succeed, and say nothing on stderr."""
        return finished(self.start(*command, **environment))


def finished(process: subprocess.Popen[str]) -> str:
    """What a process printed, once it has ended well."""
    printed, complaints = process.communicate()
    assert (process.returncode, complaints) == (0, ""), f"exit {process.returncode}\n{printed}\n{complaints}"
    return printed


@pytest.fixture
def machine(tmp_path: Path) -> FreshMachine:
    """A machine that has git, make and Python, and has not seen Kaihui before."""
    return FreshMachine(tmp_path)


@pytest.mark.timeout(600)  # 25 s on two cores; a slow line to the registry is no fault of the program
def test_a_fresh_machine_is_set_up_by_one_command_even_twice_at_once(machine: FreshMachine) -> None:
    for installing in [machine.start("make", "install") for _ in range(2)]:
        finished(installing)

    assert "demo" in machine.run(".venv/bin/kaihui", "--help")
    assert machine.run("make", "install").splitlines() == ["已就绪 | ready: .venv/bin/kaihui --help"]
    # Python 3.11 reads the link to this folder in the locale's encoding: it must survive one without Chinese.
    assert machine.run(".venv/bin/python", "-c", "import tui, engine, data", LC_ALL="C", PYTHONUTF8="0") == ""
    assert not [path for package in PACKAGES for path in lacking_byte_code(machine.checkout / package)]


def lacking_byte_code(package: Path) -> list[Path]:
    """The modules of a package that the next start would have to compile."""
    compiled = {path.name.split(".")[0] for path in package.rglob("__pycache__/*.pyc")}
    return [path for path in package.rglob("*.py") if path.stem not in compiled]


SPLIT_OFF = """#!/bin/sh
case "$*" in
*--without-pip*) ;;
"-m venv "*) echo "ensurepip is not available"; exit 1 ;;
scripts/*) set -- -c "import runpy, sys; sys.executable, sys.argv = sys.argv[1], sys.argv[2:]; \
runpy.run_path(sys.argv[0], run_name='__main__')" "$0" "$@" ;;
esac
exec {python} "$@"
"""
"""A Python as Debian has it without its package python3-venv: `python3 -m venv` refuses."""


@pytest.mark.timeout(600)
def test_a_python_without_ensurepip_and_a_broken_run_before_are_no_hindrance(
    machine: FreshMachine, tmp_path: Path
) -> None:
    (machine.checkout / ".venv" / "lib").mkdir(parents=True)  # what a killed run leaves
    python = tmp_path / "python3"
    python.write_text(SPLIT_OFF.format(python=shlex.quote(python_with_pip())), encoding="utf-8")
    python.chmod(0o755)

    machine.run("make", "install", PYTHON=str(python))
    assert "demo" in machine.run(".venv/bin/kaihui", "--help")
    assert not (machine.checkout / ".venv" / "bin" / "pip").exists()


def python_with_pip() -> str:
    """This Python, or the one that it was made from where its environment has no pip."""
    return sys.executable if find_spec("pip") else os.path.realpath(sys.executable)
