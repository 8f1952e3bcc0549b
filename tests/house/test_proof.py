"""What would do the most harm in a stranger's hands asks once more who someone is."""

from flask import Flask

from advocacy.accounts.proving import needs_proof
from tests.house.routes import all_rules, filled
from tests.looking import Browser

# Beside these, whatever a part of the program adds for administering accounts is found by its blueprint.
MATTERS = {
    "attachments.remove",
    "calendar.own",
    "emergency.new",
    "factor.new_paper",
    "factor.off",
    "factor.set_up",
    "import_batch.undo",
    "leaving.administrator",
    "leaving.administrator_call_off",
    "leaving.day",
    "leaving.hand_over",
    "lost_phone.lost",
    "merges.part",
    "merging.compare",
    "own.password",
    "safety.recovery_sheet",
    "signing_in.policy",
    "users.access",
    "users.add_team",
    "users.link",
    "users.new",
    "users.show",
}
ROLES = ("advocate", "supervisor", "administrator")
OF_ACCOUNTS = {"users", "signing_in", "lost_phone", "factor"}


def without_proof(app: Flask) -> set[str]:
    """Posts that should ask for a proof, and say nothing of it."""
    named = {rule.endpoint for rule in all_rules(app) if "POST" in rule.methods}
    wanted = MATTERS | {one for one in named if one.split(".")[0] in OF_ACCOUNTS}
    public = {one for one in wanted if getattr(app.view_functions.get(one), "public", False)}
    return {one for one in wanted - public if not getattr(app.view_functions.get(one), "needs_proof", False)}


def test_what_matters_asks_for_a_proof(whole_app: Flask):
    assert without_proof(whole_app) == set()


def test_one_that_forgets_it_is_found(whole_app: Flask, monkeypatch):
    """The control."""
    bare = whole_app.view_functions["users.link"].__wrapped__
    monkeypatch.setitem(whole_app.view_functions, "users.link", bare)
    assert without_proof(whole_app) == {"users.link"}


def test_whoever_says_so_really_asks(app: Flask, make):
    """Without a fresh proof, no such address does anything but lead to the page that asks."""
    asked = 0
    people = [Browser(app).sign_in(getattr(make, role)(), proved=False) for role in ROLES]
    for rule in all_rules(app):
        if not getattr(app.view_functions[rule.endpoint], "needs_proof", False) or "POST" not in rule.methods:
            continue
        answers = [browser.open(filled(rule), {"name": "x"}) for browser in people]
        led = [one for one in answers if one.status_code == 303 and "/prove?next=" in (one.location or "")]
        assert led and all(one in led or one.status_code == 403 for one in answers), rule.rule
        asked += 1
    assert asked >= len(MATTERS) - 1


def test_the_mark_is_that_of_the_decorator():
    assert needs_proof(lambda: None).needs_proof
