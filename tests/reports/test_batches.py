"""Many papers as jobs: asked once, shared out, whole on disk, stopped, gone on with, handed out with the right asked again."""

import io
import uuid
import zipfile

import pytest
from pypdf import PdfReader

from evaluations.models import Evaluation, SelfReview
from organizations.models import Assignment
from organizations.permissions import sync_permissions
from reports import tasks  # noqa: F401 -- the worker finds the handlers there
from reports.enums import BatchState
from reports.models import PaperBatch
from reports.selectors.batches import SHARE, batch_get, jobs_of, progress_of
from reports.services import batches, downloads, store
from sonduong.kit import jobs
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.models import Job
from tests import factories as make

pytestmark = pytest.mark.django_db


def ask(world, *, names=("head", "deputy"), code="01", made_as="pdf", token=None, actor=None):
    ids = [str(getattr(world.cases, name).pk) for name in names]
    return batches.batch_ask(
        code=code,
        made_as=made_as,
        targets=ids,
        token=token or uuid.uuid4(),
        actor=actor or world.org,
        at=make.AT,
    )


def work(batch):
    for job in jobs_of(batch, batch.items.count()):
        jobs.run(str(job.pk))
    batch.refresh_from_db()


def test_a_batch_prints_every_copy_in_the_order_asked(world):
    batch = ask(world)
    work(batch)
    items = list(batch.items.all())

    assert [(item.order, item.name) for item in items] == [(1, "Nông Văn Tuyến"), (2, "Ma Thị Khiêm")]
    for item in items:
        text = (
            PdfReader(io.BytesIO(store.read(item.stored_name, item.sha256, of=item.name)))
            .pages[0]
            .extract_text()
        )
        assert item.name in text
    progress = progress_of(batch)
    assert (progress.state, progress.made, progress.total, progress.is_finished) == (
        BatchState.DONE,
        2,
        2,
        True,
    )


def test_the_same_form_sent_twice_is_one_batch(world):
    token = uuid.uuid4()

    assert ask(world, token=token) == ask(world, token=token)
    assert (PaperBatch.objects.count(), Job.objects.count()) == (1, 1)


def test_the_token_of_somebody_else_opens_nothing(world):
    token = uuid.uuid4()
    ask(world, token=token)

    with pytest.raises(NotVisible):
        ask(world, token=token, actor=world.clerk)


def test_running_a_job_again_changes_nothing(world):
    batch = ask(world)
    work(batch)
    before = list(batch.items.values_list("stored_name", "sha256", "size"))
    stamps = [store.path_of(name).stat().st_mtime_ns for name, *_ in before]
    Job.objects.update(state="queued", lease_until=None)
    work(batch)

    assert list(batch.items.values_list("stored_name", "sha256", "size")) == before
    assert [store.path_of(name).stat().st_mtime_ns for name, *_ in before] == stamps


def test_a_file_lost_between_disk_and_row_is_printed_again(world):
    batch = ask(world)
    work(batch)
    lost = batch.items.first()
    store.path_of(lost.stored_name).write_bytes(b"half")
    Job.objects.update(state="queued", lease_until=None)
    work(batch)

    assert store.is_whole(lost.stored_name, lost.sha256)


def test_a_case_that_is_not_ready_is_named_with_its_reason(world):
    batch = ask(world, names=("head", "plain"))
    work(batch)
    progress = progress_of(batch)

    assert (progress.state, progress.made, progress.done) == (BatchState.DONE, 1, 2)
    assert [(item.name, item.problem["code"]) for item in progress.problems] == [
        ("Hà Quang Bình", "paper_not_submitted")
    ]


def test_one_broken_copy_keeps_no_other_from_being_printed(world):
    batch = ask(world)
    review = SelfReview.objects.get(evaluation=world.cases.head)
    SelfReview.objects.filter(pk=review.pk).update(answers=["not", "answers"])
    with pytest.raises(AttributeError):
        work(batch)
    progress = progress_of(batch)
    assert (progress.state, progress.made) == (BatchState.FAILED, 1)

    SelfReview.objects.filter(pk=review.pk).update(answers=review.answers)
    batches.batch_retry(batch)
    work(batch)
    assert (progress_of(batch).state, progress_of(batch).made) == (BatchState.DONE, 2)


def test_a_batch_is_shared_out_in_equal_jobs(world):
    shared = Evaluation.objects.get(pk=world.cases.plain.pk)
    ids = [
        str(make.case(world.campaign, unit=shared.unit, collective=shared.collective, stage="self_review").pk)
        for _ in range(SHARE + 1)
    ]
    batch = batches.batch_ask(
        code="01", made_as="pdf", targets=ids, token=uuid.uuid4(), actor=world.org, at=make.AT
    )

    assert [(job.params["first"], job.params["last"]) for job in jobs_of(batch, SHARE + 1)] == [
        (1, 25),
        (26, 26),
    ]


