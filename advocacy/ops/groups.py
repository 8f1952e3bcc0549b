"""The commands that come in several kinds: what is brought in, what is given out."""

import click


@click.group("import")
def import_() -> None:
    """Bring in people or a directory of agencies from files."""


@click.group("export")
def export() -> None:
    """Write the directory, one person’s file, or everything, into a folder."""
