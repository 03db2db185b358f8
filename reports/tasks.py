"""The printing room's jobs, found by the workers when they start."""

from reports.selectors.batches import JOIN, PRINT
from reports.services import batches
from sonduong.kit import jobs

jobs.handler(PRINT)(batches.share_print)
jobs.handler(JOIN)(batches.papers_join)
