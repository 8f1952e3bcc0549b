"""The log: one line each, nothing personal, and nobody can write a line of their own into it."""

import json
import logging
import sys
from io import StringIO

import pytest

from advocacy.logs import OneLine, ToStandardError, write_log
from advocacy.settings import BadSettings, Settings

CANARY = "Zkanarija"


def record(name: str, message: object, *arguments: object, **fields: object) -> logging.LogRecord:
    made = logging.LogRecord(name, logging.ERROR, "file.py", 1, message, arguments, None)
    vars(made).update(fields)
    return made


def line(made: logging.LogRecord, *, as_json: bool = False) -> str:
    return OneLine(as_json=as_json).format(made)


def test_a_request_is_words_and_named_values():
    made = record(
        "advocacy.request", "request", method="GET", route="/people/<uuid:person>", status=200, ms=12
    )
    assert line(made).endswith(" error request method=GET route=/people/<uuid:person> status=200 ms=12")


def test_the_same_as_json():
    said = json.loads(line(record("advocacy.request", "request", status=200), as_json=True))
    assert (said["level"], said["event"], said["status"]) == ("error", "request", 200)
    assert said["time"].endswith("+00:00")


@pytest.mark.parametrize("text", ["one\ntwo", "a b", 'a"b', "a=b", "a\r\nlevel=error", "é", "\x1b[31m"])
def test_what_is_filled_in_stays_one_value_on_one_line(text: str):
    said = line(record("advocacy", "event", value=text))
    assert "\n" not in said and "\r" not in said and "\x1b" not in said
    assert json.loads(said.partition("value=")[2]) == text


@pytest.mark.parametrize(
    ("message", "arguments"),
    [
        ("Error handling request %s", [f"/people?name={CANARY}"]),
        (f"Invalid request from ip=192.0.2.1: GET /people?name={CANARY}", []),
        (ValueError(CANARY), []),
    ],
)
def test_of_others_lines_only_the_fixed_part_is_kept(message: object, arguments: list[object]):
    said = line(record("gunicorn.error", message, *arguments))
    assert CANARY not in said and "192.0.2.1" not in said and "gunicorn.error" in said


def test_of_an_error_only_its_kind_and_place_are_kept():
    try:
        raise ValueError(CANARY)
    except ValueError:
        made = record("gunicorn.error", "Broken")
        made.exc_info = sys.exc_info()
    said = line(made)
    assert "error=ValueError" in said and "test_logs.py:" in said
    assert CANARY not in said and "Traceback" not in said


@pytest.mark.parametrize("wrong", [{"log_level": "loud"}, {"log_format": "xml"}])
def test_an_unknown_level_or_form_is_said(wrong: dict[str, str]):
    with pytest.raises(BadSettings, match="log_level is one of debug, info, warning, error"):
        write_log(Settings(**wrong))  # type: ignore[arg-type]


def test_a_line_that_can_not_be_written_costs_nobody_an_answer(monkeypatch):
    """A disk that fails under the log, or a reader of it that is gone."""

    def fail(_words: str) -> int:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(sys, "stderr", StringIO())
    monkeypatch.setattr(sys.stderr, "write", fail)
    handler = ToStandardError()
    handler.emit(logging.makeLogRecord({"msg": "request done", "name": "advocacy.web"}))
