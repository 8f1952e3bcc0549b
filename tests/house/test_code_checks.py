"""The rules of the house for code: what tools check, and what can be counted."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(sys.executable).parent
DRAWN_BY_TOOL = ROOT / "advocacy" / "templates" / "macros" / "icons.html"
LONGEST_FILE = 250
LONGEST_FUNCTION = 40
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc"}
# Written in pieces, or this file would break its own rules.
LATER = re.compile(rf"\b({'TO'}DO|{'FIX'}ME)\b")
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("debian", "org"),
    )
]
OURS = ("advocacy", "deploy", "tests", "tools", "migrations", "docs", "requirements", ".ci")
BINARY = {".png", ".webp", ".ttf", ".woff2", ".xlsx", ".xls", ".pdf", ".pyc", ".ico", ".docx", ".zip", ".jpg"}


def files(ending: str = "") -> Iterator[Path]:
    """The project's own files with text in them; not what others made, which lies in folders named vendor."""
    found = [path for folder in OURS for path in (ROOT / folder).rglob(f"*{ending}")]
    found += [path for path in ROOT.glob(f"*{ending}") if path.name != ".git"]
    for path in found:
        foreign = {"vendor", "data", "__pycache__"} & set(path.relative_to(ROOT).parts)
        if path.is_file() and not foreign and path.suffix not in BINARY:
            yield path


def named(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "--no-cache", "--output-format", "concise", "."],
        ["ruff", "format", "--check", "--no-cache", "."],
        ["mypy"],
        ["lint-imports"],
        ["djlint", "--lint", "--quiet", "advocacy/templates"],
    ],
    ids=["ruff", "format", "types", "layers", "templates"],
)
def test_the_tool_finds_nothing(command: list[str]) -> None:
    done = subprocess.run([PROGRAMS / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)


def test_no_file_is_long() -> None:
    code = (path for path in files(".py") if "migrations" not in path.parts)
    long = {path.name: lines for path in code if (lines := len(path.read_text().splitlines())) > LONGEST_FILE}
    assert not long, f"longer than {LONGEST_FILE} lines: {long}"


def test_no_function_is_long() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in files(".py")
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert not long, f"longer than {LONGEST_FUNCTION} lines: {long}"


def test_nothing_is_left_for_later() -> None:
    assert not named([path for path in files() if LATER.search(path.read_text())])


def test_no_template_trusts_text_blindly() -> None:
    """Where markup is put together, `{% set box %}…{% endset %}` escapes what it holds."""
    written = (path for path in files(".html") if path != DRAWN_BY_TOOL)
    assert not named([path for path in written if re.search(r"\|\s*safe\b", path.read_text())])


def test_templates_are_laid_out_plainly() -> None:
    untidy = [
        path for path in files(".html") if re.search(r"\t|[ \r]$|[^\n]\Z", path.read_text(), re.MULTILINE)
    ]
    assert not named(untidy), "a tab, a space at a line's end, or no last line break"


def test_no_drawer_holds_odds_and_ends() -> None:
    assert not named([path for path in files() if DRAWERS & {path.stem, *path.relative_to(ROOT).parts}])


def test_no_file_names_a_package_registry() -> None:
    """Whoever sets this up has their own configuration for that, and it is used as it is."""
    assert not named([path for path in files() if any(host in path.read_text() for host in REGISTRIES)])


def test_every_package_says_what_it_is_for() -> None:
    folders = {path.parent for path in files(".py") if path.is_relative_to(ROOT / "advocacy")}
    silent = [
        folder
        for folder in folders
        if not (begin := folder / "__init__.py").is_file()
        or not ast.get_docstring(ast.parse(begin.read_text()))
    ]
    assert not named(silent)


def test_what_is_tested_is_what_is_run() -> None:
    pins = [_pins(ROOT / "requirements" / f"{name}.lock") for name in ("core", "test")]
    assert pins[0] <= pins[1], f"core.lock and test.lock differ (make lock): {sorted(pins[0] - pins[1])}"


def _pins(lock: Path) -> set[str]:
    return set(re.findall(r"^\S+==\S+", lock.read_text(), re.MULTILINE))


@pytest.mark.parametrize("script", ["run", ".ci/run", *named(sorted((ROOT / "tools").glob("*.sh")))])
def test_a_script_can_be_read_by_its_shell(script: str) -> None:
    shell = "bash" if "bash" in (ROOT / script).read_text().splitlines()[0] else "sh"
    done = subprocess.run([shell, "-n", ROOT / script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("script", ["run", ".ci/run"])
def test_a_script_can_be_started(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)
