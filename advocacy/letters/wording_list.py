"""Words that hurt, claim too much or promise too much, and what to write in their place."""

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """Why another word may do better. The value is what the page says."""

    SHAMES = "It can sound like blame, or make a person smaller than they are."
    JUDGES = "It says what a court or agency has to decide. Say what you believe, and name the rule."
    PROMISES = "Nobody can promise this."
    PREDICTS = "A letter tells what was seen. It does not say what someone will do."
    DOUBTS = "It sounds as if you do not believe the person."
    ILLNESS = "No illness is needed for what you ask. Say what is hard because of it, or leave it out."
    ANOTHER = "This is the name of another person whom you support."
    STALE = "Nobody has read this rule again for a year. Look whether it still stands so."
    TOO_LONG = "The sentence has more than 30 words. Two short ones are read, one long one is skipped."
    TOO_HARD = "The letter is hard to read. This is its hardest sentence."


@dataclass(frozen=True)
class Watched:
    """A pattern to look for, why, and what to write in its place."""

    pattern: str
    why: Why
    better: str


_SHAMES = (
    (r"victims? of", "“lived through”, or say what happened"),
    (r"(?:suffers?|suffering|suffered) from", "“has” or “lives with”"),
    (r"non-?complian(?:t|ce)", "say what they did: “did not take”, “stopped”, “chose not to”"),
    (r"non-?adheren(?:t|ce)", "say what they did: “did not take”, “stopped”, “chose not to”"),
    (r"refus(?:es|ed|ing)|refuse to", "“chose not to” or “did not”; of an agency: “denied” or “said no”"),
    (r"(?:drug |substance )?addicts?|junkies?|alcoholics?|drunks?", "“person who used …” or “person in recovery”"),
    (r"(?:drug|substance|alcohol) abuse(?:rs?)?|abuses? (?:drugs|alcohol)", "“drug use” or “alcohol use”"),
    (r"(?:is|are|was|been|got|getting|stay(?:ed|ing)?) clean|clean (?:and sober|for|since|time)",
     "“in recovery” or “has not used since …”"),
    (r"(?:clean|dirty) (?:urines?|tests?|screens?|drops?)", "“the test was negative” or “positive”"),
    (r"relaps(?:e|es|ed|ing)", "“returned to use”"),
    (r"commit(?:s|ted|ting)? suicide", "“died by suicide”"),
    (r"(?:failed|successful) suicide", "“tried to end their life” or “died by suicide”"),
    (r"frequent flyers?|super-?utilizers?", "say how often, and why"),
    (r"manipulat(?:ive|es|ed|ing)", "say what was said or done"),
    (r"attention-?seeking", "say what the person asked for"),
    (r"(?:high|low)(?:er)?[- ]functioning", "say what the person does alone and with what help"),
    (r"resistant|hard to reach|difficult to engage|unmotivated", "say what was offered and what the person wanted"),
    (r"no-?shows?", "“did not attend”"),
    (r"wheelchair-?bound|confined to a wheelchair", "“uses a wheelchair”"),
    (r"handicapped|crippled|retarded|the disabled(?! \w)", "“disabled person” or “person with …”, as they say it"),
    (r"schizophrenics?|an? bipolar|mentally ill|crazy|insane|psychotic", "leave it out, or use the person’s own word"),
    (r"the homeless|vagrants?", "“person without a home”"),
    (r"illegal (?:alien|immigrant)s?|illegals|ex-?(?:con|convict|felon|offender)s?|felons?|inmates?",
     "the person’s name; leave it out unless it is needed"),
)  # fmt: skip
_JUDGES = (
    (r"violat(?:e|es|ed|ing|ions?)", "“we believe that … applies”"),
    (r"illegal(?:ly)?|unlawful(?:ly)?|against the law|broke the law", "“we believe that … applies”"),
    (r"discriminat(?:ed|es|ing|ion)", "say what was done, and “we believe that … applies”"),
    (r"negligen(?:t|ce)|malpractice|fraud(?:ulent)?|bad faith", "say what was done or left undone"),
    (r"breach(?:ed|es)?", "say what was agreed and what was done"),
    (r"entitled to", "“we believe that … gives”"),
    (r"lied|lying|liars?", "say what was said, and what the papers show"),
)
_PROMISES = (
    (r"guarantees?|guaranteed", "say what is in place"),
    (r"(?:will|sure to|certain to) win", "leave it out"),
    (r"(?:I|we) promise", "say what you will do, and by when"),
    (r"without (?:a )?doubt|no doubt|definitely|one hundred percent|100 ?%", "say what shows it"),
)
_PREDICTS = (
    (r"will never|will always", "say what you have seen so far"),
    (
        r"(?:low|high|no) risk|(?:not )?a (?:danger|risk|threat) to|not dangerous|dangerous",
        "say what you have seen",
    ),
    (
        r"will not (?:reoffend|re-?offend|use again|drink again)|(?:is|are) cured",
        "say what you have seen so far",
    ),
)
_DOUBTS = (
    (
        r"claim(?:s|ed)? (?:that|to)|allegedly|admit(?:s|ted)",
        "“said”, “told me” or “reports”",
    ),
)

WATCHED = tuple(
    Watched(pattern, why, better)
    for why, rows in (
        (Why.SHAMES, _SHAMES),
        (Why.JUDGES, _JUDGES),
        (Why.PROMISES, _PROMISES),
        (Why.PREDICTS, _PREDICTS),
        (Why.DOUBTS, _DOUBTS),
    )
    for pattern, better in rows
)
