"""The bound dossier: every paper that there is, its contents right, nothing for other eyes, the same bytes each time."""

import io
import uuid

import pytest
from pypdf import PdfReader, PdfWriter

from evaluations.models import Evidence
from reports import tasks  # noqa: F401 -- the worker finds the handlers there
from reports.renderers.binding import Sheaf, bind, is_bindable
from reports.selectors.batches import jobs_of
from reports.services import batches, dossiers
from reports.services.printing import paper_of
from sonduong.kit import jobs, uploads
from sonduong.kit.errors import NotVisible
from tests import factories as make
from tests.evaluations.step_one import proposed
from tests.reports.printed import printed

pytestmark = pytest.mark.django_db


def dossier(actor, case) -> PdfReader:
    return PdfReader(io.BytesIO(paper_of(actor, dossiers.CODE, str(case.pk), "pdf")))


def bookmarks(reader: PdfReader) -> dict[str, int]:
    """Title → page from 1."""
    return {entry["/Title"]: reader.get_destination_page_number(entry) + 1 for entry in reader.outline}


def attached(world, content: bytes, name="Bằng khen.pdf", **values) -> Evidence:
    kept = uploads.keep(content)
    return Evidence.objects.create(
        evaluation=world.cases.head,
        purpose="field",
        key="I.1",
        name=name,
        stored_name=kept.stored_name,
        media_type=kept.media_type,
        size=kept.size,
        sha256=kept.sha256,
        uploaded_by=world.head,
        uploaded_at=make.AT,
        **values,
    )


def test_every_paper_that_there_is_stands_behind_the_cover_under_its_name(world):
    reader = dossier(world.org, world.cases.head)
    marks = bookmarks(reader)

    assert list(marks) == [
        "Bìa, mục lục",
        "Mẫu 01: Phiếu đánh giá, xếp loại chất lượng cán bộ",
        "Mẫu 06: Phiếu chấm điểm cán bộ theo tiêu chí đánh giá",
        "Mẫu 10: Biểu tổng hợp thông tin đánh giá, xếp loại cán bộ",
    ]
    cover = " ".join(reader.pages[0].extract_text().split())
    for title, page in list(marks.items())[1:]:
        assert f"{title} {page}" in cover
        assert title.split(": ")[0].replace("Mẫu", "Mẫu số") in reader.pages[page - 1].extract_text()


def test_what_is_missing_is_named_with_its_reason(world):
    cover = " ".join(dossier(world.org, world.cases.head).pages[0].extract_text().split())

    assert "chưa đến bước có nội dung của mẫu này" in cover


def test_what_is_for_others_is_not_even_named(world):
    proposed(world.cases.head, world.clerk)
    reader = dossier(world.head, world.cases.head)

    assert [title[:6] for title in bookmarks(reader)] == ["Bìa, m", "Mẫu 01", "Mẫu 06"]
    assert "Mẫu 10" not in reader.pages[0].extract_text()


def test_a_pdf_beside_the_review_is_bound_in(world):
    attached(world, printed("08").bytes)
    reader = dossier(world.org, world.cases.head)
    page = bookmarks(reader)["Kèm nội dung kiểm điểm: Bằng khen.pdf"]

    assert "TỔNG HỢP KẾT QUẢ CHẤM ĐIỂM" in reader.pages[page - 1].extract_text()


def test_a_file_that_was_taken_away_or_changed_is_not_bound_in(world):
    attached(world, printed("08").bytes, name="Gỡ.pdf", removed_at=make.AT)
    changed = attached(world, printed("10").bytes, name="Hỏng.pdf")
    uploads.path_of(changed.stored_name).write_bytes(b"%PDF-")
    cover = " ".join(dossier(world.org, world.cases.head).pages[0].extract_text().split())

    assert "Gỡ.pdf" not in cover
    assert "Hỏng.pdf Tệp không còn nguyên vẹn." in cover


def test_the_same_dossier_is_the_same_bytes(world):
    once = paper_of(world.org, dossiers.CODE, str(world.cases.head.pk), "pdf")

    assert paper_of(world.org, dossiers.CODE, str(world.cases.head.pk), "pdf") == once


@pytest.mark.parametrize("reader", ["stranger", "judge"])
def test_whoever_may_not_read_the_case_has_no_dossier(world, reader):
    with pytest.raises(NotVisible):
        dossier(getattr(world, reader), world.cases.head)


def test_dossiers_are_printed_as_a_batch(world):
    ids = [str(world.cases.head.pk), str(world.cases.deputy.pk)]
    batch = batches.batch_ask(
        code="ho-so", made_as="pdf", targets=ids, token=uuid.uuid4(), actor=world.org, at=make.AT
    )
    for job in jobs_of(batch, 2):
        jobs.run(str(job.pk))

    assert [bool(item.sha256) for item in batch.items.all()] == [True, True]


def test_a_locked_pdf_is_not_bindable():
    writer = PdfWriter()
    writer.append(io.BytesIO(printed("08").bytes))
    writer.encrypt("mật khẩu")
    out = io.BytesIO()
    writer.write(out)

    assert not is_bindable(out.getvalue())
    assert not is_bindable(b"%PDF-1.7 nothing")
    assert is_bindable(printed("08").bytes)


def test_a_cover_of_two_pages_moves_every_paper():
    two, one = printed("10").bytes, printed("08").bytes
    seen = []
    bound = bind(
        [Sheaf("A", one), Sheaf("B", missing="chưa có"), Sheaf("C", two)], lambda c: seen.append(c) or two
    )

    assert [(entry.title, entry.page) for entry in seen[-1]] == [("A", 3), ("B", None), ("C", 4)]
    assert len(PdfReader(io.BytesIO(bound)).pages) == 5
