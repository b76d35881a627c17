"""A real PostgreSQL server of the tests' own: a temporary folder, a free port on 127.0.0.1, ended by its process id."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

PATIENCE = 30.0
ACCOUNT = "postgres"
"""The server refuses to run as root; Debian's package brings this account."""


def program(name: str) -> str:
    """Where a program of the server lies; Debian keeps them out of PATH, under the version's number."""
    places = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    found = str(places[0]) if places else shutil.which(name)
    assert found, f"{name} is not installed: apt-get install postgresql"
    return found


class PostgresServer:
    """Started by start(), and again after stop() on the same port with the same data."""

    def __init__(self) -> None:
        # pytest's own temporary folders let nobody else in, and the server runs as somebody else
        self.folder = Path(tempfile.mkdtemp(prefix="kaihui-pg-"))
        self.port = _free_port()
        self._data = self.folder / "data"
        self._as = ["setpriv", f"--reuid={ACCOUNT}", f"--regid={ACCOUNT}", "--init-groups"] if os.getuid() == 0 else []
        self._user = ACCOUNT if self._as else pwd.getpwuid(os.getuid()).pw_name
        self._process: subprocess.Popen[bytes] | None = None
        if self._as:
            shutil.chown(self.folder, ACCOUNT)
        self._run(
            program("initdb"), "-D", str(self._data), "-A", "trust", "-U", self._user, "-E", "UTF8", "--no-locale"
        )

    @property
    def url(self) -> str:
        """As [storage] names it."""
        return f"postgresql://{self._user}@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Runs the server until it takes connections."""
        settings = [f"port={self.port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={self.folder}"]
        command = [*self._as, program("postgres"), "-D", str(self._data)]
        with (self.folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                [*command, *(part for setting in settings for part in ("-c", setting))],
                cwd=self.folder,
                stdout=log,
                stderr=log,
            )
        until = time.monotonic() + PATIENCE
        while not self._answers():
            assert self._process.poll() is None, (self.folder / "server.log").read_text()
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.05)  # nothing to select on

    def stop(self, number: int = signal.SIGINT) -> None:
        """Ends it at once, or kills it: SIGQUIT is a crash."""
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait(PATIENCE)
            self._process = None

    def remove(self) -> None:
        """Ends it, and leaves nothing behind."""
        self.stop()
        shutil.rmtree(self.folder)

    def _answers(self) -> bool:
        import psycopg

        try:
            psycopg.connect(self.url, connect_timeout=1).close()
        except psycopg.OperationalError:
            return False
        return True

    def _run(self, *command: str) -> None:
        done = subprocess.run([*self._as, *command], cwd=self.folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
