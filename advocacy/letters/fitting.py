"""Which letters fit a notice and its dates, the fittest first: by the rule, by what a date is for, by the system."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from .life.answering import SERVES
from .template import LetterTemplate

MOST = 6
KEEP, LATE = "T17", "T18"
# What each kind of rule is answered with first, by how its code begins; the longest beginning decides.
BY_RULE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ACA-": ("T01",),
        "ACA-EXT": ("T04",),
        "DEBT-": ("T29",),
        "DISCIPLINE": ("T13",),
        "EEOC": ("T14", "T15"),
        "FMLA-CERT": ("T15", "T18"),
        "GFE-": ("T30",),
        "HOSP-FAP": ("T28",),
        "HCV-": ("T03", "T16"),
        "IDEA-": ("T14", "T11"),
        "LOCAL-AID": ("T03",),
        "MA-": ("T01",),
        "MCD-": ("T03",),
        "MCD-MC-": ("T02",),
        "MCD-MC-FH": ("T03",),
        "MCR-": ("T01",),
        "MKT-APPEAL": ("T03",),
        "PDP-": ("T01",),
        "PH-GRIEVANCE": ("T19",),
        "SNAP-": ("T03",),
        "SSA-OP": ("T30",),
        "TANF-": ("T03",),
        "WIC-": ("T03",),
    }
)
# Where no letter does the thing itself, what helps to do it: the papers for it, help on the day, more time.
HELPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "appeal": ("T22", "T06", "T07"),
        "keep_benefits": ("T22",),
        "external_review": ("T06",),
        "complaint": ("T06", "T07"),
        "court": ("T23", "T06", "T07"),
        "evidence": ("T07", "T06", "T23"),
        "respond": ("T23", "T24"),
        "apply": ("T24", "T23"),
        "enroll": ("T24",),
        "elect": ("T25",),
        "pay": ("T30",),
        "void": ("T25",),
    }
)


def fitting(
    rules: Iterable[str],
    results: Sequence[str],
    system: str,
    templates: Mapping[str, LetterTemplate],
    late: bool,
) -> list[LetterTemplate]:
    """For dates by these rules, in the order of the dates: what keeps them, then what helps. Late comes first."""
    if late:
        results = ("late_filing", *results)
    first = [code for rule in rules for code in _by_rule(rule)]
    keeps = [code for result in results for code in _keeping(result, system, templates)]
    named = [code for code in first if set(SERVES.get(code, ())).intersection(results) or code not in SERVES]
    helps = [
        code for result in results for code in HELPS.get(result, ()) if system in templates[code].systems
    ]
    anyway = (LATE,) if results else ()
    head = (LATE,) if late else (KEEP,) if "keep_benefits" in results[:1] else ()
    codes = dict.fromkeys((*head, *named, *keeps, *helps, *anyway))
    return [templates[code] for code in codes if code in templates][:MOST]


def _by_rule(rule: str) -> tuple[str, ...]:
    begins = max((one for one in BY_RULE if rule.startswith(one)), key=len, default="")
    return BY_RULE.get(begins, ())


def _keeping(result: str, system: str, templates: Mapping[str, LetterTemplate]) -> list[str]:
    return [
        code
        for code, kept in SERVES.items()
        if result in kept and system in templates[code].systems and code != LATE
    ]
