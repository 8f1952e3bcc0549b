"""Local rules: written in plain fields, shown with an example date before they are saved."""

from collections.abc import Callable

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy import clock
from advocacy.web.permissions import Permission, allow
from advocacy.web.refusals import Refused
from advocacy.web.saving import Done, save

from ..engine.results import Answer
from . import operations, queries, words
from .forms import LocalRuleForm, RetireForm
from .local import example_of
from .models import LocalRule

bp = Blueprint("local_rules", __name__)


@bp.route("/rules/new", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
def new() -> ResponseReturnValue:
    form = LocalRuleForm()

    def work() -> Done:
        made = operations.add_local_rule(form.facts(), current_user)
        return Done(url_for("rules.show", code=made.code), _("The rule is saved."))

    return _page(form, work, None)


@bp.route("/rules/<code>/change", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
def change(code: str) -> ResponseReturnValue:
    rule = queries.local_or_404(code)
    form = LocalRuleForm(obj=rule)

    def work() -> Done:
        _rule, moved = operations.change_local_rule(code, form.facts(), form.version.data, current_user)
        return Done(url_for("rules.show", code=code), words.moved_notice(moved))

    return _page(form, work, rule)


def _page(form: LocalRuleForm, work: Callable[[], Done], rule: LocalRule | None) -> ResponseReturnValue:
    example: Answer | None = None
    if form.validate_on_submit():
        if "try" in request.form:
            example = _example(form)
        elif done := save(form, work):
            return done
    return render_template(
        "deadlines/rules/local.html", form=form, rule=rule, example=example, today=clock.today()
    ), form.status


def _example(form: LocalRuleForm) -> Answer | None:
    """What it says for a notice of today. Nothing is saved."""
    ruling = queries.current_ruling()
    try:
        rule = operations.checked("LOCAL-", form.facts())
    except Refused as refusal:
        form.refuse(refusal.sentence)
        return None
    return example_of(rule, clock.today(), ruling.set_for(rule))


@bp.route("/rules/<code>/retire", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
def retire(code: str) -> ResponseReturnValue:
    rule = queries.local_or_404(code)
    form = RetireForm(obj=rule)
    retired = request.form.get("back") is None

    def work() -> Done:
        operations.retire_local_rule(code, form.version.data, current_user, retired=retired)
        return Done(url_for("rules.show", code=code), _("Saved. No date moved."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    return render_template("deadlines/rules/retire.html", form=form, rule=rule), form.status
