"""Someone who saves, and does not stop before an answer says that it was saved: the same words, the same token."""

import re
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from secrets import token_hex
from threading import Lock
from urllib.parse import urlencode
from uuid import uuid4

SAVED = (200, 303)
TOKEN = re.compile('name="csrf_token"[^>]*value="([^"]+)"')
Fields = Mapping[str, str | list[str]]


@dataclass(frozen=True)
class Answer:
    status: int
    location: str
    text: str


class Counts:
    """What was acknowledged, what had to be sent again, and what was refused with and without the words."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.acknowledged: dict[str, list[str]] = {}
        self.repeated = 0
        self.refusals: Counter[str] = Counter()
        self.without_words: list[str] = []

    def saved(self, kind: str, token: str) -> None:
        with self.lock:
            self.acknowledged.setdefault(kind, []).append(token)

    def again(self) -> None:
        with self.lock:
            self.repeated += 1

    def refused(self, kind: str, status: int, *, words_back: bool) -> None:
        with self.lock:
            self.refusals[f"{status}"] += 1
            if not words_back:
                self.without_words.append(f"{kind} {status}")

    @property
    def total(self) -> int:
        with self.lock:
            return sum(map(len, self.acknowledged.values()))


class Gone(Exception):
    """The writer was told to stop before its words were acknowledged."""


class Client:
    """One signed-in user at the real server. A new connection each time, as after a crash."""

    def __init__(self, port: int, cookie: str, counts: Counts | None = None) -> None:
        self.port, self.cookie, self.counts = port, cookie, counts or Counts()
        self.stopped = False
        self._csrf = ""

    def once(self, path: str, body: bytes | None = None, kind: str = "") -> Answer:
        """One try."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": f"session={self.cookie}"}
        if body is not None:
            headers["Content-Type"] = kind or "application/x-www-form-urlencoded"
        try:
            connection.request("GET" if body is None else "POST", path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode(errors="replace")
            return Answer(answer.status, answer.headers.get("Location", ""), text)
        finally:
            connection.close()

    def until_answered(self, path: str, body: bytes | None = None, kind: str = "", words: str = "") -> Answer:
        """Again and again while nobody answers, or the server says that it can not save just now."""
        while not self.stopped:
            try:
                answer = self.once(path, body, kind)
            except (OSError, HTTPException):
                time.sleep(0.05)
            else:
                if answer.status < 500:
                    return answer
                self.counts.refused(path.split("/")[1], answer.status, words_back=words in answer.text)
                time.sleep(0.2)
            if body is not None:
                self.counts.again()
        raise Gone

    def page(self, path: str) -> str:
        return self.until_answered(path).text

    @property
    def csrf(self) -> str:
        """The token of this session stands in every form of it."""
        if not self._csrf:
            found = TOKEN.search(self.page("/account"))
            assert found, "the form has no token"
            self._csrf = found[1]
        return self._csrf

    def form(self, fields: Fields) -> bytes:
        whole = {"once": str(uuid4()), **fields, "csrf_token": self.csrf}
        return urlencode(whole, doseq=True).encode()

    def send(self, path: str, fields: Fields, words: str = "") -> Answer:
        """A form, until it is answered; each try carries the same token."""
        return self.until_answered(path, self.form(fields), words=words)

    def send_file(self, path: str, name: str, content: bytes) -> Answer:
        """A form with a file, as a browser packs it."""
        mark = token_hex(12)
        parts = [
            f'--{mark}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'
            for field, value in (("once", str(uuid4())), ("csrf_token", self.csrf))
        ]
        head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        body = "".join(parts).encode() + head.encode() + content + f"\r\n--{mark}--\r\n".encode()
        return self.until_answered(path, body, f"multipart/form-data; boundary={mark}")
