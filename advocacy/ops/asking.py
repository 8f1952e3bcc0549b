"""What `advocacy init` asks in a terminal, and where it takes the answers from in a script."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from advocacy.accounts.rules import SHORTEST_PASSWORD, obstacle_to_password
from advocacy.setting_up import facts, rules
from advocacy.setting_up.facts import Beginning

ALWAYS = {
    "organization": "Name of the organization",
    "email": "Email of the first administrator",
    "administrator": "Name of the first administrator",
}
IN_A_TERMINAL = {
    "phone": "Phone on letters",
    "organization_email": "Email on letters",
    "website": "Web address on letters",
    "person_word": "Your word for one person you support",
    "people_word": "Your word for several",
    "team": "Name of the first team",
    "paper": "Paper (letter or a4)",
    "time_zone": "Time zone",
}
SOUND = Beginning(organization="x", email="x@example.org", administrator="x")
NOT_ALL_GIVEN = "Give --organization, --email and --name, or run this in a terminal."


def answers(given: dict[str, Any]) -> Beginning:
    """Every answer: the option, else what is typed, else the default."""
    terminal = sys.stdin.isatty()
    found = {name: given[name] or _needed(name, words, terminal=terminal) for name, words in ALWAYS.items()}
    found["address"] = "\n".join(given["address"]) or (_lines() if terminal else "")
    guessed = {"time_zone": facts.machines_zone(), "paper": facts.machines_paper()}
    for name, words in IN_A_TERMINAL.items():
        default = guessed.get(name) or getattr(Beginning, name)
        found[name] = given[name] or (_asked(name, words, default) if terminal else default)
    found["password"] = _password(given["password_file"], found, terminal=terminal)
    return Beginning(**found)


def _needed(name: str, words: str, *, terminal: bool) -> str:
    if terminal:
        return _asked(name, words)
    try:
        return str(click.prompt(words))
    except click.Abort as end:
        raise click.ClickException(NOT_ALL_GIVEN) from end


def _asked(name: str, words: str, default: str | None = None) -> str:
    """Asked again until it can be used, so that one slip does not lose the other answers."""
    while True:
        typed = str(click.prompt(words, default=default, show_default=bool(default)))
        if (said := next(rules.obstacles(replace(SOUND, **{name: typed})), None)) is None:
            return typed
        click.echo(said, err=True)


def _lines() -> str:
    click.echo("Address on letters, line by line. An empty line ends it.")
    lines: list[str] = []
    while line := click.prompt("", default="", show_default=False, prompt_suffix="> "):
        lines.append(line)
    return "\n".join(lines)


def _password(file: str | None, found: dict[str, str], *, terminal: bool) -> str:
    if file:
        return _first_line(file)
    if not terminal:
        return ""
    while True:
        typed = str(
            click.prompt(
                f"Password, {SHORTEST_PASSWORD} characters or more", hide_input=True, confirmation_prompt=True
            )
        )
        known = (found["email"], found["administrator"], found["organization"])
        if (said := obstacle_to_password(typed, *known)) is None:
            return typed
        click.echo(said, err=True)


def _first_line(file: str) -> str:
    text = sys.stdin.readline() if file == "-" else Path(file).read_text(encoding="utf-8")
    password = text.split("\n")[0].rstrip("\r")
    if not password:
        raise click.ClickException("The password file is empty. Its first line is the password.")
    return password
