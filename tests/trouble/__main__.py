"""All trials, one after the other; prints one table. `--short` is a look of some minutes, without it it takes hours.

python -m tests.trouble [--short] [--on embedded|postgresql] [kills power hostile …]
"""

import sys

import click

from . import doubles, full, hostile, kills, power, races, read_only, sessions, starting
from .figures import Figure, say, size_asked, table

TRIALS = (kills, power, full, read_only, starting, races, doubles, sessions, hostile)


def main() -> None:
    size, figures = size_asked(sys.argv[1:]), list[Figure]()
    named = [trial for trial in TRIALS if trial.__name__.rpartition(".")[2] in sys.argv[1:]]
    for trial in named or TRIALS:
        say(f"── {trial.__name__}")
        figures += trial.trial(size)
    click.echo(table(figures))
    sys.exit(0 if all(one.holds for one in figures) else 1)


if __name__ == "__main__":
    full.with_own_mounts("tests.trouble")
    main()
