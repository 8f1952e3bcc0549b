"""House rules over every route."""

import re

import pytest
from flask import Flask

from advocacy.web.permissions import Permission
from tests.house.routes import all_rules, filled

PART = re.compile(r"^(?:[a-z0-9-]+|<[^>]+>)(?:\.[a-z]+)?$")


def test_every_view_names_its_permission_or_is_public(whole_app: Flask):
    for rule in all_rules(whole_app):
        view = whole_app.view_functions[rule.endpoint]
        named = getattr(view, "permission", None)
        assert getattr(view, "public", False) or isinstance(named, Permission), f"{rule} names no permission"


def test_addresses_are_lower_case_with_dashes(whole_app: Flask):
    for rule in all_rules(whole_app):
        parts = rule.rule.strip("/").split("/")
        assert rule.rule == "/" or all(PART.match(part) for part in parts), f"{rule.rule} is not kebab-case"


def test_ids_in_addresses_are_random(whole_app: Flask):
    for rule in all_rules(whole_app):
        assert "<int:" not in rule.rule and not re.search("<[a-z_]+_id>", rule.rule), rule.rule


def test_nobody_gets_in_without_signing_in(browser, whole_app: Flask):
    for rule in all_rules(whole_app):
        if getattr(whole_app.view_functions[rule.endpoint], "public", False):
            continue
        for method in rule.methods & {"GET", "POST"}:
            answer = browser.open(filled(rule), {} if method == "POST" else None)
            assert answer.status_code == 302, f"{method} {rule} answered {answer.status_code} to a stranger"
            assert answer.location.startswith("/sign-in"), f"{method} {rule}"


@pytest.mark.parametrize("who", ["advocate", "supervisor", "administrator", "auditor"])
def test_no_page_breaks_on_an_id_that_does_not_exist(browser, make, whole_app: Flask, who):
    browser.sign_in(getattr(make, who)())
    for rule in all_rules(whole_app):
        if "<" not in rule.rule or getattr(whole_app.view_functions[rule.endpoint], "public", False):
            continue
        for method in rule.methods & {"GET", "POST"}:
            answer = browser.open(filled(rule), {} if method == "POST" else None)
            assert answer.status_code in (403, 404, 422), f"{method} {rule} answered {answer.status_code}"
