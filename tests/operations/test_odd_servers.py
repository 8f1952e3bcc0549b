"""What only a real server meets: forged headers of a proxy, broken lines, bodies that never come, odd paths."""

import socket
from pathlib import Path

import pytest

from tests.operations.test_serving import answers, embedded_only, folder, free_port, start, until

__all__ = ["embedded_only", "folder", "start"]  # fixtures
HOST = b"Host: localhost\r\n"


@pytest.fixture
def ask(start):
    """Raw bytes to a running server; its answer."""
    port = free_port()
    start("serve", "--port", str(port), "--workers", "2", "--web-only")
    assert until(lambda: answers(port), 30)

    def send(raw: bytes, *, timeout: float = 10) -> str:
        with socket.create_connection(("127.0.0.1", port), timeout=timeout) as connection:
            connection.sendall(raw)
            connection.shutdown(socket.SHUT_WR)
            found = b""
            while piece := connection.recv(65_536):
                found += piece
        return found.decode("utf-8", "replace")

    return send


FORGED = (
    b"X-Forwarded-Proto: https\r\n",
    b"X-Forwarded-Ssl: on\r\n",
    b"X-Forwarded-Protocol: ssl\r\n",
    b"X-Forwarded-For: 1.2.3.4\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\n",
    b"Forwarded: for=1.2.3.4;proto=https;host=evil.example\r\n",
    b"SCRIPT_NAME: /evil\r\n",
    b"PATH_INFO: /evil\r\n",
)


def test_without_a_proxy_nobody_says_that_a_page_came_over_https(ask):
    """Also not from this machine itself: what gunicorn believes unless it is told otherwise."""
    for forged in FORGED:
        answer = ask(b"GET /account HTTP/1.1\r\n" + HOST + forged + b"Connection: close\r\n\r\n")
        assert answer.startswith("HTTP/1.1 302") and "Location: /sign-in" in answer, forged
        head = answer.partition("\r\n\r\n")[0]
        assert "__Host-" not in head and "Strict-Transport-Security" not in head, forged
        assert "evil" not in answer, forged


def test_with_one_proxy_in_front_it_is_believed(monkeypatch, start):
    """The control: the same words from a proxy that the settings count."""
    monkeypatch.setenv("ADVOCACY_PROXIES", "1")
    port = free_port()
    start("serve", "--port", str(port), "--workers", "1", "--web-only")
    assert until(lambda: answers(port), 30)
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(b"GET /sign-in HTTP/1.1\r\n" + HOST + FORGED[0] + b"Connection: close\r\n\r\n")
        assert "Strict-Transport-Security" in connection.recv(65_536).decode("utf-8", "replace")


SMUGGLED = (
    b"POST /sign-in HTTP/1.1\r\n"
    + HOST
    + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x"
)
LINES = {
    "no line at all": b"\r\n\r\n",
    "a long address": b"GET /" + b"a" * 10_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n",
    "a large header": b"GET /sign-in HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 100_000 + b"\r\n\r\n",
    "many headers": b"GET /sign-in HTTP/1.1\r\n"
    + HOST
    + b"".join(b"X%d: a\r\n" % n for n in range(500))
    + b"\r\n",
    "two lengths": b"POST /sign-in HTTP/1.1\r\n" + HOST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "length and pieces": SMUGGLED,
    "a length below zero": b"POST /sign-in HTTP/1.1\r\n" + HOST + b"Content-Length: -1\r\n\r\n",
    "a folded header": b"GET /sign-in HTTP/1.1\r\n" + HOST + b"X: a\r\n b\r\n\r\n",
    "a body that does not come": b"POST /sign-in HTTP/1.1\r\n" + HOST + b"Content-Length: 5000\r\n\r\nabc",
    "two hosts": b"GET /sign-in HTTP/1.1\r\n" + HOST + b"Host: evil.example\r\n\r\n",
    "an odd method": b"BREW /sign-in HTTP/1.1\r\n" + HOST + b"\r\n",
    "bytes": bytes(range(256)) * 20,
    "another protocol": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 200,
    "a whole address": b"GET http://evil.example/sign-in HTTP/1.1\r\nHost: evil.example\r\n\r\n",
}


def test_broken_requests_get_a_refusal_and_the_server_goes_on(ask, folder: Path):
    for name, raw in LINES.items():
        answer = ask(raw)
        assert "500 Internal" not in answer[:40], f"{name}: {answer[:80]}"
        assert "Traceback" not in answer and "evil.example" not in answer, name
    assert "HTTP/1.1 200" in ask(b"GET /sign-in HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n")
    assert "Traceback" not in (folder / "log").read_text()


@pytest.mark.parametrize(
    "path",
    ["/static/../wsgi.py", "/static/%2e%2e/settings.py", "/static/..%2f..%2fwsgi.py", "/static//etc/passwd",
     "/static/vendor/..\\..\\settings.py", "/static/%00", "/.git/config", "/instance/secret.key", "//evil.example"],
)  # fmt: skip
def test_no_path_leads_out_of_the_folder(ask, path: str):
    answer = ask(f"GET {path} HTTP/1.1\r\n".encode() + HOST + b"Connection: close\r\n\r\n")
    assert answer[9:12] in ("302", "308", "404", "400"), answer[:200]
    assert (
        "import" not in answer and "root:" not in answer and "//evil" not in answer.partition("\r\n\r\n")[0]
    )
    assert "HTTP/1.1 200" in ask(b"GET /static/tokens.css HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n")
