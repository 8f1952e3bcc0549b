"""What has to go on every day: backups, background work, and the settings by which people work."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from zoneinfo import available_timezones

from flask_babel import gettext as _
from flask_babel import ngettext

from advocacy import clock
from advocacy.accounts.codes import FactorFor
from advocacy.accounts.passwords import fits
from advocacy.accounts.queries import count_administrators
from advocacy.keeping.queries import last_backup
from advocacy.organization.queries import the_organization
from advocacy.recovery import fingerprint, read_recovery
from advocacy.settings import Settings

from . import queries
from .findings import Finding, advice, mend, of_the_database, stop

# A night, and some hours of grace for a machine that was off.
BACKUP_LASTS = timedelta(hours=36)
AN_HOUR = timedelta(hours=1)
WORKER_GONE = timedelta(minutes=15)
LONGEST_IDLE, LONGEST_SESSION = 60, 24
OF_THE_DEMO = "@example.org"
DEMO_ACCOUNTS = [
    f"{name}{OF_THE_DEMO}" for name in ("advocate", "advocate2", "supervisor", "administrator", "auditor")
]
DEMO_PASSWORD = "correct horse battery staple"  # noqa: S105  (shown on the demo's sign-in page)


@of_the_database()
def backup_is_fresh(_settings: Settings) -> Iterator[Finding]:
    last = last_backup()
    how = _("Run “advocacy backup --folder FOLDER” every night; docs/installing.md shows a timer for it.")
    if last is None:
        yield mend(_("There is no backup. If the disk fails, everything is lost."), how)
    elif clock.now() - last.made_at > BACKUP_LASTS:
        days = (clock.now() - last.made_at).days
        yield mend(
            ngettext(
                "The last backup is %(num)d day old: what was written since would be lost.",
                "The last backup is %(num)d days old: what was written since would be lost.",
                days,
            ),
            how,
        )


@of_the_database()
def backup_is_on_another_disk(settings: Settings) -> Iterator[Finding]:
    last = last_backup()
    folder = Path(last.place).parent if last else settings.instance
    if last and folder.exists() and not settings.database_url and on_one_disk(folder, settings.instance):
        yield mend(
            _("The last backup lies on the disk of the database: both are lost together."),
            _("Write backups to another disk, and take a copy out of the house now and then."),
        )


def on_one_disk(one: Path, other: Path) -> bool:
    return one.stat().st_dev == other.stat().st_dev


@of_the_database()
def backup_can_be_opened_with_the_sheet(settings: Settings) -> Iterator[Finding]:
    last, key = last_backup(), fingerprint(read_recovery(settings))
    if last and last.key != key:
        yield mend(
            _(
                "The last backup was made for the key %(old)s, and this machine has %(new)s.",
                old=last.key,
                new=key,
            ),
            _("Make a new backup and print the recovery sheet of this key."),
        )


@of_the_database()
def recovery_sheet_is_printed(settings: Settings) -> Iterator[Finding]:
    if queries.sheet_made_at(fingerprint(read_recovery(settings))) is None:
        yield mend(
            _("The recovery sheet was never printed. If this machine is lost, no backup can be opened."),
            _(
                "Print it on the page “Keeping it safe”, or by “advocacy recovery-sheet --to recovery-sheet.pdf”."
            ),
        )


@of_the_database()
def demo_and_real_people_are_apart(_settings: Settings) -> Iterator[Finding]:
    if the_organization().demo:
        if queries.users_besides(OF_THE_DEMO):
            yield stop(
                _("This is the demo, whose passwords everyone knows, and real people work in it."),
                _("Set up an installation of your own: “advocacy init” with another ADVOCACY_INSTANCE."),
            )
            return
        yield advice(
            _("This is the demo. Everyone knows its passwords."), _("Put nothing about real people into it.")
        )
        return
    for user in queries.users_named(DEMO_ACCOUNTS):
        if fits(DEMO_PASSWORD, user.password_hash):
            yield stop(
                _("The account %(email)s has the demo's password, which everyone knows.", email=user.email),
                _("End its access on the Users page, or give it a new password."),
            )


@of_the_database()
def someone_else_can_administer(_settings: Settings) -> Iterator[Finding]:
    found = count_administrators()
    if not found:
        yield mend(
            _("Nobody can administer this installation."), _("Restore a backup from before, or ask for help.")
        )
    elif found == 1:
        yield advice(
            _("There is one administrator. If they are away, nobody can invite or help anyone."),
            _("Make one more person administrator on the Users page."),
        )


@of_the_database()
def sessions_end_soon_enough(_settings: Settings) -> Iterator[Finding]:
    ours = the_organization()
    if ours.idle_minutes > LONGEST_IDLE or ours.session_hours > LONGEST_SESSION:
        yield mend(
            _(
                "A device that is left alone stays signed in for %(minutes)d minutes, and %(hours)d hours at most.",
                minutes=ours.idle_minutes,
                hours=ours.session_hours,
            ),
            _(
                "Set “Lock after how many quiet minutes?” to %(most)d or fewer on the Settings page.",
                most=LONGEST_IDLE,
            ),
        )


@of_the_database()
def administrators_have_a_second_factor(_settings: Settings) -> Iterator[Finding]:
    without = 0 if the_organization().demo else count_administrators(without_factor=True)
    if without:
        yield mend(
            ngettext(
                "%(num)d administrator signs in with a password alone: whoever learns it can let anyone in.",
                "%(num)d administrators sign in with a password alone: whoever learns one can let anyone in.",
                without,
            ),
            _("Each of them opens “My account”, then “Your second factor”. It takes two minutes."),
        )


@of_the_database()
def a_second_factor_is_asked_for(_settings: Settings) -> Iterator[Finding]:
    ours = the_organization()
    if ours.factor_for == FactorFor.NOBODY and not ours.demo:
        yield advice(
            _("Nobody has to sign in with a code from their phone as well."),
            _("Ask it of everyone: “How everyone signs in” on the Users page."),
        )


@of_the_database()
def time_zone_is_a_place(_settings: Settings) -> Iterator[Finding]:
    zone = the_organization().time_zone
    if zone not in available_timezones():
        yield stop(
            _("The time zone %(zone)s is not known here.", zone=zone),
            _("Install it (“apt-get install tzdata”), or choose another on the Settings page."),
        )
    elif "/" not in zone or zone.startswith("Etc/"):
        yield advice(
            _("The time zone is %(zone)s, so deadlines end at another hour than where you work.", zone=zone),
            _("Choose your own on the Settings page, for example America/Chicago."),
        )


@of_the_database()
def background_work_goes_on(_settings: Settings) -> Iterator[Finding]:
    seen = queries.worker_seen_at()
    if seen is None or clock.now() - seen > WORKER_GONE:
        yield mend(
            _(
                "No background worker was seen for a while: stuck letters are not taken up, old drafts not thrown away."
            ),
            _("Start the program (“advocacy serve” brings a worker), or “advocacy worker” beside it."),
        )


@of_the_database()
def jobs_are_done(_settings: Settings) -> Iterator[Finding]:
    if waiting := queries.jobs_waiting_since(AN_HOUR):
        yield mend(
            ngettext(
                "%(num)d job has waited for more than an hour.",
                "%(num)d jobs have waited for more than an hour.",
                waiting,
            ),
            _("Start a worker: “advocacy worker”."),
        )
    if failed := queries.jobs_given_up():
        yield mend(
            ngettext(
                "%(num)d job failed five times and is not tried again.",
                "%(num)d jobs failed five times and are not tried again.",
                failed,
            ),
            _(
                "Look for “job failed” in the log; after the cause is mended, restart the program and report it."
            ),
        )


@of_the_database()
def no_letter_is_half_issued(_settings: Settings) -> Iterator[Finding]:
    if found := queries.documents_left_half_way():
        yield mend(
            ngettext(
                "%(num)d document was left half way by a crash.",
                "%(num)d documents were left half way by a crash.",
                found,
            ),
            _("Run “advocacy worker --once”: it gives the letter back, to be issued again."),
        )
