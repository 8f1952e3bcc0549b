"""The notices that go along, word for word as the rule has them, and when. Pure.

42 CFR 2.32(a), as amended in 2024 (89 FR 12472): one of two statements goes with each disclosure made with consent.
34 CFR 99.33(d): whoever gets education records is told that they may not pass them on.
The text before 2024 lacked “use or” and is not valid any more.
"""

from collections.abc import Collection
from dataclasses import dataclass

from .kinds import Regime
from .topics import SENSITIVE, Topic

PART2_SHORT = "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
PART2_LONG = (
    "This record which has been disclosed to you is protected by Federal confidentiality rules (42 CFR part 2). "
    "These rules prohibit you from using or disclosing this record, or testimony that describes the information "
    "contained in this record, in any civil, criminal, administrative, or legislative proceedings by any Federal, "
    "State, or local authority, against the patient, unless authorized by the consent of the patient, except as "
    "provided at 42 CFR 2.12(c)(5) or as authorized by a court in accordance with 42 CFR 2.64 or 2.65. In "
    "addition, the Federal rules prohibit you from making any other use or disclosure of this record unless at "
    "least one of the following applies: (i) Further use or disclosure is expressly permitted by the written "
    "consent of the individual whose information is being disclosed in this record or as otherwise permitted by "
    "42 CFR part 2. (ii) You are a covered entity or business associate and have received the record for "
    "treatment, payment, or health care operations, or (iii) You have received the record from a covered entity "
    "or business associate as permitted by 45 CFR part 164, subparts A and E. A general authorization for the "
    "release of medical or other information is NOT sufficient to meet the required elements of written consent "
    "to further use or redisclose the record (see 42 CFR 2.31)."
)
FERPA = (
    "These education records may not be passed on without the consent of the parent or eligible student "
    "(34 CFR 99.33)."
)
LONG_FORM = "long"


@dataclass(frozen=True)
class Notices:
    """What stands at the foot of every page, what stands in the text once, and which form of Part 2 that is."""

    form: str = "none"
    foot: str = ""
    texts: tuple[str, ...] = ()


def notices_for(
    regimes: Collection[str], topics: Collection[Topic], *, form: str = "short", extra: str = ""
) -> Notices:
    """Where it is not settled whether Part 2 protects what is told about drug or alcohol use, it does."""
    part2 = Regime.PART2 in regimes or Topic.SUBSTANCE_USE in topics
    texts = [PART2_LONG if form == LONG_FORM else PART2_SHORT] if part2 else []
    texts += [FERPA] if Regime.FERPA in regimes else []
    texts += [extra.strip()] if extra.strip() and SENSITIVE & set(topics) else []
    foot = PART2_SHORT if part2 else FERPA if Regime.FERPA in regimes else ""
    return Notices(form if part2 else "none", foot, tuple(texts))
