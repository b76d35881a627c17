"""Who may know whom, held twice: the written imports (import-linter) and what a started process has loaded."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import engine.errors

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("tui", "engine", "data")
FILES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))

LONGEST_FILE = 300
"""Lines; past that, a file is no longer one idea."""

LAST_DOOR = Path("tui/__main__.py")
"""The one file that may catch whatever comes, so that nobody is shown a traceback."""

SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "base", "misc"}

OF_THE_WORLD = re.compile(
    r"(asyncio|io|locale|os|pathlib\.Path|random|shutil|socket|subprocess|sys|tempfile|threading|time)(\.|$)"
)
"""What knows a clock, a disk, a place or chance in the standard library: not for the engine."""

LOAD_ALL_BUT = """
import importlib, json, pkgutil, sys
*packages, left_out = sys.argv[1:]
for package in packages:
    for module in pkgutil.walk_packages(importlib.import_module(package).__path__, package + "."):
        if not (left_out and module.name.startswith(left_out)):
            importlib.import_module(module.name)
print(json.dumps(sorted(sys.modules)))
"""

RUN_THE_COMMAND = """
import json, runpy, sys
sys.argv = ["kaihui", *sys.argv[1:]]
try:
    runpy.run_module("tui", run_name="__main__")
except SystemExit as end:
    assert not end.code, end.code
print()
print(json.dumps(sorted(sys.modules)))
"""


def loaded_by(script: str, *arguments: str) -> set[str]:
    """The names of all modules in a fresh process at its end."""
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    modules: list[str] = json.loads(done.stdout.splitlines()[-1])
    return set(modules)


def imported_names(path: Path) -> Iterator[str]:
    """The dotted names that a file's import statements bring in, wherever in it they stand."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def written(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def test_the_import_contracts_hold() -> None:
    command: list[str | Path] = [Path(sys.executable).parent / "lint-imports", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_engine_loads_no_screen_no_table_and_no_file() -> None:
    loaded = loaded_by(LOAD_ALL_BUT, "engine", "")
    assert "engine.meeting.state" in loaded
    unwanted = {"textual", "rich", "pandas", "numpy", "tinydb", "orjson", "python_calamine", "pypinyin", "tui", "data"}
    assert not loaded & unwanted


def test_the_screen_does_not_wait_for_what_only_reports_and_names_need() -> None:
    loaded = loaded_by(LOAD_ALL_BUT, "tui", "data", "data.reports.")
    assert {"tui.cli", "data.session"} <= loaded
    assert not loaded & {"pandas", "numpy", "python_calamine", "pypinyin", "chinese_calendar"}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["run", "--help"]])
def test_a_question_to_the_command_line_waits_for_no_library(arguments: list[str]) -> None:
    loaded = loaded_by(RUN_THE_COMMAND, *arguments)
    assert "tui.cli" in loaded
    assert not loaded & {"textual", "rich", "pandas", "numpy", "tinydb", "orjson", "dateutil", "asyncio"}


def test_the_engine_has_no_clock_and_no_disk() -> None:
    offenders = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in (ROOT / "engine").rglob("*.py")
        for name in imported_names(path)
        if OF_THE_WORLD.match(name)
    ]
    assert not offenders


def test_the_engine_never_asks_what_time_it_is() -> None:
    asking = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / "engine").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"now", "utcnow", "today"}
        if isinstance(node.value, ast.Name) and node.value.id in {"datetime", "date"}
    ]
    assert not asking


def test_an_unknown_error_is_caught_at_the_last_door_only() -> None:
    catching = {
        path.relative_to(ROOT)
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        if node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"})
    }
    assert catching <= {LAST_DOOR}


def test_a_file_is_one_idea_long() -> None:
    lengths = {path.relative_to(ROOT): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert not {str(path): lines for path, lines in lengths.items() if lines > LONGEST_FILE}


def test_a_module_is_named_for_what_it_defines() -> None:
    assert not written([path for path in FILES if path.stem in SAYS_NOTHING or path.parent.name in SAYS_NOTHING])


def test_no_test_folder_shadows_a_package() -> None:
    assert not written(list((ROOT / "tests").rglob("__init__.py")))


def test_every_error_says_what_to_do_next() -> None:
    errors = {name for name in vars(engine.errors) if name.endswith("Error")} | {"DamagedFileError"}
    offenders = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in errors
        if len(node.args) + len(node.keywords) < 2
    ]
    assert not offenders
