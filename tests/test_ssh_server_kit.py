"""What `make install-server` puts on a shared server, tried by its users and by those who mean no good.

Everything is real: sshd on 127.0.0.1, four throw-away accounts, the installed program. It takes root to make accounts.
"""

import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from bench.scribe import Scribe
from bench.terminal import PATIENCE, Terminal
from tests.server_kit import ServerKit

pytestmark = pytest.mark.skipif(os.getuid() != 0, reason="accounts can only be made by root; CI runs as root")
CLIENTS_WISHES = {
    "PYTHONPATH": "/tmp",
    "PYTHONSTARTUP": "/tmp/x.py",
    "TEXTUAL_DRIVER": "evil:Driver",
    "TEXTUAL_LOG": "/tmp/log",
    "TEXTUAL_SCREENSHOT_LOCATION": "/tmp",
    "LD_PRELOAD": "/tmp/x.so",
    "LESSOPEN": "|sh",
    "EDITOR": "sh",
    "PAGER": "sh",
    "KAIHUI_WORKSPACE": "/tmp",
    "KAIHUI_NOW": "2020-01-01T00:00+08:00",
}


@pytest.fixture(scope="module")
def kit() -> Iterator[ServerKit]:
    made = ServerKit()
    try:
        made.install()
        yield made
    finally:
        made.remove()


@pytest.fixture
def desk(kit: ServerKit) -> Iterator[Scribe]:
    with kit.desk(kit.scribe) as terminal:
        yield opened(terminal)


@pytest.fixture
def locked_tmux(kit: ServerKit) -> Iterator[None]:
    kit.use_tmux("yes")
    yield
    kit.use_tmux("no")


def opened(terminal: Terminal) -> Scribe:
    """The meeting is on the screen; the workspace is new, so it has no data."""
    scribe = Scribe(terminal)
    terminal.wait_for("开会 ·", "UTC+8")
    return scribe


def facts(kit: ServerKit) -> list[dict[str, object]]:
    path = sorted((kit.workspace / "meetings").glob("*.json"))[-1]
    return list(json.loads(path.read_text(encoding="utf-8"))["events"].values())


class TestTheMeeting:
    def test_two_scribes_write_one_meeting_and_a_follower_sees_both(self, kit: ServerKit) -> None:
        with kit.desk(kit.scribe) as first, kit.desk(kit.colleague) as second:
            one, two = opened(first), opened(second)
            one.write(":", "start 演练", "✓ 开始")
            one.escape()
            with kit.desk(kit.follower) as seat:
                seat.wait_for("● 进行中 只看")
                two.terminal.wait_for("● 进行中")
                two.write("d", "第二位记的", "✓ 决定")
                one.write("d", "第一位记的", "✓ 决定")
                seat.wait_for("第一位记的", "第二位记的")
        assert {fact["by"] for fact in facts(kit) if fact["kind"] == "decision_made"} == {kit.scribe, kit.colleague}

    def test_what_one_account_makes_the_other_can_write_and_the_follower_can_read(self, kit: ServerKit) -> None:
        for path in (kit.workspace / "meetings").glob("*.json"):
            assert path.stat().st_mode & 0o777 == 0o664
        for path in (path for path in kit.workspace.rglob("*") if path.is_dir()):
            wanted = 0o2770 if path.name == ".drafts" else 0o2775
            assert path.stat().st_mode & 0o7777 == wanted, path

    def test_a_follower_writes_nothing_not_even_a_draft(self, kit: ServerKit) -> None:
        with kit.desk(kit.scribe) as terminal:
            opened(terminal)  # there is a meeting to follow
        before = sorted(path for path in kit.workspace.rglob("*") if ".drafts" in path.parts)
        with kit.desk(kit.follower) as terminal:
            terminal.wait_for("只看")
            for key in ("d", ":", "u"):
                terminal.press(key)
                Scribe(terminal).told("✗ 旁听只能看，不能写")
        assert sorted(path for path in kit.workspace.rglob("*") if ".drafts" in path.parts) == before

    def test_reports_come_in_by_sftp_and_go_nowhere_else(self, kit: ServerKit, tmp_path: Path) -> None:
        report = tmp_path / "库存.csv"
        report.write_text("sku,stock\n", encoding="utf-8")
        done = kit.transfer("sftp", kit.reporter, "-b", "-", f"{kit.reporter}@127.0.0.1", batch=f"put {report}\npwd\n")
        assert done.returncode == 0, done.stderr
        handed_in = kit.workspace / "reports" / "库存.csv"
        assert handed_in.stat().st_mode & 0o044 == 0o044
        for wish in ("put {} /team/meetings/x.json", "put {} /team/kaihui.toml", "get /etc/passwd", "ls /etc"):
            line = wish.format(report)
            refused = kit.transfer("sftp", kit.reporter, "-b", "-", f"{kit.reporter}@127.0.0.1", batch=f"{line}\n")
            assert refused.returncode != 0, line

    def test_the_line_drops_and_a_new_login_finds_everything(self, kit: ServerKit) -> None:
        with kit.desk(kit.scribe) as terminal:
            scribe = opened(terminal)
            scribe.write("m", "断线之前", "✓ 记录")
            terminal.kill()
        until = time.monotonic() + PATIENCE
        while kit.processes(kit.scribe):
            assert time.monotonic() < until, "an orphan is left"
            time.sleep(0.05)
        with kit.desk(kit.scribe) as terminal:
            terminal.wait_for("断线之前")


