"""The administrator's page about how everyone signs in."""

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from wtforms import RadioField
from wtforms.validators import InputRequired

from advocacy import clock
from advocacy.audit.operations import record
from advocacy.organization.forms import whole_number
from advocacy.organization.queries import the_organization
from advocacy.web.forms import Form, choices_of
from advocacy.web.permissions import Permission, allow
from advocacy.web.refusals import check_version
from advocacy.web.saving import Done, save

from .codes import FactorFor
from .proving import needs_proof

bp = Blueprint("signing_in", __name__)


class PolicyForm(Form):
    factor_for = RadioField(
        _l("Who has to sign in with a code from their phone as well?"),
        description=_l("Everyone else can, if they want to."),
        choices=choices_of(
            [
                (FactorFor.EVERYONE.value, _l("Everyone")),
                (FactorFor.LEADING.value, _l("Supervisors and administrators")),
                (FactorFor.NOBODY.value, _l("Nobody")),
            ]
        ),
        validators=[InputRequired(_l("Choose one of the three."))],
    )
    factor_grace_days = whole_number(
        _l("How many days may they go without it at first?"),
        0,
        60,
        _l("They count from the sign-in at which it is first asked. With 0, it is set up at once."),
    )


@bp.route("/users/signing-in", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
@needs_proof
def policy() -> ResponseReturnValue:
    form = PolicyForm(obj=the_organization())

    def work() -> Done:
        ours = the_organization()
        check_version(ours, form.version.data)
        ours.factor_for, ours.factor_grace_days = form.factor_for.data, form.factor_grace_days.data or 0
        ours.changed_at = clock.now()
        record("organization.signing_in_changed", None, by=current_user, factor_for=ours.factor_for)
        return Done(url_for("users.index"), _("Saved."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    return render_template("accounts/policy.html", form=form), form.status
