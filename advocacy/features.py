"""The features that are switched on: their pages, and what each hangs into the layers below it."""

from flask import Blueprint, Flask

from .access import mentioned
from .accounts import asking_factor, look_views
from .accounts.factor_views import bp as factor
from .accounts.lost_factor_views import bp as lost_phone
from .accounts.own_views import bp as own
from .accounts.policy_views import bp as signing_in
from .accounts.prove_views import bp as proving
from .accounts.user_views import bp as users
from .accounts.views import bp as accounts
from .attachments import timeline as attachments_timeline
from .attachments.views import bp as attachments
from .audit import writing_down as audit_heads
from .cases import drawing as cases_drawing
from .cases import searching as cases_searching
from .cases.agenda.appointment_views import bp as appointments
from .cases.agenda.task_views import bp as tasks
from .cases.life_views import bp as case_life
from .cases.list_views import bp as case_list
from .cases.timeline_views import bp as timeline
from .cases.views import bp as cases
from .consent import searching as consent_searching
from .consent import timeline as consent_timeline
from .consent.disclosing import drawing as disclosing
from .consent.disclosing.views import bp as disclosures
from .consent.emergency.views import bp as without_consent
from .consent.mistakes.views import bp as mistakes
from .consent.views import bp as consent
from .contacts import searching as contacts_searching
from .contacts import timeline as contacts_timeline
from .contacts.views import bp as contacts
from .deadlines import searching as notices_searching
from .deadlines import timeline as notices_timeline
from .deadlines.calendar import operations as calendars
from .deadlines.calendar.views import bp as calendar
from .deadlines.end_views import bp as notices
from .deadlines.engine.catalogue import shipped as deadline_rules
from .deadlines.glance.views import bp as glance
from .deadlines.outcome import timeline as deadlines_timeline
from .deadlines.plain.reading import languages as languages_of_rights
from .deadlines.plain.views import bp as deadlines
from .deadlines.setting import counting_anew
from .deadlines.setting.common_views import bp as common_rules
from .deadlines.setting.local_views import bp as local_rules
from .deadlines.setting.views import bp as rules
from .deadlines.telling import coming_round as deadlines_told
from .directory.views import bp as directory
from .drafts import keeping as drafts
from .drafts.device_views import bp as device
from .drafts.lock_views import bp as lock
from .drafts.views import bp as draft_pages
from .goals import searching as goals_searching
from .goals import timeline as goals_timeline
from .goals.step_views import bp as steps
from .goals.views import bp as goals
from .health.views import bp as health
from .help import views as help_pages
from .home.views import bp as home
from .issues import searching as issues_searching
from .issues import timeline as issues_timeline
from .issues.views import bp as issues
from .letters import searching as letters_searching
from .letters import timeline as letters_timeline
from .letters.letterhead_views import bp as letterhead
from .letters.own.views import bp as letter_templates
from .letters.views import bp as letters
from .organization.views import bp as organization
from .people.views import bp as people
from .referrals import searching as referrals_searching
from .referrals import timeline as referrals_timeline
from .referrals.views import bp as referrals
from .reports.views import bp as reports
from .rights import coming_round as looks
from .rights.looks.views import bp as who_looked
from .rights.sign_off.views import bp as sign_off
from .rights.views import bp as rights
from .safety.views import bp as safety
from .setting_up.views import bp as setting_up
from .sight import drawing as sight_drawing
from .sight.emergency_views import bp as emergency
from .sight.helper_views import bp as helpers
from .sight.views import bp as sight
from .supervision import without_consent as told_anyway
from .supervision.leaving import coming_round as leaving_rounds
from .supervision.leaving.views import bp as leaving
from .supervision.reading.alone_views import bp as reading
from .supervision.views import bp as supervision
from .tasks import searching as tasks_searching
from .textsearch import indexing as textsearch
from .transfer.batch_views import bp as import_batch
from .transfer.merging import drawing as merging_drawing
from .transfer.merging.merge_views import bp as merges
from .transfer.merging.views import bp as merging
from .transfer.people import operations as people_imports
from .transfer.preview_views import bp as import_preview
from .transfer.views import bp as transfer

BLUEPRINTS: tuple[Blueprint, ...] = (
    home,
    health,
    help_pages.bp,
    people,
    accounts,
    own,
    proving,
    signing_in,
    factor,
    lost_phone,
    users,
    draft_pages,
    device,
    lock,
    cases,
    timeline,
    case_list,
    case_life,
    tasks,
    appointments,
    attachments,
    calendar,
    glance,
    consent,
    disclosures,
    without_consent,
    mistakes,
    contacts,
    goals,
    steps,
    issues,
    deadlines,
    notices,
    rules,
    common_rules,
    local_rules,
    directory,
    organization,
    letter_templates,
    letterhead,
    letters,
    referrals,
    reports,
    rights,
    who_looked,
    sign_off,
    safety,
    setting_up,
    supervision,
    reading,
    sight,
    helpers,
    emergency,
    leaving,
    transfer,
    import_preview,
    import_batch,
    merging,
    merges,
)


def connect_features(app: Flask) -> None:
    """Let features hang themselves into what lies below: timeline drawers, kept posts, jobs."""
    deadline_rules()  # a file of rules with a mistake stops the start
    languages_of_rights()  # and so does one of the words that explain them
    look_views.init_app(app)
    audit_heads.connect()
    looks.connect()
    asking_factor.init_app(app)
    drafts.connect(app)
    mentioned.connect(app)
    help_pages.connect(app)
    cases_drawing.connect(app)
    attachments_timeline.connect(app)
    consent_timeline.connect(app)
    disclosing.connect()
    told_anyway.connect()
    contacts_timeline.connect(app)
    calendars.connect()
    goals_timeline.connect(app)
    issues_timeline.connect(app)
    deadlines_timeline.connect(app)
    counting_anew.connect()
    notices_timeline.connect(app)
    deadlines_told.connect(app)
    letters_timeline.connect(app)
    referrals_timeline.connect(app)
    people_imports.connect(app)
    merging_drawing.connect(app)
    sight_drawing.connect(app)
    leaving_rounds.connect(app)
    textsearch.connect(app)
    cases_searching.connect(app)
    consent_searching.connect(app)
    contacts_searching.connect(app)
    goals_searching.connect(app)
    issues_searching.connect(app)
    notices_searching.connect(app)
    letters_searching.connect(app)
    referrals_searching.connect(app)
    tasks_searching.connect(app)
