"""A web server on this machine that stands in for a service: it keeps what it is sent, and answers as it is told to."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Standin(ThreadingHTTPServer):
    """The server; `answers` are given in turn, then the usual one."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.requests: list[tuple[str, dict[str, str], Any]] = []
        """Path, headers and body of each request."""
        self.answers: list[int] = []
        """Status codes; 0 hangs up without an answer."""
        self.refusing = False
        """Whether it answers as Feishu refuses: with status 200 and a code."""

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])


class _Handler(BaseHTTPRequestHandler):
    server: Standin

    def do_POST(self) -> None:
        """Keeps the request and answers."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append((self.path, dict(self.headers), body))
        status = self.server.answers.pop(0) if self.server.answers else 201
        if status == 0:
            self.close_connection = True
            return
        ok = {"data": {"gid": f"77{len(self.server.requests)}"}}
        refusal = {"errors": [{"message": "project: Not a recognized ID"}]}
        silent = {"code": 19024, "msg": "Key Words Not Found"}
        answer = json.dumps(silent if self.server.refusing else ok if status < 400 else refusal).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Nothing is written to the terminal of the tests."""


@contextmanager
def standing_in() -> Iterator[Standin]:
    """The server, for as long as the block runs."""
    with Standin() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
