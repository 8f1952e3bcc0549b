"""The first page of a new installation. Once it is set up, this page is gone."""

from flask import (
    Blueprint,
    Flask,
    abort,
    g,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from advocacy import clock
from advocacy.accounts import slowing
from advocacy.accounts.models import User
from advocacy.accounts.passwords import hash_password
from advocacy.accounts.sessions import send_cookie, start_session
from advocacy.db import db
from advocacy.web import cookies
from advocacy.web.forms import Form
from advocacy.web.models import Submission
from advocacy.web.permissions import public
from advocacy.web.refusals import Refused

from . import code, facts, operations
from .forms import CodeForm, SetUpForm

bp = Blueprint("setting_up", __name__)
ALSO_OPEN = {"setting_up.set_up", "setting_up.give_code", "health.health", "static"}
FREE_TRIES_HERE, FREE_TRIES_ALL = 5, 30
AN_HOUR = 3600
COOKIE = "set-up"


def lead_to_set_up() -> ResponseReturnValue | None:
    """Until there is an organization, every address leads to the one page that makes it."""
    if g.organization is None and request.endpoint not in ALSO_OPEN:
        return redirect(url_for("setting_up.set_up"), code=303)
    return None


def init_app(app: Flask) -> None:
    app.before_request(lead_to_set_up)


@bp.route("/set-up", methods=["GET", "POST"])
@public
def set_up() -> ResponseReturnValue:
    if g.organization is not None:
        return _gone()
    knows = _knows_the_code()
    if request.method == "GET" and not knows:
        return _ask_for_the_code(CodeForm())
    form = SetUpForm(
        time_zone=facts.machines_zone(),
        paper=facts.machines_paper(),
        person_word="person",
        people_word="people",
        team="Our team",
    )
    if form.validate_on_submit():
        try:
            if not knows:
                _use_code(form.code.data or "")
            return _begin(form)
        except Refused as refusal:
            form.refuse(refusal.sentence)
    return render_template("setting_up/questions.html", form=form, knows=knows), form.status


def _gone() -> ResponseReturnValue:
    """For ever; only the second click on the button that set it up is led on."""
    once = Form().token if request.method == "POST" else None
    if once is None or db.session.scalar(select(Submission.id).where(Submission.token == once)) is None:
        abort(404)
    return redirect(url_for("accounts.sign_in"), code=303)


@bp.post("/set-up/code")
@public
def give_code() -> ResponseReturnValue:
    if g.organization is not None:
        abort(404)
    form = CodeForm()
    if form.validate_on_submit():
        try:
            _use_code(form.code.data or "")
            return _with_proof(redirect(url_for(".set_up"), code=303))
        except Refused as refusal:
            form.refuse(refusal.sentence)
    return _ask_for_the_code(form)


def _ask_for_the_code(form: CodeForm) -> ResponseReturnValue:
    page = render_template("setting_up/code.html", form=form, there_is_a_code=code.there_is_a_code())
    return page, form.status


def _use_code(typed: str) -> None:
    """Wrong ones wait longer and longer: those from one address soon, all together after some more."""
    counted = (
        slowing.counter(f"set-up:{code.this_start()}:{request.remote_addr}", FREE_TRIES_HERE),
        slowing.counter(f"set-up:{code.this_start()}", FREE_TRIES_ALL),
    )
    if wait := slowing.wait_for(counted):
        raise Refused(
            ngettext("Wait %(num)s second, then try again.", "Wait %(num)s seconds, then try again.", wait)
        )
    if not code.is_right(typed):
        with db.writing():
            slowing.count_failure(counted)
        raise Refused(_("That is not the code. Look at the window where the program was started."))


def _knows_the_code() -> bool:
    return code.is_proof(cookies.brought(COOKIE), _browser())


def _browser() -> str:
    token: str = session.token  # type: ignore[attr-defined]
    return token


def _with_proof(answer: ResponseReturnValue) -> ResponseReturnValue:
    made = make_response(answer)
    cookies.give(made, COOKIE, code.proof(_browser()), AN_HOUR)
    return made


def _begin(form: SetUpForm) -> ResponseReturnValue:
    """Of two posts at once the first makes the installation; the other goes to the door."""
    beginning = form.beginning()
    password_hash = hash_password(beginning.password)
    try:
        with db.writing():
            user = operations.begin(beginning, password_hash)
            token = start_session(user)
            _remember_the_form(form, user)
    except (operations.SetUpAlready, IntegrityError):
        return redirect(url_for("accounts.sign_in"), code=303)
    return _welcome(token)


def _remember_the_form(form: Form, user: User) -> None:
    if form.token:
        db.session.add(
            Submission(
                token=form.token,
                actor=user.public_id,
                location="",
                notice="",
                fingerprint=b"",
                made_at=clock.now(),
            )
        )


def _welcome(token: str) -> ResponseReturnValue:
    send_cookie(token)
    answer = make_response(redirect(url_for("safety.recovery_sheet"), code=303))
    cookies.take_back(answer, COOKIE)
    return answer
