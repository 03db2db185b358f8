"""Jobs are rows: claimed once, retried, cancelled, swept when their worker died."""

from datetime import timedelta

import pytest

from sonduong.kit import clock, jobs
from sonduong.kit.errors import DomainError
from sonduong.kit.models import Job

pytestmark = pytest.mark.django_db
ran: list[str] = []


@jobs.handler("test.good")
def _good(progress: jobs.Progress) -> dict:
    progress.say(done=1, total=2, now_making="một nửa")
    ran.append(progress.params["name"])
    return {"made": progress.params["name"]}


@jobs.handler("test.bad")
def _bad(progress: jobs.Progress) -> None:
    raise OSError("đĩa đầy")


@jobs.handler("test.cancelled_meanwhile")
def _cancelled(progress: jobs.Progress) -> None:
    jobs.cancel(progress.job)
    progress.say(done=1, total=2)
    ran.append("không được tới đây")


@pytest.fixture(autouse=True)
def clean_slate():
    ran.clear()


def submit(kind="test.good", key="k"):
    return jobs.submit(kind=kind, key=key, params={"name": key})


def test_the_same_key_makes_one_job():
    assert submit().pk == submit().pk
    assert Job.objects.count() == 1


def test_a_job_runs_once_however_often_it_is_woken():
    job = submit()
    jobs.run(str(job.pk))
    jobs.run(str(job.pk))

    job.refresh_from_db()
    assert (ran, job.state, job.result, job.attempts) == (["k"], "done", {"made": "k"}, 1)


def test_a_failed_job_says_what_kind_of_failure_and_can_be_tried_again():
    job = submit("test.bad")
    with pytest.raises(OSError, match="đĩa đầy"):
        jobs.run(str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.error) == ("failed", "OSError")

    jobs.retry(job)

    job.refresh_from_db()
    assert (job.state, job.error) == ("queued", "")


def test_a_finished_job_is_not_tried_again():
    job = submit()
    jobs.run(str(job.pk))
    job.refresh_from_db()

    with pytest.raises(DomainError, match="job_not_stopped"):
        jobs.retry(job)


def test_a_waiting_job_is_cancelled_at_once_and_never_runs():
    job = submit()
    jobs.cancel(job)
    jobs.run(str(job.pk))

    job.refresh_from_db()
    assert (job.state, ran) == ("cancelled", [])


def test_a_running_job_stops_at_its_next_step():
    job = submit("test.cancelled_meanwhile")
    jobs.run(str(job.pk))

    job.refresh_from_db()
    assert (job.state, ran) == ("cancelled", [])


def test_a_job_whose_worker_died_is_taken_over_only_after_its_lease():
    job = submit()
    Job.objects.update(state="running", attempts=1, lease_until=clock.real_now() + timedelta(seconds=60))
    jobs.run(str(job.pk))
    assert ran == []

    Job.objects.update(lease_until=clock.real_now() - timedelta(seconds=1))
    jobs.run(str(job.pk))
    job.refresh_from_db()
    assert (ran, job.state, job.attempts) == (["k"], "done", 2)


def test_the_sweeper_gives_up_after_too_many_deaths():
    job = submit()
    past = clock.real_now() - timedelta(seconds=1)
    Job.objects.update(state="running", attempts=jobs.MAX_ATTEMPTS, lease_until=past)

    assert jobs.sweep() == 0
    job.refresh_from_db()
    assert (job.state, job.error) == ("failed", "too_many_attempts")
