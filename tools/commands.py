"""Writes docs/commands.md from the commands themselves: `.venv/bin/python tools/commands.py`. A test compares them."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "commands.md"
BEGIN = """# Commands

`advocacy` is the console command; `./run advocacy …` runs it where nothing is installed. Each command ends with exit
code 0 when it worked, and else with 1 and one sentence on standard error. `--help` after any of them says the same as
this page, which `tools/commands.py` makes from it.

| command | what it does |
|---|---|
"""


def commands(group: click.Group, above: str = "advocacy") -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by its whole name."""
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from commands(command, f"{above} {name}")
        else:
            yield f"{above} {name}", command


def _row(name: str, command: click.Command) -> str:
    said = " ".join((command.help or "").split())
    return f"| {_cell(f'`{name}{_arguments(command)}`')} | {_cell(said)}{_options(command)} |"


def _arguments(command: click.Command) -> str:
    found = [one for one in command.params if isinstance(one, click.Argument)]
    return "".join(f" {one.make_metavar(click.Context(command))}" for one in found)


def _options(command: click.Command) -> str:
    context = click.Context(command)
    found = [
        record
        for one in command.params
        if isinstance(one, click.Option) and (record := one.get_help_record(context))
    ]
    return "".join(f"<br>`{_cell(name)}` {_cell(' '.join(words.split()))}".rstrip() for name, words in found)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def page() -> str:
    from advocacy.ops.cli import advocacy

    return BEGIN + "\n".join(_row(name, command) for name, command in commands(advocacy)) + "\n"


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    PAGE.write_text(page(), encoding="utf-8")
