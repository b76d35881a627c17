import re
import shlex
import sys
import tomllib
from pathlib import Path

import pytest

from data.extras import EXTRAS, install_command

PROJECT = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_extra_of_the_project_is_known_with_the_package_that_it_needs() -> None:
    declared = {name: needs[0].split(">=")[0] for name, needs in PROJECT["project"]["optional-dependencies"].items()}
    assert {name: extra.package for name, extra in EXTRAS.items()} == declared


def test_the_command_is_for_the_python_that_runs() -> None:
    assert install_command(["pg"]) == f"{shlex.quote(sys.executable)} -m pip install 'psycopg[binary]'"


def test_a_python_in_a_folder_with_a_space_is_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/srv/my team/.venv/bin/python")
    typed = install_command(["pdf", "asana"])
    assert shlex.split(typed) == ["/srv/my team/.venv/bin/python", "-m", "pip", "install", "typst", "asana"]


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readme_installs_the_same_packages(readme: str) -> None:
    text = (Path(__file__).parent.parent / readme).read_text(encoding="utf-8")
    (typed,) = re.findall(r"`\.venv/bin/pip install ([^`]*)`", text)
    assert sorted(shlex.split(typed)) == sorted(extra.package for extra in EXTRAS.values())
