"""Naming a colleague who helps with a case for a while."""

from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy import clock
from advocacy.cases.band import band_of_case
from advocacy.cases.models import Case
from advocacy.cases.queries import case_or_404
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations, queries
from .forms import HelperForm

bp = Blueprint("helpers", __name__)


def _decided(case_id: UUID) -> Case:
    case = case_or_404(case_id, current_user)
    queries.decide_or_403(case.person, current_user)
    return case


@bp.route("/cases/<uuid:case_id>/helper", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def new(case_id: UUID) -> ResponseReturnValue:
    case, form = _decided(case_id), HelperForm()
    form.offer(queries.possible_helpers(case))
    if not form.is_submitted():
        form.starts_on.data = clock.today()

    def work() -> Done:
        mine, who = _decided(case_id), form.chosen(queries.active(*queries.SUPPORTERS))
        first, until = form.starts_on.data, form.until.data
        operations.name_helper(
            mine, who, form.purpose.data or "", first, until, by=current_user._get_current_object()
        )
        words = _("%(name)s can open this case on these days.", name=who.name)
        return Done(url_for("cases.show", case_id=case_id), words)

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    page = render_template("sight/help_with_case.html", form=form, case=case, band=band_of_case(case))
    return page, form.status
