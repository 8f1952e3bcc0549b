"""`advocacy benchmark`: how fast the pages are, as ratios to a bare floor measured in the same run."""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import click


class Sizes(click.ParamType[list[int]]):
    """Sizes of the demo, such as 1,10,100."""

    name = "sizes"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> list[int]:
        try:
            return sorted({max(1, int(part)) for part in str(value).split(",")})
        except ValueError:
            self.fail("Write sizes as 1,10,100.", param, ctx)


@click.command()
@click.option("--sizes", type=Sizes(), default="1,10,100", show_default=True, help="Sizes of the demo.")
@click.option(
    "--database",
    type=click.Choice(["embedded", "postgresql", "both"]),
    default="embedded",
    show_default=True,
)
@click.option("--database-url", help="A PostgreSQL server to use, without a database’s name.")
@click.option("--rounds", default=60, show_default=True, help="How often each page is asked for.")
@click.option("--users", default=0, help="Also this many users at once, with PDFs and backups.")
@click.option("--minutes", default=10.0, show_default=True, help="How long the users stay.")
@click.option("--control", is_flag=True, help="Make a page slow on purpose: it has to be reported.")
@click.option("--deadlines", default=0, help="Only count so many open deadlines anew.")
@click.option("--papers", default=0, help="Only print so many letters, and a packet.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the installations are made; those that are there are used again.",
)
def benchmark(
    sizes: list[int],
    database: str,
    database_url: str | None,
    rounds: int,
    users: int,
    minutes: float,
    control: bool,
    deadlines: int,
    papers: int,
    folder: Path | None,
) -> None:
    """Measure the pages on invented people, in installations of its own. Real records are not touched."""
    if deadlines or papers:
        tell(_without_pages(deadlines, papers))
        return
    from .benchmark.runs import Run, tidy, with_databases  # other commands start without it

    home = folder or Path(tempfile.mkdtemp(prefix="advocacy-benchmark-"))
    home.mkdir(parents=True, exist_ok=True)

    def measure(address: str) -> None:
        run = Run(home.absolute(), sizes, address)
        if control:
            tell(run.control(rounds))
            return
        if rounds:
            tell(run.pages(rounds))
        if users:
            tell(run.busy(users, minutes))

    try:
        with_databases(database, database_url, measure)
    finally:
        tidy(home, keep=folder is not None)


def _without_pages(deadlines: int, papers: int) -> Iterator[str]:
    """What needs no installation. Other commands start without these libraries."""
    if deadlines:
        from .benchmark.deadlines import measure as count_anew

        yield from count_anew(deadlines)
    if papers:
        from .benchmark.papers import measure as print_many

        yield from print_many(papers)


def tell(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
