"""Kaihui on this machine as on a shared server: throw-away accounts, groups and keys, and an sshd of its own."""

import grp
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.program import ROOT, environment
from bench.terminal import PATIENCE, Terminal

_BESIDE_PATH = "/usr/sbin:/sbin:/usr/local/sbin"


def installed(program: str) -> str:
    path = shutil.which(program, path=f"{os.environ.get('PATH', os.defpath)}:{_BESIDE_PATH}")
    assert path, f"{program} is not installed"
    return path


class ServerKit:
    """An installed server. Accounts: two scribes, a follower, and somebody who hands in reports."""

    def __init__(self) -> None:
        # not below /tmp: sshd locks nobody into a folder that others may rename
        self.folder = Path(tempfile.mkdtemp(prefix="kaihui-test-", dir="/srv"))
        self.folder.chmod(0o755)
        self.group = f"kh{secrets.token_hex(3)}"
        self.prefix, self.data = self.folder / "opt", self.folder / "data"
        self.workspace = self.data / "team"
        self.port = _free_port()
        self._accounts: list[str] = []
        self._process: subprocess.Popen[bytes] | None = None

    def install(self) -> None:
        """Installs, makes the accounts, and starts sshd."""
        self._run("make", "install-server", f"PREFIX={self.prefix}", f"DATA={self.data}", f"GROUP={self.group}")
        self.scribe = self._account("a", "scribes", "reports")
        self.colleague = self._account("b", "scribes")
        self.follower = self._account("f", "followers")
        self.reporter = self._account("r", "reports")
        self._start()

    def client(self, account: str, *asked: str, options: Sequence[str] = (), program: str = "ssh") -> list[str]:
        """The command line of a client."""
        common = [
            *("-F", "/dev/null", "-i", str(self._key(account))),
            *("-o", f"Port={self.port}", "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes"),
            *("-o", f"UserKnownHostsFile={self.folder / 'known_hosts'}", "-o", "LogLevel=ERROR", *options),
        ]
        return [installed(program), *common, *([f"{account}@127.0.0.1"] if program == "ssh" else []), *asked]

    def desk(self, account: str, *asked: str, options: Sequence[str] = (), **more: str) -> Terminal:
        """The account's login in a terminal."""
        return Terminal(self.client(account, *asked, options=("-tt", *options)), environment(**more), folder=ROOT)

    def told(self, account: str, *asked: str, options: Sequence[str] = ()) -> "subprocess.CompletedProcess[str]":
        """A login without a terminal, to its end."""
        return self._client_run(self.client(account, *asked, options=options))

    def transfer(self, program: str, account: str, *asked: str, batch: str = "") -> "subprocess.CompletedProcess[str]":
        """sftp or scp."""
        return self._client_run(self.client(account, *asked, program=program), batch)

    def processes(self, account: str) -> list[Path]:
        """What runs under an account."""
        number = pwd.getpwnam(account).pw_uid
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if process.stat().st_uid == number and (process / "cmdline").read_bytes():
                    found.append(process)
            except OSError:  # it has ended meanwhile
                continue
        return found

    def use_tmux(self, wanted: str) -> None:
        """Turns the locked tmux on or off."""
        settings = self.prefix / "etc" / "kaihui.conf"
        text = settings.read_text()
        settings.write_text(text.replace("LOCKED_TMUX=yes", "LOCKED_TMUX=no").replace("=no", f"={wanted}"))

    def remove(self) -> None:
        """Ends sshd, then removes accounts, groups and files."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(PATIENCE)
        for account in self._accounts:
            # a locked tmux outlives its line on purpose; nobody comes back to this one
            for process in self.processes(account):
                os.kill(int(process.name), signal.SIGKILL)
            until = time.monotonic() + PATIENCE
            while self.processes(account) and time.monotonic() < until:
                time.sleep(0.05)
            subprocess.run([installed("userdel"), account], capture_output=True, check=False)
        for name in [one.gr_name for one in grp.getgrall() if one.gr_name.startswith(self.group)]:
            subprocess.run([installed("groupdel"), name], capture_output=True, check=False)
        shutil.rmtree(self.folder)

    def _account(self, letter: str, *roles: str) -> str:
        name = f"{self.group}{letter}"
        groups = ",".join([self.group, *(f"{self.group}-{role}" for role in roles)])
        self._run(installed("useradd"), "-M", "-d", "/", "-N", "-s", "/bin/sh", "-g", self.group, "-G", groups, name)
        self._accounts.append(name)
        # without a password an account counts as locked; `*` lets keys in and nothing else
        self._run(installed("usermod"), "-p", "*", name)
        key = self._key(name)
        self._run(installed("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", str(key))
        shutil.copy(f"{key}.pub", self.folder / f"{name}.keys")
        return name

    def _key(self, account: str) -> Path:
        return self.folder / f"{account}.key"

    def _start(self) -> None:
        self._run(installed("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", str(self.folder / "host"))
        public = (self.folder / "host.pub").read_text()
        (self.folder / "known_hosts").write_text(f"[127.0.0.1]:{self.port} {public}")
        (self.folder / "sshd_config").write_text(
            f"Port {self.port}\nListenAddress 127.0.0.1\nHostKey {self.folder / 'host'}\n"
            f"AuthorizedKeysFile {self.folder}/%u.keys\nPidFile none\nUsePAM no\nPrintMotd no\n"
            "PasswordAuthentication no\nKbdInteractiveAuthentication no\n"
            "AcceptEnv *\nSubsystem sftp internal-sftp\n"
            f"Include {self.prefix}/etc/kaihui.sshd.conf\n"
        )
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        with (self.folder / "sshd.log").open("wb") as log:
            self._process = subprocess.Popen(
                [installed("sshd"), "-D", "-e", "-f", str(self.folder / "sshd_config")],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        until = time.monotonic() + PATIENCE
        while "Server listening" not in (self.folder / "sshd.log").read_text():
            assert self._process.poll() is None, (self.folder / "sshd.log").read_text()
            assert time.monotonic() < until, "sshd does not listen"
            time.sleep(0.05)

    def _client_run(self, command: Sequence[str], given: str = "") -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            command,
            env=environment(),
            input=given,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE,
            check=False,
        )

    def _run(self, *command: str) -> None:
        done = subprocess.run(
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
