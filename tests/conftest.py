"""What tests share: a demo workspace, made once, copied for each test that writes; and the cores of the machine."""

import os
from pathlib import Path

import pytest

from bench.program import copied, demo_workspace


@pytest.fixture(scope="session")
def pristine_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo workspace as `init --demo` makes it; nobody writes here."""
    return demo_workspace(tmp_path_factory.mktemp("demo") / "pristine")


@pytest.fixture
def demo(pristine_demo: Path, tmp_path: Path) -> Path:
    """A demo workspace of the test's own."""
    return copied(pristine_demo, tmp_path / "demo")


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: much of the time terminals and servers are waited for."""
    return 1 + (os.cpu_count() or 1)
