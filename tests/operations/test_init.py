"""`advocacy init`: by options, by answers, once; and what it refuses."""

import pytest

from advocacy import create_app
from advocacy.accounts.models import Team, User
from advocacy.accounts.passwords import fits
from advocacy.db import db
from advocacy.ops.cli import main
from advocacy.ops.installing import app_to_serve
from advocacy.organization.queries import the_organization
from advocacy.setting_up.facts import machines_paper, machines_zone
from advocacy.settings import Settings, load_settings

WORDS = ["--organization", "Riverbend", "--email", "Ann@example.org", "--name", "Ann Okafor"]


@pytest.fixture
def init(tmp_path, monkeypatch, capfd):
    """Types `advocacy init` on an empty place; answers with the exit code and what was said."""
    monkeypatch.setenv("ADVOCACY_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.setenv("ADVOCACY_PASSWORD_MEMORY_KIB", "64")
    monkeypatch.delenv("ADVOCACY_DATABASE_URL", raising=False)

    def typed(*words: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["advocacy", "init", *words])
        capfd.readouterr()
        try:
            main()
        except SystemExit as end:
            return int(end.code or 0), capfd.readouterr().err
        return 0, "".join(capfd.readouterr())

    return typed


def test_everything_by_options_and_a_second_time_nothing(init, tmp_path):
    secret = tmp_path / "password"
    secret.write_text("lanterns by the river\n")
    words = [*WORDS, "--password-file", str(secret), "--address", "12 Mill Street", "--address", "Calder"]
    words += ["--phone", "555-0100", "--person-word", "peer", "--people-word", "peers", "--paper", "a4"]
    words += ["--time-zone", "America/Chicago", "--team", "East", "--website", "example.org"]
    code, said = init(*words)
    assert code == 0 and "lanterns" not in said and "/join/" not in said
    for step in ("advocacy recovery-sheet", "advocacy backup", "advocacy serve", "advocacy check"):
        assert step in said
    settings = load_settings()
    with create_app(settings).app_context():
        found, user = the_organization(), db.session.query(User).one()
        assert (found.name, found.person_word, found.paper) == ("Riverbend", "peer", "a4")
        assert found.address_lines() == ("12 Mill Street", "Calder")
        assert user.email == "ann@example.org" and fits("lanterns by the river", user.password_hash)
        assert db.session.query(Team).one().name == "East"
        db.session.remove()
        db.engine.dispose()
    kept = {file.name: file.read_bytes() for file in settings.instance.glob("*.key")}
    assert len(kept) == 4
    for file in settings.instance.iterdir():
        assert file.stat().st_mode & 0o077 == 0, f"{file.name} is for its owner only"
    assert init(*words) == (0, "This installation is set up already. Nothing was changed.\n")
    assert init() == (0, "This installation is set up already. Nothing was changed.\n")
    for other in (["--organization", "Other"], ["--email", "eve@example.org"]):
        code, said = init(*WORDS, *other)
        assert (code, said) == (1, "“Riverbend” is set up here already. Nothing was changed.\n")
    assert kept == {file.name: file.read_bytes() for file in settings.instance.glob("*.key")}


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--time-zone", "Chicago"], "There is no time zone “Chicago”. Write it as in America/Chicago."),
        (["--email", "ann"], "Write the email address as in name@example.org."),
        (["--name", " "], "Give the name of the first administrator."),
        (["--team", "x" * 81], "Use 80 characters or fewer for the team."),
        (
            ["--password-file", "short"],
            "Use at least 12 characters. A few words in a row are easy to remember.",
        ),
        (["--password-file", "listed"], "Many people use this password"),
        (["--password-file", "empty"], "The password file is empty."),
        (["--password-file", "absent"], "No such file"),
    ],
)
def test_what_can_not_be_used_is_said_and_nothing_is_made(init, tmp_path, monkeypatch, more, sentence):
    monkeypatch.chdir(tmp_path)
    for name, text in {"short": "abc", "listed": "Password12345", "empty": "\n"}.items():
        (tmp_path / name).write_text(text)
    code, said = init(*WORDS, *more)
    assert code == 1 and sentence in said and len(said.splitlines()) == 1
    assert not (tmp_path / "instance").exists()


def test_in_a_terminal_a_slip_is_asked_again_and_loses_nothing(init, monkeypatch):
    typed = [
        "Riverbend",
        "ann",
        "ann@example.org",
        "Ann",
        "12 Mill Street",
        "",
        "",
        "",
        "",
        "peer",
        "peers",
        "",
    ]
    typed += ["a5", "a4", "Chicago", "America/Chicago"]
    secrets = ["short", "short", "lanterns by the river", "lanterns by the river"]
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _words: typed.pop(0))
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _words: secrets.pop(0))
    code, said = init()
    assert code == 0 and typed == secrets == []
    for sentence in (
        "Write the email address",
        "The paper is",
        "There is no time zone “Chicago”",
        "Use at least 12",
    ):
        assert sentence in said
    with create_app(load_settings()).app_context():
        found = the_organization()
        assert (found.name, found.address, found.paper, found.time_zone, found.person_word) == (
            "Riverbend",
            "12 Mill Street",
            "a4",
            "America/Chicago",
            "peer",
        )
        db.session.remove()
        db.engine.dispose()


def test_a_place_that_serve_prepared_can_still_be_set_up_by_command(init, tmp_path):
    app, code = app_to_serve()
    assert len(code) == 14
    with app.app_context():
        db.engine.dispose()
    assert app_to_serve()[1] != code, "every start has a code of its own"
    assert init(*WORDS)[0] == 0
    assert app_to_serve()[1] == ""


def test_a_second_machine_needs_the_keys_of_the_first(request, app, tmp_path):
    if request.config.getoption("--on") != "postgresql":
        pytest.skip("an encrypted file belongs to one machine")
    there = Settings(instance=tmp_path / "other", database_url=app.config["SETTINGS"].database_url)
    with pytest.raises(RuntimeError, match="Copy secret.key, audit.key and recovery.key there"):
        app_to_serve(there)
    assert not there.instance.exists()


def test_a_key_without_its_database_is_not_served(init):
    assert init(*WORDS)[0] == 0
    settings = load_settings()
    for file in settings.instance.glob("advocacy.db*"):
        file.unlink()
    with pytest.raises(RuntimeError, match="Put the database back, or restore a backup."):
        app_to_serve()
    assert not settings.database.exists()


def test_the_machine_is_asked_where_it_is(tmp_path):
    assert machines_zone({"TZ": ":America/Denver"}, tmp_path) == "America/Denver"
    (tmp_path / "timezone").write_text("Etc/UTC\n")
    assert machines_zone({"TZ": "UTC"}, tmp_path) == "America/New_York"
    (tmp_path / "localtime").symlink_to("/usr/share/zoneinfo/America/Chicago")
    assert machines_zone({}, tmp_path) == "America/Chicago"
    (tmp_path / "timezone").write_text("America/Boise\n")
    assert machines_zone({}, tmp_path) == "America/Boise"
    assert [machines_paper({"LANG": name}) for name in ("en_US.UTF-8", "de_DE.UTF-8", "C")] == [
        "letter",
        "a4",
        "letter",
    ]
