"""One user's browser: a cookie, a form token, and how long each answer took."""

import http.client
import re
import time
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple
from urllib.parse import urlencode
from uuid import uuid4

HIDDEN = re.compile(r'<input[^>]*\bname="csrf_token"[^>]*\bvalue="([^"]+)"')
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PATIENCE = 60


class Answer(NamedTuple):
    """What came back, and after how many seconds its last byte was here."""

    status: int
    body: bytes
    location: str
    seconds: float


@dataclass
class Client:
    """Opens a new connection for every request, as the workers close theirs."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""

    def get(self, path: str) -> Answer:
        return self._ask("GET", path)

    def post(self, path: str, **fields: str) -> Answer:
        return self._ask("POST", path, {"csrf_token": self.token, "once": str(uuid4()), **fields})

    def sign_in(self, email: str, password: str) -> None:
        self._take_token(self.get("/sign-in"))
        answer = self.post("/sign-in", email=email, password=password)
        if answer.status != 303:
            raise RuntimeError(f"{email} could not sign in: {answer.status}")
        self._take_token(self.get("/contacts/new") if "supervisor" not in email else self.get("/"))

    def _take_token(self, answer: Answer) -> None:
        if match := HIDDEN.search(answer.body.decode()):
            self.token = unescape(match[1])

    def _ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = urlencode(fields) if fields is not None else None
        begin = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request(method, path, body, headers | (FORM if body is not None else {}))
        response = connection.getresponse()
        content = response.read()
        seconds = time.perf_counter() - begin
        connection.close()
        for cookie in response.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return Answer(response.status, content, response.headers.get("Location", ""), seconds)