@pytest.mark.parametrize(("names", "code"), [((), "batch_empty")])
def test_nothing_chosen_is_refused(world, names, code):
    with pytest.raises(DomainError) as error:
        ask(world, names=names)
    assert error.value.code == code


def test_one_case_that_may_not_be_read_refuses_the_whole_batch(world):
    other = make.case(world.campaign, unit=make.unit("Phòng khác"))
    ids = [str(world.cases.head.pk), str(other.pk)]

    with pytest.raises(NotVisible):
        batches.batch_ask(
            code="01", made_as="pdf", targets=ids, token=uuid.uuid4(), actor=world.clerk, at=make.AT
        )
    assert PaperBatch.objects.count() == 0


def test_a_paper_does_not_come_in_a_format_it_has_not(world):
    with pytest.raises(NotVisible):
        ask(world, made_as="xlsx")


def test_a_cancelled_batch_stops_and_goes_on_when_asked(world):
    batch = ask(world)
    batches.batch_cancel(batch)
    work(batch)
    assert (progress_of(batch).state, progress_of(batch).made) == (BatchState.CANCELLED, 0)

    batches.batch_retry(batch)
    work(batch)
    assert (progress_of(batch).state, progress_of(batch).made) == (BatchState.DONE, 2)


def test_a_batch_that_was_not_stopped_cannot_be_retried(world):
    batch = ask(world)
    with pytest.raises(DomainError) as error:
        batches.batch_retry(batch)
    assert error.value.code == "job_not_stopped"


def test_a_batch_belongs_to_the_one_who_asked(world):
    batch = ask(world)

    assert batch_get(world.org, batch.pk) == batch
    with pytest.raises(NotVisible):
        batch_get(world.clerk, batch.pk)


def test_the_zip_holds_every_file_and_is_the_same_each_time(world):
    batch = ask(world)
    work(batch)
    first = downloads.zip_of(batch, actor=world.org).read()

    names = zipfile.ZipFile(io.BytesIO(first)).namelist()
    assert names == ["0001-mau-01-nong-van-tuyen.pdf", "0002-mau-01-ma-thi-khiem.pdf"]
    assert downloads.zip_of(batch, actor=world.org).read() == first


def test_the_joined_pdf_holds_all_pages_with_a_bookmark_for_each_person(world):
    batch = ask(world)
    work(batch)
    batches.batch_join(batch)
    work(batch)
    joined = PdfReader(downloads.joined_of(batch, actor=world.org))

    single = sum(
        len(PdfReader(io.BytesIO(store.read(item.stored_name, item.sha256, of=""))).pages)
        for item in batch.items.all()
    )
    assert len(joined.pages) == single
    assert [entry["/Title"] for entry in joined.outline] == ["Nông Văn Tuyến", "Ma Thị Khiêm"]


def test_a_right_that_ended_closes_the_download(world):
    batch = ask(world, actor=world.clerk)
    work(batch)
    Assignment.objects.filter(role="unit_office").update(ends_on=make.SINCE)
    sync_permissions()
    clerk = type(world.clerk).objects.get(pk=world.clerk.pk)

    with pytest.raises(DomainError) as error:
        downloads.zip_of(batch, actor=clerk)
    assert (error.value.code, error.value.params) == ("batch_right_ended", {"count": 2})


def test_a_damaged_file_is_not_handed_out(world):
    batch = ask(world)
    work(batch)
    store.path_of(batch.items.first().stored_name).write_bytes(b"%PDF-")

    with pytest.raises(DomainError) as error:
        downloads.zip_of(batch, actor=world.org)
    assert error.value.code == "paper_file_damaged"


def test_a_kept_file_is_whole_or_not_there(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    kept = store.keep("a/b.pdf", b"content")

    assert store.read(kept.name, kept.sha256, of="") == b"content"
    assert (kept.size, [path.name for path in (tmp_path / "papers" / "a").iterdir()]) == (7, ["b.pdf"])
    assert oct(store.path_of(kept.name).stat().st_mode)[-3:] == "600"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Đỗ Thị Ánh", "mau-06-do-thi-anh.pdf"), ("../../x", "mau-06-x.pdf"), ("…", "mau-06.pdf")],
)
def test_a_downloaded_file_has_a_name_that_every_system_takes(name, expected):
    assert batches.file_name("06", name, "pdf") == expected
