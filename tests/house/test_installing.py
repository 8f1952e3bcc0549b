"""What stands in docs/installing.md and deploy/ can be done: every command, file, unit and setting is there."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest

from advocacy.factory import LARGEST_POST
from advocacy.ops.cli import advocacy
from advocacy.settings import Settings

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
GUIDE = (ROOT / "docs" / "installing.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
UNITS = sorted(path.name for path in (DEPLOY / "systemd").glob("advocacy-*.*") if path.is_file())
LINES = [line for block in BLOCKS for line in block.splitlines()]
WORDS = [shlex.split(line, comments=True) for line in LINES]
OFFICE, PUBLIC = "Caddyfile.office", "Caddyfile.public"


def text_of(*parts: str) -> str:
    return DEPLOY.joinpath(*parts).read_text(encoding="utf-8")


def unit_lines(key: str) -> Iterator[str]:
    for unit in UNITS:
        for line in text_of("systemd", unit).splitlines():
            if line.startswith(f"{key}="):
                yield line.partition("=")[2]


def commands() -> Iterator[list[str]]:
    """Every use of the console command: in the boxes, in the text between, in the services."""
    for words in WORDS:
        yield from (
            words[place + 1 :] for place, word in enumerate(words) if word == "advocacy" and place < 2
        )
    yield from (shlex.split(line)[1:] for line in unit_lines("ExecStart"))
    yield from (shlex.split(said)[1:] for said in re.findall(r"`(advocacy [a-z][^`]*)`", GUIDE))


def check_command(words: list[str]) -> None:
    """The command and its options exist; what stands for a value is taken as one."""
    group: click.Command = advocacy
    while isinstance(group, click.Group) and words and not words[0].startswith("-"):
        assert words[0] in group.commands, f"advocacy has no {words[0]}"
        group, words = group.commands[words[0]], words[1:]
    known = {option for parameter in group.params for option in parameter.opts}
    for word in words:
        assert not word.startswith("--") or word.partition("=")[0] in known, f"{group.name} has no {word}"


def test_every_box_can_be_read_by_the_shell():
    assert len(BLOCKS) > 12
    for block in BLOCKS:
        done = subprocess.run(["sh", "-n"], input=block, text=True, capture_output=True)
        assert done.returncode == 0, f"{block}\n{done.stderr}"


def test_every_command_of_the_program_exists():
    found = list(commands())
    assert {words[0] for words in found if words} >= {"init", "serve", "worker", "backup", "check", "restore"}
    for words in found:
        check_command(words)


def test_every_file_that_is_installed_lies_in_the_folder():
    named = set(re.findall(r"(?:/opt/advocacy/)?(deploy/[\w@./-]+)", GUIDE)) | set(
        re.findall(r"/opt/advocacy/([\w@./-]+\.(?:md|sql|env|conf))", GUIDE)
    )
    missing = [name for name in named if not (ROOT / name.rstrip(".")).exists()]
    assert len(named) > 10 and not missing
    every = {str(path.relative_to(ROOT)) for path in DEPLOY.rglob("*") if path.is_file()}
    untold = [
        path
        for path in every
        if not any(path == name or path.startswith(f"{name.rstrip('/.')}/") for name in named)
    ]
    assert not untold, "nobody is told to install these"


def test_every_unit_that_is_started_exists():
    started = [
        word for words in WORDS if "systemctl" in words for word in words if word.startswith("advocacy-")
    ]
    for name in started:
        assert re.sub(r"@[\w*]+", "@", name) in UNITS, name


def test_every_setting_exists():
    known = {f"ADVOCACY_{one.name.upper()}" for one in fields(Settings)} | {"ADVOCACY_ENVIRONMENT"}
    named = set(re.findall(r"ADVOCACY_[A-Z_]+", GUIDE + text_of("advocacy.env") + text_of("advocacy")))
    assert named <= known, named - known
    told = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert all(name in told for name in known - {"ADVOCACY_ENVIRONMENT"})


def test_links_inside_the_guide_lead_somewhere():
    headings = re.findall(r"^#+ (.+)$", GUIDE, re.MULTILINE)
    places = {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", GUIDE)) <= places


def test_the_services_run_from_where_the_guide_puts_the_program():
    for line in unit_lines("ExecStart"):
        assert line.startswith("/opt/advocacy/.venv/bin/advocacy ")
    assert "--host 127.0.0.1 --port 5000" in text_of("systemd", "advocacy-web.service")
    for front in (text_of("caddy", "advocacy.caddy"), text_of("nginx", "advocacy.conf")):
        assert "127.0.0.1:5000" in front
        limit = re.search(r"(?:max_size|client_max_body_size) (\d+)", front)
        assert limit and int(limit[1]) * 1_000_000 > LARGEST_POST, "the program's own page says what to do"


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The units, with a program that exists here."""
    folder = shutil.copytree(DEPLOY / "systemd", tmp_path / "units")
    for path in folder.rglob("*.*"):
        if path.is_file():
            path.write_text(path.read_text().replace("/opt/advocacy/.venv/bin/advocacy", "/bin/true"))
    return folder


def systemd_analyze(units: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not on this machine")
    environment = {"SYSTEMD_UNIT_PATH": f"{units}:/lib/systemd/system", "PATH": "/usr/bin:/bin"}
    return subprocess.run(
        ["systemd-analyze", *arguments], env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("unit", [name.replace("@.", "@1.") for name in UNITS])
def test_systemd_finds_nothing_wrong(units: Path, unit: str):
    done = systemd_analyze(units, "verify", "--man=no", unit)
    assert done.returncode == 0 and not done.stderr.strip(), done.stderr


def test_the_services_can_do_little(units: Path):
    """systemd’s own measure, from 0 (can do nothing) to 10."""
    done = systemd_analyze(units, "security", "--offline=true", "--threshold=20", "advocacy-web.service")
    assert done.returncode == 0, done.stdout[-400:] + done.stderr


@pytest.mark.parametrize("file", [OFFICE, PUBLIC])
def test_caddy_takes_its_file(tmp_path: Path, file: str):
    program = shutil.which("caddy")
    if program is None:
        pytest.skip("caddy is not on this machine")
    ours = tmp_path / "Caddyfile"
    ours.write_text(text_of("caddy", file).replace("/etc/caddy/", f"{DEPLOY / 'caddy'}/"))
    done = subprocess.run(
        [program, "validate", "--adapter", "caddyfile", "--config", str(ours)],
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
