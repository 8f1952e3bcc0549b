"""What of a person may stand on paper that leaves the house."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from babel.lists import format_list
from flask_babel import get_locale
from flask_babel import gettext as _

from .models import Allowed, Method, Person, SafeContact
from .safe_contact import never_words

# A voicemail stands last among what shares a number: “call, text or leave a voicemail at …”.
ORDER = (Method.CALL, Method.TEXT, Method.VOICEMAIL, Method.EMAIL, Method.POST, Method.VISIT)


def printable_address(person: Person) -> tuple[str, ...]:
    """The lines of the first address that is not protected; nothing where there is none."""
    for address in person.addresses:
        if not address.protected and address.lines.strip():
            return tuple(line.strip() for line in address.lines.splitlines() if line.strip())
    return ()


def safe_contact_line(person: Person, *, asking: str = "") -> str:
    """How an agency may reach the person: what is allowed and when, what to ask about first, what never is.

    What to say, who else hears, the code word and the note on safety stay in the house: a code word is worth
    nothing once others know it, and the rest may say who is dangerous to them. So does a number that may only
    be used after asking. `asking` is whom they ask: “me”, where the person writes alone.
    """
    rows = sorted(person.safe_contacts, key=lambda row: ORDER.index(Method(row.method)))
    if not rows:
        return _ask_first(_("the advocate"), Method.CALL, Method.TEXT, Method.POST)
    ask = [Method(row.method) for row in rows if row.allowed == Allowed.ASK_FIRST]
    sentences = [
        *_allowed((row for row in rows if row.allowed == Allowed.YES), protected_lines(person)),
        *([_ask_first(asking or _("the advocate"), *ask)] if ask else []),
        *(never_words(row.method) for row in rows if row.allowed == Allowed.NEVER),
    ]
    return " ".join(sentences)


def protected_lines(person: Person) -> list[str]:
    lines = "\n".join(address.lines for address in person.addresses if address.protected).splitlines()
    return [line for typed in lines if (line := tidy(typed).casefold())]


def _allowed(rows: Iterable[SafeContact], secret: list[str]) -> Iterator[str]:
    """One sentence for all ways that share their number and hours."""
    together: dict[tuple[str, str], list[Method]] = defaultdict(list)
    for row in rows:
        details = tidy(row.details)
        told = "" if any(line in details.casefold() for line in secret) else details
        together[told, tidy(row.best_times)].append(Method(row.method))
    for (details, times), methods in together.items():
        words = _with_details(methods, details) if details else _fine(methods)
        yield _("%(words)s, %(times)s.", words=words, times=times) if times else f"{words}."


def tidy(typed: str) -> str:
    return " ".join(typed.split()).rstrip(" .,;")


def _with_details(methods: list[Method], details: str) -> str:
    """“Call or text 555-0142”; of letters and visits we were told how or where, not a number."""
    if {Method.POST, Method.VISIT} & set(methods):
        return f"{_fine(methods)}: {details}"
    ways = _started(_either(_doing(method) for method in methods))
    if methods[-1] == Method.VOICEMAIL:
        return _("%(ways)s at %(details)s", ways=ways, details=details)
    return f"{ways} {details}"


def _fine(methods: list[Method]) -> str:
    names = {
        Method.CALL: _("calls"),
        Method.TEXT: _("text messages"),
        Method.VOICEMAIL: _("voicemails"),
        Method.EMAIL: _("emails"),
        Method.POST: _("letters"),
        Method.VISIT: _("visits"),
    }
    named = format_list([names[method] for method in methods], locale=get_locale() or "en_US")
    return _("%(ways)s are fine", ways=_started(named))


def _ask_first(whom: str, *methods: Method) -> str:
    return _("Ask %(whom)s before you %(do)s.", whom=whom, do=_either(_doing(method) for method in methods))


def _either(words: Iterable[str]) -> str:
    return format_list(list(words), style="or", locale=get_locale() or "en_US")


def _doing(method: Method) -> str:
    return {
        Method.CALL: _("call"),
        Method.TEXT: _("text"),
        Method.VOICEMAIL: _("leave a voicemail"),
        Method.EMAIL: _("email"),
        Method.POST: _("write"),
        Method.VISIT: _("visit"),
    }[method]


def _started(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