ESCAPES = {
    "a remote command": "test_a_remote_command",
    "sftp": "test_sftp_and_scp",
    "scp": "test_sftp_and_scp",
    "-L": "test_a_tunnel_to_the_server_or_from_it",
    "-R": "test_a_tunnel_to_the_server_or_from_it",
    "-D": "test_a_tunnel_to_the_server_or_from_it",
    "-A and -X": "test_the_clients_environment",
    "PYTHONPATH, TEXTUAL_*, LESSOPEN, EDITOR by SendEnv": "test_the_clients_environment",
    "an editor or a pager with !sh": "test_no_key_and_no_line_starts_another_program",
    "Ctrl-Z": "test_suspending_the_program",
    "the prefix of tmux": "test_the_keys_of_tmux",
    "a path to import": "test_a_path_in_a_line_is_text_and_opens_nothing",
    "a path to export to": "test_a_path_in_a_line_is_text_and_opens_nothing",
    "a link in the export folder": "test_a_link_in_the_folder_of_the_minutes_is_not_followed",
    "a screenshot from the palette": "test_the_palette_finds_nothing_but_the_meeting",
    "a template's path": "test_a_path_in_a_line_is_text_and_opens_nothing",
    "a log's path": "test_a_path_in_a_line_is_text_and_opens_nothing",
    "a role that nobody gave": "test_a_role_that_nobody_gave",
}
"""The eighteen ways out, and the attempt at each."""


def test_each_of_the_eighteen_ways_out_is_tried() -> None:
    assert len(ESCAPES) == 18
    assert all(hasattr(TestEscapes, attempt) for attempt in ESCAPES.values())


