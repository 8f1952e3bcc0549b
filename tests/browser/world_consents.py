"""Consents and authorities of the world: half written, signed, taken back, with long words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from advocacy import clock
from advocacy.consent.giving.operations import AuthorityFacts, ConsentFacts, make_authority, make_consent
from advocacy.consent.giving.signing import Revoking, Signing, revoke, sign
from advocacy.consent.kinds import Regime, Revoked, Signature
from advocacy.consent.topics import Purpose, Topic
from tests.browser.words import LONG, UNBROKEN

if TYPE_CHECKING:
    from tests.browser.world import World

WHOLE = ConsentFacts(
    regimes=tuple(Regime),
    discloser="Riverbend Peer Advocates",
    recipient=f"Larch Street {UNBROKEN} Clinic",
    topics=tuple(Topic),
    topics_words=LONG,
    purposes=(Purpose.HEALTHCARE, Purpose.BENEFITS),
    purpose_words=f"to get {LONG}",
    expires_on=None,
    how_to_revoke=LONG,
    signer_name="Mariam Okafor",
)
STROKES = "60,120 90,60 110,130 140,70 170,125"


def write_consents(world: World) -> None:
    case, by = world.case, world.advocate
    soon = clock.today() + timedelta(days=20)
    half = make_consent(case, ConsentFacts(recipient=f"Half {UNBROKEN}"), by=by)
    plain = {**vars(WHOLE), "regimes": (Regime.PART2, Regime.HIPAA), "expires_on": soon}
    live, taken = (make_consent(case, ConsentFacts(**plain), by=by) for _ in range(2))
    for sheet in (live, taken):
        drawn = Signing(signature=Signature.DRAWN, signed_on=clock.today(), strokes=STROKES)
        sign(sheet, drawn, None, by=by)
    revoke(taken, Revoking(how=Revoked.SPOKEN, words=LONG), by=by)
    world.keep("consent_id", half, live, taken)
    speaks = AuthorityFacts(
        representative="Rosa Delgado",
        to_whom=f"County {UNBROKEN}",
        about=LONG,
        may=("speak",),
        expires_on=soon,
    )
    draft, signed = (make_authority(case, speaks, by=by) for _ in range(2))
    sign(signed, Signing(signature=Signature.PAPER, signed_on=clock.today(), signer_name="Ann"), None, by=by)
    world.keep("authority_id", draft, signed)
