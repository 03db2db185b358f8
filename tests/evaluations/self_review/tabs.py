"""An open page of the long form, as static/js/drafts.js keeps it, and two ways to the server: the services, and HTTP."""

import json
from collections.abc import Mapping
from itertools import count

from evaluations.domain.drafts import fingerprint
from evaluations.selectors.self_reviews import step_one
from evaluations.services import self_reviews as acts
from evaluations.services.self_review_drafts import self_review_save
from sonduong.kit.errors import DomainError
from tests.evaluations.step_one import AT


class Services:
    """The server without its web: what the views call."""

    def __init__(self, case, actor) -> None:
        self.case, self.actor = case, actor

    def load(self) -> tuple[dict, dict] | None:
        """Texts and marks of the page, None when it leads to the submitted review instead."""
        step1 = step_one([self.case])[self.case.pk]
        marks = {key: fingerprint(text) for key, text in step1.flat.items()}
        return (dict(step1.flat), marks) if step1.is_draft else None

    def save(self, texts: Mapping[str, str], seen: Mapping[str, str]) -> dict:
        try:
            saved = self_review_save(
                evaluation_id=self.case.pk, values=texts, seen=seen, actor=self.actor, at=AT
            )
        except DomainError as error:
            return {"refused": error.code}
        return {"seen": saved.seen, "clashes": {key: one.theirs for key, one in saved.clashes.items()}}

    def submit(self) -> None:
        self._try(acts.self_reviews_submit, items=[acts.ReviewItem(self.case.pk)])

    def withdraw(self) -> None:
        self._try(acts.self_review_withdraw, evaluation_id=self.case.pk)

    def _try(self, act, **what) -> None:
        try:
            act(actor=self.actor, at=AT, **what)
        except DomainError:
            pass  # not now: already submitted, or never


class Web:
    """The same through the addresses."""

    def __init__(self, client, case) -> None:
        self.client, self.address = client, f"/tu-danh-gia/{case.pk}/"

    def load(self) -> tuple[dict, dict] | None:
        answer = self.client.get(self.address)
        if answer.status_code == 302:
            return None
        return dict(answer.context["page"].step1.flat), json.loads(answer.context["seen_json"])

    def save(self, texts: Mapping[str, str], seen: Mapping[str, str]) -> dict:
        sent = {"form": "1", "seen": json.dumps(dict(seen)), **texts}
        answer = self.client.post(f"{self.address}luu/", sent).json()
        return answer | {"clashes": {key: one["theirs"] for key, one in answer.get("clashes", {}).items()}}

    def submit(self) -> None:
        self.client.post(f"{self.address}nop/")

    def withdraw(self) -> None:
        self.client.post(f"{self.address}rut-lai/")


class Tab:
    """One tab: boxes, marks, open panels of clashes, and the copies that its browser keeps (shared by tabs of one machine)."""

    numbers = count()

    def __init__(self, server, copies: dict) -> None:
        self.server, self.copies = server, copies
        self.texts: dict[str, str] = {}
        self.seen: dict[str, str] = {}
        self.panels: dict[str, str] = {}
        self.unsaved = self.is_open = False
        self.load()

    def load(self) -> None:
        """Open the page anew, and take up what an earlier one could not send, as the button of the panel does."""
        page = self.server.load()
        self.panels, self.place, self.is_open, self.unsaved = {}, next(self.numbers), page is not None, False
        if page is None:
            return
        self.texts, self.seen = page
        for place in [place for place, (texts, _) in self.copies.items() if not self._differs(texts)]:
            del self.copies[place]
        if self.copies:
            place = max(self.copies)
            texts, self.seen = self.copies[place]
            self.texts = self.texts | texts
            self._edited()
            del self.copies[place]

    def _differs(self, texts: Mapping[str, str]) -> bool:
        return any(text != self.texts.get(key, "") for key, text in texts.items())

    def type(self, key: str, word: str, *, instead: bool) -> str:
        """Append a word, or write it over the whole text; returns what the person wiped out before the own eyes."""
        before = self.texts.get(key, "")
        self.texts[key] = word if instead else before + word
        self._edited()
        return before if instead else ""

    def choose(self, key: str, take: str) -> str:
        """Press a button of the panel; returns the text that the person gave up."""
        theirs, mine = self.panels.pop(key), self.texts.get(key, "")
        self.texts[key] = {"theirs": theirs, "yours": mine, "both": f"{theirs}\n{mine}"}[take]
        self.seen[key] = fingerprint(theirs)
        self._edited()
        return {"theirs": mine, "yours": theirs, "both": ""}[take]

    def _edited(self) -> None:
        self.unsaved = True
        self.copies[self.place] = (dict(self.texts), dict(self.seen))

    def save(self, *, line: bool = True) -> None:
        """The timer of the autosave; without a line nothing arrives and the copy stays."""
        if not line:
            return self._edited()
        answer = self.server.save(self.texts, self.seen)
        if "refused" in answer:
            self.unsaved = True
            return None
        found = answer["clashes"]
        self.seen |= {key: mark for key, mark in answer["seen"].items() if key not in found}
        self.panels = dict(found)
        self.unsaved = bool(found)
        if not found:
            self.copies.pop(self.place, None)
        return None
