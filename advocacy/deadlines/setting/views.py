"""Every rule, how it counts and what is set for it. Advocates read; administrators change."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from advocacy.accounts.signing_in import this_session
from advocacy.db import db
from advocacy.directory.models import Agency
from advocacy.drafts.operations import store_search
from advocacy.drafts.queries import search_words
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from ..engine.written import in_words
from ..words import result_words
from . import operations, queries, words
from .agencies import agency_asked, agency_typed
from .finding import found_by
from .forms import FindForm, form_for, value_of
from .rules import CLOSED_DAYS, HOME_STATE, SCHOOL_CLOSED, SCHOOL_YEAR, bounds, settable

bp = Blueprint("rules", __name__)
FOR_ALL = (HOME_STATE, SCHOOL_YEAR, SCHOOL_CLOSED, CLOSED_DAYS)


@bp.route("/rules", methods=["GET", "POST"])
@allow(Permission.READ_RULES)
def index() -> ResponseReturnValue:
    """The words are stored, since someone may type a name."""
    form = FindForm()
    session = this_session()
    if form.validate_on_submit() and session is not None:
        with db.writing():
            stored = store_search(form.words.data or "", session)
            location = url_for(".index", search=stored.public_id)
        return redirect(location, code=303)
    asked = search_words()
    if request.method == "GET":
        form.words.data = asked
    ruling = queries.current_ruling()
    shown = render_template(
        "deadlines/rules/index.html",
        form=form,
        systems=found_by(asked, ruling),
        ruling=ruling,
        asked=asked,
        for_all=queries.set_now("", FOR_ALL),
        words=words,
    )
    return shown, form.status


@bp.get("/rules/<code>")
@allow(Permission.READ_RULES)
def show(code: str) -> ResponseReturnValue:
    rule = queries.rule_or_404(code)
    ruling = queries.current_ruling()
    return render_template(
        "deadlines/rules/show.html",
        rule=rule,
        ruling=ruling,
        counts=[(way.name, in_words(rule, way)) for way in rule.ways],
        companions=[ruling.rules[one] for some in rule.companions.values() for one in some],
        settable=settable(rule),
        set_now=queries.set_now(code),
        history=queries.history_of(code),
        versions=queries.versions_of(code),
        result_words=result_words,
        words=words,
    )


@bp.route("/rules/<code>/set/<name>", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
def set_one(code: str, name: str) -> ResponseReturnValue:
    rule = queries.rule_or_404(code)
    if name not in settable(rule):
        abort(404)
    agency = agency_asked()
    current = queries.latest(code, name, agency)
    form = form_for(name, current)
    if request.method == "GET":
        form.version.data = current.version if current else 0
        form.agency_name.data = agency.name if agency else ""

    def work() -> Done:
        meant: Agency | None = agency_typed(form.agency_name.data)
        same = (meant.id if meant else None) == (agency.id if agency else None)
        version = form.version.data if same else None
        moved = operations.set_for_rule(
            queries.rule_or_404(code), name, meant, form.given(value_of(form)), version, current_user
        )
        return Done(url_for(".show", code=code), words.moved_notice(moved))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    shown = render_template(
        "deadlines/rules/set.html", form=form, rule=rule, name=name, bounds=bounds(rule, name), words=words
    )
    return shown, form.status
