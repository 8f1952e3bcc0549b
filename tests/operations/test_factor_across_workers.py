"""One code, brought to several web workers at the same moment: one lets in, and never again."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from advocacy.ops.benchmark.client import Client
from tests.factors import code_of, give_phone
from tests.make import PASSWORD
from tests.operations.test_serving import answers, free_port, until
from tests.operations.trouble import ROOT, copy_of

BROWSERS = 8


@pytest.fixture
def rosa(request, make):
    if request.config.getoption("--on") != "embedded":
        pytest.skip("the same processes; they need their installation in a file")
    return make.advocate(password=PASSWORD)


@pytest.fixture
def served(rosa, installation, tmp_path: Path):
    """Two web workers on a copy of the installation."""
    phone = give_phone(rosa)
    folder, port = copy_of(installation, tmp_path), free_port()
    given = {"ADVOCACY_INSTANCE": str(folder), "ADVOCACY_PASSWORD_MEMORY_KIB": "64"}
    command = [sys.executable, "-m", "advocacy", "serve", "--workers", "2", "--port", str(port)]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, env={**os.environ, **given}, cwd=ROOT, stderr=log)
        try:
            assert until(lambda: answers(port), 20)
            yield port, phone
        finally:
            process.terminate()
            process.wait(20)


def half_way(port: int, email: str) -> Client:
    """The password was right; the code comes next."""
    client = Client(port)
    client._take_token(client.get("/sign-in"))
    assert client.post("/sign-in", email=email, password=PASSWORD).location.startswith("/sign-in/code")
    client._take_token(client.get("/sign-in/code"))
    return client


def test_of_many_who_bring_one_code_to_two_workers_one_gets_in(served, rosa):
    port, phone = served
    browsers = [half_way(port, rosa.email) for _ in range(BROWSERS)]
    code = code_of(phone)
    with ThreadPoolExecutor(BROWSERS) as together:
        found = list(together.map(lambda browser: browser.post("/sign-in/code", code=code).status, browsers))
    assert found.count(303) == 1
    assert set(found) <= {303, 422, 429}, "refused, or told to wait after so many wrong ones"
    late = half_way(port, rosa.email)
    assert late.post("/sign-in/code", code="000000").status in (422, 429)
    assert late.post("/sign-in/code", code=code).status in (422, 429), "nor after a failed try"
