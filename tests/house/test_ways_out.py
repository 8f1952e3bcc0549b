"""Nothing leaves but where the gate was asked: one place makes files for browsers, one place decides."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, g, request

from advocacy.web import leaving
from advocacy.web.leaving import Way, decides, why_not
from tests.house.records import Records, make_records
from tests.house.routes import all_rules
from tests.looking import Browser

ROOT = Path(__file__).parents[2] / "advocacy"
GATE = ROOT / "web" / "leaving.py"
DOCS = ROOT.parent / "docs" / "ways-out.md"
# What makes a file out of an answer, or sends one: only the gate may.
MAKES_A_FILE = {"Response", "send_file", "send_from_directory", "stream_with_context"}
MAKES_NO_FILE = {
    "advocacy/web/errors.py": "one sentence for an address that is none",
    "advocacy/audit/operations.py": "the page of a database in trouble, instead of the one that was asked for",
}
# Answers that are no pages and hold nothing that anybody typed.
PLAIN = {"text/html", "application/json"}


def calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def makes_files(code: str) -> bool:
    tree = ast.parse(code)
    words = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    return bool(MAKES_A_FILE & set(calls(tree))) or "Content-Disposition" in words


def others() -> Iterator[Path]:
    for path in ROOT.rglob("*.py"):
        if path != GATE and str(path.relative_to(ROOT.parent)) not in MAKES_NO_FILE:
            yield path


def test_only_the_gate_makes_a_file():
    assert [str(path) for path in others() if makes_files(path.read_text())] == []


@pytest.mark.parametrize(
    "code",
    ["Response(content)", "flask.send_file(path)", "answer.headers['Content-Disposition'] = 'attachment'"],
)
def test_a_file_made_elsewhere_is_found(code):
    assert makes_files(code)


def commands(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(
            "command" in ast.unparse(one) for one in node.decorator_list
        ):
            yield node


def gives_out(command: ast.FunctionDef) -> bool:
    """A command that writes into a folder or a file that its caller names."""
    to_a_place = any("--to" in ast.unparse(one) for one in command.decorator_list)
    return to_a_place or command.name in ("backup", "export_everything")


def test_every_command_that_gives_something_out_asks():
    found = [
        (path, command)
        for path in (ROOT / "ops").rglob("*.py")
        for command in commands(ast.parse(path.read_text()))
        if gives_out(command)
    ]
    assert found
    silent = [
        f"{path.name}: {command.name}" for path, command in found if "leaving" not in set(calls(command))
    ]
    assert silent == []


def test_every_way_is_used_explained_and_ruled():
    code = "".join(path.read_text() for path in others())
    for way in Way:
        assert f"Way.{way.name}" in code.replace("_RULES", ""), f"nobody leaves by {way}"
        assert f"`{way.value}`" in DOCS.read_text(), f"docs/ways-out.md does not explain {way}"


def test_there_is_one_gate_and_no_other_can_take_its_place(app):
    assert len(leaving._deciding) == 1
    with pytest.raises(RuntimeError):
        decides(lambda *_way, **_facts: None)
    leaving._deciding.pop()


def test_while_nobody_decides_nothing_leaves(monkeypatch):
    monkeypatch.setattr(leaving, "_deciding", [])
    assert all(why_not(way, case=object()) for way in Way)


@pytest.fixture
def records(make) -> Records:
    return make_records(make)


def test_no_address_answers_with_a_file_that_the_gate_did_not_hand_out(whole_app: Flask, app, records):
    """A new route that answers with a PDF, a spreadsheet or a calendar of its own making fails here."""
    strange: list[str] = []

    def look(answer):
        of_ours = request.endpoint != "static" and answer.status_code == 200
        if of_ours and answer.mimetype not in PLAIN and "left_by" not in g:
            strange.append(f"{request.endpoint}: {answer.mimetype}")
        return answer

    whole_app.after_request_funcs[None].append(look)
    try:
        browser = Browser(whole_app).sign_in(records.lead)
        for rule in all_rules(whole_app):
            if "GET" in (rule.methods or ()) and (not rule.arguments or records.ids_for(rule)):
                browser.open(rule.build(records.ids_for(rule))[1])
    finally:
        whole_app.after_request_funcs[None].remove(look)
    assert strange == []
