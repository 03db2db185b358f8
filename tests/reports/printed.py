"""Papers rendered once a run, and what can be read off them: text, pages, faces."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from reports.registry import all_papers
from reports.renderers import html, pdf

GOLDEN = Path(__file__).resolve().parent.parent / "golden"


@dataclass(frozen=True)
class Printed:
    """A PDF as bytes and as read again."""

    bytes: bytes
    pages: tuple[str, ...]
    sizes: frozenset[tuple[int, int]]
    faces: frozenset[str]

    @property
    def golden(self) -> str:
        """What is compared with tests/golden/: size and number of pages, then the text."""
        sizes = ", ".join(f"{width} × {height} mm" for width, height in sorted(self.sizes))
        pages = "\n\n".join(f"--- {n} ---\n{text}" for n, text in enumerate(self.pages, 1))
        return f"{len(self.pages)} pages, {sizes}\n\n{pages}\n"


def read(content: bytes) -> Printed:
    """What a PDF says of itself. Sizes in whole millimetres."""
    reader = PdfReader(BytesIO(content))
    faces, sizes = set(), set()
    for page in reader.pages:
        sizes.add(tuple(round(float(side) * 25.4 / 72) for side in page.mediabox[2:]))
        for font in page["/Resources"]["/Font"].values():
            faces.add(str(font.get_object()["/BaseFont"]).split("+")[-1])
    texts = tuple(
        "\n".join(line.rstrip() for line in page.extract_text().splitlines()) for page in reader.pages
    )
    return Printed(content, texts, frozenset(sizes), frozenset(faces))


@lru_cache(maxsize=100)
def printed(code: str, kind: str = "sample") -> Printed:
    """The sample or the blank of a paper, printed."""
    spec = all_papers()[code]
    return read(pdf.from_html(html.page(spec, getattr(spec, kind)())))


def write_golden() -> None:
    """Write tests/golden/ anew: python -c 'import tests.reports.printed as p; p.write_golden()' with Django set up."""
    for code in all_papers():
        (GOLDEN / f"{code}.txt").write_text(printed(code).golden, encoding="utf-8")
