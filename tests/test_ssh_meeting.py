"""A meeting through a real SSH server on this machine, with throw-away keys: the way teams use it."""

import getpass
import os
import shlex
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from bench.program import NOW, PROGRAM, ROOT, environment
from bench.scribe import Scribe, kept
from bench.terminal import PATIENCE, Terminal

BESIDE_PATH = "/usr/sbin:/sbin:/usr/local/sbin"
"""Where sshd lives, and an ordinary PATH does not look."""


def installed(program: str, package: str) -> str:
    path = shutil.which(program, path=f"{os.environ.get('PATH', os.defpath)}:{BESIDE_PATH}")
    assert path, f"{program} is not installed: apt-get install {package}"
    return path


def wait_until(true: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < until, f"never came true: {what}"
        time.sleep(0.02)  # nothing to select on


class Server:
    """sshd for the current user, on a port of its own, that runs the meeting whatever the client asks for."""

    def __init__(self, folder: Path, workspace: Path) -> None:
        self.folder = folder
        self.workspace = workspace
        self.port = free_port()
        self._keys("host")
        self._keys("user")
        shutil.copy(folder / "user.pub", folder / "authorized_keys")
        (folder / "known_hosts").write_text(f"[127.0.0.1]:{self.port} {(folder / 'host.pub').read_text()}")
        (folder / "sshd_config").write_text(self._settings())
        if os.getuid() == 0:
            # sshd as root insists on this empty folder, which the package's start-up makes elsewhere
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        self._log = (folder / "sshd.log").open("w")
        self._process = subprocess.Popen(
            [installed("sshd", "openssh-server"), "-D", "-e", "-f", str(folder / "sshd_config")],
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
        )
        wait_until(self._listens, f"sshd listens\n{self.log()}")

    def client(self, *asked: str, terminal: bool = True) -> list[str]:
        """The command line of a client; `asked` is a remote command."""
        options = [
            *("-F", "/dev/null", "-i", str(self.folder / "user"), "-p", str(self.port)),
            *("-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=yes"),
            *("-o", f"UserKnownHostsFile={self.folder / 'known_hosts'}", "-o", "LogLevel=ERROR"),
        ]
        return [
            installed("ssh", "openssh-client"),
            *options,
            "-tt" if terminal else "-T",
            f"{getpass.getuser()}@127.0.0.1",
            *asked,
        ]

    def programs(self) -> Sequence[Path]:
        """The processes that hold a meeting on this workspace."""
        wanted = str(self.workspace).encode()
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                arguments = (process / "cmdline").read_bytes().split(b"\0")
            except OSError:  # it has ended meanwhile
                continue
            if wanted in arguments and b"tui" in arguments:
                found.append(process)
        return found

    def log(self) -> str:
        return (self.folder / "sshd.log").read_text()

    def end(self) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)
        self._log.close()

    def _keys(self, name: str) -> None:
        command = [installed("ssh-keygen", "openssh-client"), "-q", "-t", "ed25519", "-N", "", "-C", "kaihui-test"]
        subprocess.run([*command, "-f", str(self.folder / name)], check=True, stdin=subprocess.DEVNULL)

    def _settings(self) -> str:
        wanted = {name: value for name, value in environment().items() if name not in ("TERM", "PATH")}
        program = ["env", *(f"{name}={value}" for name, value in wanted.items()), *PROGRAM]
        held = f"cd {shlex.quote(str(ROOT))} && exec {shlex.join([*program, '-w', str(self.workspace), 'run'])}"
        return "\n".join(
            [
                f"Port {self.port}",
                "ListenAddress 127.0.0.1",
                f"HostKey {self.folder / 'host'}",
                f"AuthorizedKeysFile {self.folder / 'authorized_keys'}",
                "PidFile none",
                "UsePAM no",
                # the folder of a test lies below one that everybody may write to
                "StrictModes no",
                "PasswordAuthentication no",
                "KbdInteractiveAuthentication no",
                "PermitRootLogin prohibit-password",
                "PermitUserRC no",
                "DisableForwarding yes",
                "PrintMotd no",
                f"ForceCommand {held}",
                "",
            ]
        )

    def _listens(self) -> bool:
        assert self._process.poll() is None, self.log()
        return "Server listening" in self.log()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@pytest.fixture
def server(demo: Path, tmp_path: Path) -> Iterator[Server]:
    folder = tmp_path / "ssh"
    folder.mkdir()
    running = Server(folder, demo)
    yield running
    running.end()


def through(server: Server, *asked: str) -> Terminal:
    return Terminal(server.client(*asked), environment(), folder=ROOT)


def test_a_short_meeting_through_ssh(server: Server, demo: Path) -> None:
    with through(server) as terminal:
        scribe = Scribe(terminal)
        scribe.opens("上期复盘")
        scribe.press("I", "✓ 到场 周婷、李敏、王强、陈静、赵磊")
        scribe.press("s", "✓ 开始")
        scribe.write("d", "批准清仓促销 B0DEMO0004", "✓ 决定 D-3 批准清仓促销 B0DEMO0004")
        scribe.write("a", "补货 3000 件 @zl ^周四 !1", "✓ 行动 A-7 补货 3000 件 @赵磊 ^2026-11-26 !1")
        scribe.write(":", "close 试跑", "? 这场会打几分？")
        scribe.press("4", "✓ 纪要已保存")
        terminal.resize(80, 24)
        terminal.wait_until(lambda: "Ctrl+Q" in terminal.lines[23], "the new size has come through")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert [decision["text"] for decision in kept(demo, "decision_made")] == ["批准清仓促销 B0DEMO0004"]
    assert (demo / "minutes" / "2026-11-23-weekly.md").is_file()


def test_a_remote_command_is_not_run(server: Server, tmp_path: Path) -> None:
    planted = tmp_path / "planted"
    with through(server, f"touch {planted}; cat /etc/passwd") as terminal:
        Scribe(terminal).opens("上期复盘")
        assert b"/bin/" not in terminal.output
    assert not planted.exists()


def test_without_a_terminal_the_client_is_told_so(server: Server) -> None:
    done = subprocess.run(
        server.client(terminal=False), env=environment(), capture_output=True, encoding="utf-8", input="", check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "ssh 加 -t" in done.stderr


def test_when_the_line_drops_the_program_ends_and_nothing_acknowledged_is_lost(server: Server, demo: Path) -> None:
    with through(server) as terminal:
        scribe = Scribe(terminal)
        scribe.opens()
        scribe.press("I", "✓ 到场")
        scribe.press("s", "✓ 开始")
        scribe.write("d", "先记下这一条", "✓ 决定 D-3 先记下这一条")
        terminal.press("enter")
        terminal.type("这一条没有提交")
        terminal.wait_until(lambda: scribe.line == "这一条没有提交", "the line has come through")
        assert server.programs()
        terminal.kill()
    wait_until(lambda: not server.programs(), "the program has ended with its line")
    assert [decision["text"] for decision in kept(demo, "decision_made")] == ["先记下这一条"]
    with through(server) as terminal:
        terminal.wait_for("● 进行中", "上次有一行没提交", "这一条没有提交")


def test_the_environment_of_a_client_does_not_reach_the_program(server: Server) -> None:
    with Terminal(
        [*server.client()[:1], "-o", "SetEnv=KAIHUI_NOW=2020-01-01T00:00+08:00", *server.client()[1:]],
        environment(KAIHUI_NOW="2020-01-01T00:00+08:00"),
    ) as terminal:
        Scribe(terminal).opens(NOW[:10])