class TestEscapes:
    """None of them succeeds."""

    def test_no_key_and_no_line_starts_another_program(self, kit: ServerKit, desk: Scribe) -> None:
        terminal, before = desk.terminal, set(kit.processes(kit.scribe))
        for line in ("!sh", ":!id > /tmp/kh-out", "edit /etc/passwd", "$(touch /tmp/kh-out) `id > /tmp/kh-out`"):
            terminal.press(":")
            terminal.type(line)
            terminal.press("enter")
            desk.told("✗")
            assert set(kit.processes(kit.scribe)) <= before
            terminal.press("ctrl+u")
            desk.escape()
        assert not Path("/tmp/kh-out").exists()

    def test_a_path_in_a_line_is_text_and_opens_nothing(self, desk: Scribe) -> None:
        paths = ("/etc/shadow", "../../.ssh/authorized_keys", "/tmp/kh-out")
        for verb, path in product(("import", "export", "template", "log"), paths):
            desk.terminal.press(":")
            desk.terminal.type(f"{verb} {path}")
            desk.terminal.press("enter")
            desk.told("✗")
            desk.terminal.press("ctrl+u")
            desk.escape()
        assert "root:" not in desk.terminal.text
        assert not Path("/tmp/kh-out").exists()

    def test_a_link_in_the_folder_of_the_minutes_is_not_followed(self, kit: ServerKit) -> None:
        victim = kit.folder / "victim"
        victim.write_text("unharmed")
        victim.chmod(0o666)
        with kit.desk(kit.scribe) as terminal:
            scribe = opened(terminal)
            if "准备中" in terminal.text:  # this test may run alone
                scribe.write(":", "start 演练", "✓ 开始")
                scribe.escape()
            scribe.write("m", "有东西可存", "✓ 记录")
            name = sorted((kit.workspace / "meetings").glob("*.json"))[-1].stem
            link = kit.workspace / "minutes" / f"{name}.md"
            link.unlink(missing_ok=True)
            link.symlink_to(victim)
            scribe.terminal.press("e")
            scribe.told("✓ 纪要已保存")
        assert victim.read_text() == "unharmed"
        assert any("有东西可存" in path.read_text() for path in link.parent.glob(f"{name}*.md"))

    @pytest.mark.parametrize("wish", ["screenshot", "截图", "svg", "shell", "open", "/etc"])
    def test_the_palette_finds_nothing_but_the_meeting(self, kit: ServerKit, desk: Scribe, wish: str) -> None:
        desk.terminal.press("ctrl+p")
        desk.terminal.wait_until(lambda: "Esc" in desk.terminal.lines[-1], "the palette opens")
        desk.terminal.type(wish)
        desk.terminal.press("enter")
        desk.terminal.settle(0.5)
        desk.terminal.press("escape")
        desk.terminal.settle(0.5)
        places = (kit.workspace.rglob("*"), Path("/tmp").glob("*"))  # it can write nowhere else
        pictures = [path for place in places for path in place if path.suffix in (".svg", ".png")]
        assert not [path for path in pictures if path.owner() == kit.scribe]

    @pytest.mark.parametrize("asked", ["cat /etc/passwd; id", "sh", "sftp-server", "kaihui init /tmp/x"])
    def test_a_remote_command(self, kit: ServerKit, asked: str) -> None:
        done = kit.told(kit.scribe, asked)
        assert (done.returncode, done.stdout) == (2, "")
        assert "不能运行别的命令" in done.stderr

    def test_a_remote_command_in_a_terminal(self, kit: ServerKit) -> None:
        with kit.desk(kit.scribe, "sh") as terminal:
            assert terminal.wait_exit() == 2

    def test_sftp_and_scp(self, kit: ServerKit, tmp_path: Path) -> None:
        file = tmp_path / "x"
        file.write_text("x")
        for account in (kit.scribe, kit.follower):
            if account != kit.scribe:  # a scribe who is in the group of the reports as well is still a scribe first
                assert kit.transfer("sftp", account, "-b", "-", f"{account}@127.0.0.1", batch="ls\n").returncode != 0
            assert kit.transfer("scp", account, str(file), f"{account}@127.0.0.1:/tmp/planted").returncode != 0
        assert not Path("/tmp/planted").exists()

    def test_a_tunnel_to_the_server_or_from_it(self, kit: ServerKit) -> None:
        back = kit.told(kit.scribe, options=("-N", "-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:22"))
        assert back.returncode != 0
        for flag, place in (("-L", f":127.0.0.1:{kit.port}"), ("-D", "")):
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                port = probe.getsockname()[1]
            client = subprocess.Popen(
                kit.client(kit.scribe, options=("-N", flag, f"{port}{place}")),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            try:
                assert heard_through(port, socks_to=kit.port if flag == "-D" else None) == b""
            finally:
                client.kill()
                client.wait(PATIENCE)

    def test_the_clients_environment(self, kit: ServerKit) -> None:
        wishes = [part for name in CLIENTS_WISHES for part in ("-o", f"SendEnv={name}")]
        with kit.desk(kit.scribe, options=("-A", *wishes), **CLIENTS_WISHES) as terminal:
            opened(terminal)
            environments = [
                dict(
                    part.split("=", 1)
                    for part in (one / "environ").read_text(errors="replace").split("\0")
                    if "=" in part
                )
                for one in kit.processes(kit.scribe)
                if b"venv/bin/kaihui" in (one / "cmdline").read_bytes()
            ]
        assert environments
        for environment in environments:
            assert not set(environment) & {*CLIENTS_WISHES, "SSH_AUTH_SOCK", "DISPLAY"}

    def test_a_terminal_of_a_strange_name(self, kit: ServerKit) -> None:
        with kit.desk(kit.scribe, TERM="../../etc/x$(id)") as terminal:
            opened(terminal)

    def test_suspending_the_program(self, kit: ServerKit) -> None:
        with kit.desk(kit.scribe) as terminal:
            scribe = opened(terminal)
            terminal.send(b"\x1a\x1c")
            scribe.write(":", "还在", "✗ 「还在」不是指令")

    def test_the_keys_of_tmux(self, kit: ServerKit, locked_tmux: None) -> None:
        with kit.desk(kit.colleague) as terminal:
            scribe = opened(terminal)
            terminal.type(":start 练习")  # refused where another test has begun it
            terminal.press("enter")
            terminal.settle(0.4)
            for keys in (b"\x02c", b"\x02:", b"\x02%", b"\x02d", b"\x02["):
                terminal.send(keys)
                terminal.settle(0.4)
                terminal.press("escape")
                terminal.settle(0.4)
            terminal.press("ctrl+u")
            scribe.write("d", "没有逃出去", "✓ 决定")
            terminal.kill()
        with kit.desk(kit.colleague) as terminal:
            terminal.wait_for("没有逃出去")
            terminal.press("ctrl+q")
            terminal.press("y")
            terminal.wait_exit()

    def test_a_role_that_nobody_gave(self, kit: ServerKit) -> None:
        done = subprocess.run([kit.prefix / "bin" / "kaihui-session"], capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert "No role was given" in done.stderr


def heard_through(port: int, socks_to: int | None) -> bytes:
    """What comes back through a tunnel to an SSH server, which greets everybody; nothing where there is none."""
    until = time.monotonic() + 5
    while time.monotonic() < until:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=2) as line:
                if socks_to is not None:
                    line.sendall(b"\x05\x01\x00")
                    line.recv(2)
                    line.sendall(b"\x05\x01\x00\x01\x7f\x00\x00\x01" + socks_to.to_bytes(2, "big"))
                    line.recv(10)
                return line.recv(64)
        except (ConnectionRefusedError, TimeoutError):
            time.sleep(0.1)
        except ConnectionError:
            return b""
    return b""
