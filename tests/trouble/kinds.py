"""Many kinds of writing, each with a word in it that stands nowhere else, so that it can be found or missed."""

from collections.abc import Callable
from queue import Empty, Queue
from random import Random

from bs4 import BeautifulSoup

from tests.pages.referrals import ASKED

from .people import Staff
from .places import new_name
from .writer import SAVED, Answer, Client

LIST = "Case no,First,Last,DOB,Phone,Opened,Status\n{0}a,Ana{0},Bel{0},1961-05-20,,2026-01-05,open\n"


class Work:
    """What one thread does at the desks of an advocate and of a supervisor."""

    def __init__(
        self, staff: Staff, advocate: Client, supervisor: Client, ready: "Queue[str]", seed: int
    ) -> None:
        self.staff, self.advocate, self.supervisor, self.ready = staff, advocate, supervisor, ready
        self.dice, self.half_done = Random(seed), []  # type: ignore[var-annotated]
        self.often: list[tuple[int, Callable[[], None]]] = [
            (40, self.contact),
            (20, self.task),
            (15, self.goal),
            (15, self.draft),
            (6, self.referral),
            (2, self.letter),
            (1, self.issue),
            (1, self.bring_in),
        ]

    def next(self) -> None:
        weights, works = zip(*self.often, strict=True)
        self.dice.choices(works, weights)[0]()

    @property
    def case(self) -> str:
        return self.dice.choice(self.staff.cases)

    def _saved(self, kind: str, word: str, answer: Answer, client: Client) -> bool:
        if answer.status in SAVED and (kind == "draft") == (answer.status == 200):
            client.counts.saved(kind, word)
            return True
        client.counts.refused(kind, answer.status, words_back=word in answer.text)
        return False

    def _send(self, kind: str, path: str, **fields: str | list[str]) -> None:
        word = new_name()
        sent = {name: f"Words {word}" if value == "Words" else value for name, value in fields.items()}
        self._saved(kind, word, self.advocate.send(path, sent, word), self.advocate)

    def contact(self) -> None:
        self._send("contact", "/contacts/new", who=self.case, when="today", how="call", note="Words")

    def task(self) -> None:
        owner = self._owner()
        self._send("task", f"/cases/{self.case}/tasks/new", what="Words", due_on="tomorrow", owner=owner)

    def _owner(self) -> str:
        if not hasattr(self, "_known_owner"):
            page = BeautifulSoup(self.advocate.page(f"/cases/{self.case}/tasks/new"), "html.parser")
            self._known_owner = str(page.select_one("input[name=owner][checked]")["value"])  # type: ignore[index]
        return self._known_owner

    def goal(self) -> None:
        self._send("goal", f"/cases/{self.case}/goals/new", words="Words")

    def draft(self) -> None:
        self._send("draft", "/contacts/draft", who=self.case, when="today", how="call", note="Words")

    def referral(self) -> None:
        path = f"/cases/{self.case}/referrals/new?service={self.staff.service}"
        self._send("referral", path, **{**ASKED, "need": "Words", "reply_by": "tomorrow"})

    def letter(self) -> None:
        answer = self.advocate.send(f"/cases/{self.case}/letters/new", {"template": "T06"})
        self._saved(
            "letter", answer.location.split("/")[2] if answer.status == 303 else "", answer, self.advocate
        )

    def issue(self) -> None:
        """A letter that a crash left half way is put aside: it can be issued again after a while."""
        try:
            letter = self.ready.get_nowait()
        except Empty:
            return
        answer = self.advocate.send(f"/letters/{letter}/issue", {})
        if answer.status == 303 and "done=" in answer.location:
            self.advocate.counts.saved("issued", letter)
        else:
            self.half_done.append(letter)

    def bring_in(self) -> None:
        """A list of people from the file to the batch: three forms."""
        word = new_name()
        boss = self.supervisor
        answer = boss.send_file("/import", f"{word}.csv", LIST.format(word).encode())
        if not self._saved("file", word, answer, boss):
            return
        columns = boss.send(answer.location, _as_offered(boss.page(answer.location)))
        if columns.status == 303 and columns.location.endswith("/preview"):
            done = boss.send(columns.location, {"do": "import"})
            self._saved("import", word, done, boss)
        else:
            boss.counts.refused("columns", columns.status, words_back=True)


def _as_offered(text: str) -> dict[str, str]:
    """The form as the page offers it."""
    form = BeautifulSoup(text, "html.parser").select_one("main form")
    assert form, "no form on the page"
    found = {
        str(tag["name"]): str(tag.get("value", "")) for tag in form.select("input[name]:not([type=radio])")
    }
    for box in form.select("select"):
        chosen = box.select_one("option[selected]") or box.select_one("option")
        found[str(box["name"])] = str(chosen["value"]) if chosen else ""
    for radio in form.select("input[type=radio][checked]"):
        found[str(radio["name"])] = str(radio["value"])
    return {name: value for name, value in found.items() if name not in ("once", "csrf_token")}
