"""The printing room's closed lists."""

from django.db.models import TextChoices


class BatchState(TextChoices):
    """How far a batch is: told from its jobs and its papers, kept nowhere."""

    WAITING = "waiting", "Đang chờ"
    RUNNING = "running", "Đang in"
    DONE = "done", "Đã xong"
    FAILED = "failed", "Bị ngắt, chưa in hết"
    CANCELLED = "cancelled", "Đã hủy"
