"""`kaihui send`, from outside."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.program import run
from tests.handover_server import Standin, standing_in

TOKEN = "1/not-to-be-shown"


@pytest.fixture
def server() -> Iterator[Standin]:
    with standing_in() as found:
        yield found


def test_a_dry_run_prints_what_would_go_out_then_it_goes_out_once(demo: Path, server: Standin) -> None:
    with (demo / "kaihui.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[asana]\nproject = "1200"\nhost = "http://127.0.0.1:{server.port}"\n')
    dry = run("-w", demo, "send", "asana", "--dry-run", ASANA_ACCESS_TOKEN=TOKEN)
    assert dry.returncode == 0, dry.stderr
    assert '"projects": [' in dry.stdout
    assert "议题：用户体验洞察" in dry.stdout  # known to an old meeting only
    assert not server.requests
    first = run("-w", demo, "send", "asana", ASANA_ACCESS_TOKEN=TOKEN)
    again = run("-w", demo, "send", "asana", ASANA_ACCESS_TOKEN=TOKEN)
    assert (first.returncode, again.returncode) == (0, 0)
    assert len(server.requests) == dry.stdout.count('"name"') > 0
    assert "发出 0 条" in again.stdout
    assert TOKEN not in "".join((dry.stdout, first.stdout, first.stderr))


def test_what_was_not_sent_is_named_and_the_exit_code_says_so(demo: Path) -> None:
    done = run("-w", demo, "send", "notify", KAIHUI_NOTIFY_URLS="json://127.0.0.1:9/s3cret")
    assert done.returncode == 1
    assert "未发出 A-" in done.stderr
    assert "s3cret" not in done.stdout + done.stderr
