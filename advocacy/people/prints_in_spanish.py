"""How an agency may reach a person, in Spanish, for a letter in Spanish. The English one is in `prints`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from babel.lists import format_list

from .models import Allowed, Method, Person, SafeContact
from .prints import ORDER, protected_lines, tidy

DOING = {
    Method.CALL: "llamar",
    Method.TEXT: "enviar mensajes de texto",
    Method.VOICEMAIL: "dejar un mensaje de voz",
    Method.EMAIL: "escribir por correo electrónico",
    Method.POST: "enviar cartas",
    Method.VISIT: "visitar",
}
NEVER = {
    Method.CALL: "No llamen.",
    Method.VOICEMAIL: "No dejen mensajes de voz.",
    Method.TEXT: "No envíen mensajes de texto.",
    Method.EMAIL: "No escriban por correo electrónico.",
    Method.POST: "No envíen cartas.",
    Method.VISIT: "No visiten.",
}


def safe_contact_line_in_spanish(person: Person, *, alone: bool = False) -> str:
    """What is allowed and when, what to ask about first, what never is. `alone`: the person writes themselves."""
    rows = sorted(person.safe_contacts, key=lambda row: ORDER.index(Method(row.method)))
    if not rows:
        return _ask_first(False, Method.CALL, Method.TEXT, Method.POST)
    ask = [Method(row.method) for row in rows if row.allowed == Allowed.ASK_FIRST]
    sentences = [
        *_allowed((row for row in rows if row.allowed == Allowed.YES), protected_lines(person)),
        *([_ask_first(alone, *ask)] if ask else []),
        *(NEVER[Method(row.method)] for row in rows if row.allowed == Allowed.NEVER),
    ]
    return " ".join(sentences)


def _allowed(rows: Iterable[SafeContact], secret: list[str]) -> Iterator[str]:
    """One sentence for all ways that share their number and hours."""
    together: dict[tuple[str, str], list[Method]] = defaultdict(list)
    for row in rows:
        details = tidy(row.details)
        told = "" if any(line in details.casefold() for line in secret) else details
        together[told, tidy(row.best_times)].append(Method(row.method))
    for (details, times), methods in together.items():
        words = f"Se puede {_either(methods)}"
        words += f": {details}" if details else ""
        yield f"{words}, {times}." if times else f"{words}."


def _ask_first(alone: bool, *methods: Method) -> str:
    whom = "Pregúntenme" if alone else "Pregunten a quien da apoyo"
    return f"{whom} antes de {_either(methods)}."


def _either(methods: Iterable[Method]) -> str:
    return format_list([DOING[method] for method in methods], style="or", locale="es")
