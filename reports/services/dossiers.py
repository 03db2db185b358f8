"""A cadre's whole dossier (DOS-3): every paper that there is and every PDF beside it, bound behind a cover with contents."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from evaluations.selectors.paper_files import FileFacts, dossier_facts
from reports.parts import STATE, Letterhead, Subject
from reports.phrases import refusal
from reports.registry import paper
from reports.renderers import binding, html, pdf
from reports.renderers.binding import Entry, Sheaf
from reports.selectors.sources import number, of_case
from reports.spec import Actor, PaperSpec, Scope
from reports.words import office_lines
from sonduong.kit import clock, uploads
from sonduong.kit.errors import DomainError, NotVisible

CODE = "ho-so"
# Code, what is added to the case's number, what is added to the title: the order of 3.5.1 and 3.5.2.
CONTENTS = (
    ("01", "", ""),
    ("06", "", ""),
    ("02B-TH", "", ""),
    ("03-QD11", "-collective", " cùng cấp"),
    ("07", "-collective", " – tập thể cùng cấp"),
    ("03-QD11", "-superior", " cấp trên trực tiếp"),
    ("07", "-superior", " – cấp trên trực tiếp"),
    ("10", "", ""),
)
PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Values:
    """The cover, and the sheaves behind it."""

    head: Letterhead
    year: int | None
    subject: Subject
    sheaves: tuple[Sheaf, ...]
    contents: tuple[Entry, ...] = ()


def collect(actor: Actor, target_id: str) -> Values:
    """Every paper of the case printed as this person may read it; a paper for others is not even named."""
    facts = dossier_facts(actor, number(target_id), on=clock.today())
    who = facts.who
    sheaves = (*_papers(actor, target_id), *map(_file, facts.files))
    return Values(
        Letterhead(STATE, "", office_lines(who.unit)),
        who.year,
        Subject(who.name, who.title, who.unit),
        sheaves,
    )


def _papers(actor: Actor, case: str) -> Iterator[Sheaf]:
    for code, voice, words in CONTENTS:
        spec = paper(code)
        title = f"{spec.heading}{words}"
        try:
            values = spec.source.collect(actor, f"{case}{voice}")
        except NotVisible:
            continue
        except DomainError as error:
            yield Sheaf(title, missing=refusal(error.code, error.params))
        else:
            yield Sheaf(title, pdf.from_html(html.page(spec, values)))


def _file(file: FileFacts) -> Sheaf:
    title = f"{file.purpose}: {file.name}"
    if file.media_type != PDF:
        return Sheaf(title, missing="Không phải tệp PDF; mở trong hồ sơ trên phần mềm.")
    try:
        content = uploads.read(file.stored_name, file.sha256)
    except DomainError:
        return Sheaf(title, missing="Tệp không còn nguyên vẹn.")
    if not binding.is_bindable(content):
        return Sheaf(title, missing="Tệp PDF có khóa hoặc hỏng; mở trong hồ sơ trên phần mềm.")
    return Sheaf(title, content)


def press(values: Values) -> bytes:
    """The bound dossier."""
    return binding.bind(
        values.sheaves, lambda entries: pdf.from_html(html.page(DOSSIER, replace(values, contents=entries)))
    )


def sample() -> Values:
    """The samples of four papers, and one that is not there yet."""
    first: Any = paper("01").sample()
    codes = ("01", "06", "03-QD11", "10")
    sheaves = [Sheaf(paper(c).heading, pdf.from_html(html.page(paper(c), paper(c).sample()))) for c in codes]
    sheaves.insert(2, Sheaf(paper("02B-TH").heading, missing="chưa đến bước có nội dung của mẫu này."))
    return Values(first.head, first.year, first.subject, tuple(sheaves))


def blank() -> Values:
    """An empty cover with the list of what belongs in."""
    first: Any = paper("01").blank()
    titles = (f"{paper(code).heading}{words}" for code, _, words in CONTENTS)
    return Values(
        first.head, None, Subject(), tuple(Sheaf(title, missing="................") for title in titles)
    )


DOSSIER = PaperSpec(
    code=CODE,
    title="Bộ hồ sơ đánh giá của một cán bộ",
    scope=Scope.EVALUATION,
    template="reports/papers/ho_so.html",
    sample=sample,
    blank=blank,
    source=replace(of_case("self_review.read", dossier_facts, tuple), collect=collect),
)
