"""`advocacy import people`: a spreadsheet of people, without a browser."""

import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import click

from advocacy import clock
from advocacy.accounts.models import Team, User
from advocacy.accounts.queries import all_teams, user_by_email
from advocacy.db import db
from advocacy.organization.queries import the_organization, use_organizations_zone
from advocacy.transfer.people.decisions import Decisions
from advocacy.transfer.people.opened import Opened
from advocacy.transfer.people.operations import import_by_command
from advocacy.transfer.people.planning import Fate, Plan, PlannedRow
from advocacy.transfer.people.queries import lead_like, possible_leads
from advocacy.transfer.people.writing import Batch
from advocacy.transfer.reading import QuestionKind, Unreadable, what_to_do
from advocacy.transfer.reading.tables import LARGEST_FILE

from .installing import installed_app

MOST_LINES = 20
OPTION_FOR = {
    QuestionKind.DATE_ORDER: "Say it with --date-order month_first or --date-order day_first.",
    QuestionKind.REPAIR: "Say --repair to have them mended, or --no-repair to take them as they are.",
    QuestionKind.HEADERS: "Name each column once in the first row of the file, or say --take-guesses.",
}


class OnlyTrying(Exception):
    """Ends a trial: everything that was written is taken back."""


@click.command("people")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would happen and change nothing.")
@click.option(
    "--team",
    "team_name",
    help="Whose people they are. Without it: the team of most advocates whom the file names.",
)
@click.option("--advocate", "email", help="Who leads the cases for which the file names nobody we know.")
@click.option("--date-order", type=click.Choice(["month_first", "day_first"]))
@click.option("--take-guesses", is_flag=True, help="Columns without a name are what their values look like.")
@click.option("--repair/--no-repair", default=None, help="Mend letters that were saved in a wrong encoding.")
def import_people(
    file: Path,
    *,
    dry_run: bool,
    team_name: str | None,
    email: str | None,
    date_order: str | None,
    take_guesses: bool,
    repair: bool | None,
) -> None:
    """Bring in people and their cases from a spreadsheet (CSV in any encoding, XLSX)."""
    content = read_file(file)
    with installed_app().app_context():
        use_organizations_zone()
        opened = open_file(content, file.name, date_order, repair, take_guesses=take_guesses)
        team, advocate = find_team(team_name, opened), find_advocate(email)
        made = write(opened, team, advocate, dry_run=dry_run)
    report(opened, made, dry_run=dry_run)


def read_file(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise click.ClickException(f"{file.name} is larger than 20 MB. Split it and import the parts.")
        return file.read_bytes()
    except OSError as problem:
        raise click.ClickException(f"{file} can not be read: {problem.strerror}.") from problem


def find_team(name: str | None, opened: Opened) -> Team:
    """The team that was named; else the one of most advocates in the file, else the first, and it is said."""
    teams = all_teams()
    if name:
        if found := next((team for team in teams if team.name.casefold() == name.casefold()), None):
            return found
        names = ", ".join(f"“{team.name}”" for team in teams)
        raise click.ClickException(f"There is no team “{name}”. There are: {names}.")
    if len(teams) > 1:
        teams = [likeliest_team(teams, opened)]
        click.echo(f"They come into “{teams[0].name}”. Say --team for another team.", err=True)
    return teams[0]


def likeliest_team(teams: list[Team], opened: Opened) -> Team:
    users = possible_leads()
    named = [lead_like(group.suggested, users) for group in opened.advocates]
    counts = Counter(user.team_id for user in named if user)
    return max(teams, key=lambda team: (counts[team.id], -team.id))


def find_advocate(email: str | None) -> User | None:
    if not email:
        return None
    found = user_by_email(email)
    if found is None or found.team_id is None or not found.is_active:
        raise click.ClickException(f"Nobody with the email address {email} can lead a case here.")
    return found


def open_file(
    content: bytes, name: str, date_order: str | None, repair: bool | None, *, take_guesses: bool
) -> Opened:
    """The file under these answers; a question that is left is one clear sentence."""
    decisions = Decisions(repair=repair)
    opened = Opened(content, name, decisions, clock.today(), the_organization().region)
    try:
        for asked in opened.table.questions:
            if asked.kind is QuestionKind.DATE_ORDER and date_order:
                decisions.date_orders |= dict.fromkeys(asked.columns, date_order)
            if asked.kind is QuestionKind.HEADERS and take_guesses:
                decisions.fields |= {
                    match.index: match.field.value for match in opened.matches if match.is_asked
                }
        if left := decisions.open_questions(opened.table):
            raise click.ClickException(f"{left[0].sentence} {OPTION_FOR[left[0].kind]}")
    except Unreadable as problem:
        raise click.ClickException(str(problem.sentence)) from problem
    return Opened(content, name, decisions, clock.today(), the_organization().region)


def write(opened: Opened, team: Team, advocate: User | None, *, dry_run: bool) -> Plan:
    try:
        rows = len(opened.rows)
        with click.progressbar(length=rows, label="Bringing people in", file=sys.stderr) as bar, db.writing():
            batch = Batch(team.id, None, leads_of(opened, team), advocate)
            made = import_by_command(opened, batch, bar.update)
            if dry_run:
                raise OnlyTrying
    except OnlyTrying:
        pass
    except Unreadable as problem:
        raise click.ClickException(str(problem.sentence)) from problem
    return made


def leads_of(opened: Opened, team: Team) -> Mapping[str, User]:
    """Every spelling in the file of an advocate whom we know, and only one of them could be meant."""
    users = possible_leads(team.id)
    found = {}
    for group in opened.advocates:
        for spelling, _count in group.spellings:
            if (user := lead_like(spelling, users)) is not None:
                found[spelling] = user
    return found


def report(opened: Opened, made: Plan, *, dry_run: bool) -> None:
    """What was noticed, what waits and why, and the last line that scripts read."""
    for note in opened.table.notes:
        click.echo(str(note), err=True)
    waiting = [row for row in made.rows if row.fate in (Fate.PROBLEM, Fate.UNSURE)]
    for row in waiting[:MOST_LINES]:
        why = what_to_do(row.reading.problems) if row.fate is Fate.PROBLEM else unsure_words(row)
        click.echo(f"Line {row.reading.line}: {why}", err=True)
    if len(waiting) > MOST_LINES:
        click.echo(
            f"{len(waiting) - MOST_LINES} more rows wait. Import the file in the browser to see them.",
            err=True,
        )
    if dry_run:
        click.echo("This was a trial. Nothing was changed.", err=True)
    counts = made.counts()
    click.echo(
        f"rows {counts['rows']}, imported {counts['imported']},"
        f" unchanged {counts['unchanged']}, set aside {counts['set_aside']}"
    )


def unsure_words(row: PlannedRow) -> str:
    """Not why: reasons quote the record that it looks like, and what a command says may end in a log."""
    if row.like_line:
        return f"Looks like line {row.like_line}. Compare the two."
    return "Looks like someone you already have. Import the file in the browser to decide."
