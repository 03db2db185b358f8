"""Times the board of an organisation with 250 members: opening, trying, applying all of it (budget: apply < 1 s), beside 25.

python benchmarks/board.py      # median of opening; one application, for it can be done once
"""

import json
import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

SMALL, LARGE, REPEATS = 25, 250, 5


def timed(work) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def figures(members: int) -> dict[str, float]:
    """Milliseconds, queries and bytes of one organisation's board."""
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from evaluations.models import Campaign, Decision  # noqa: PLC0415
    from tests.evaluations.party_world import commune, proposed  # noqa: PLC0415

    found, client = commune(members, stage="decision"), Client()
    proposed(found, ["excellent"] * (members // 7) + ["good"] * (members - members // 7))
    client.force_login(found.chair)
    url = f"/can-doi/{found.grass.pk}/"
    opens = [timed(lambda: client.get(url)) for _ in range(REPEATS)]
    with CaptureQueriesContext(connection) as seen:
        page = client.get(url)
        queries = len(seen)
    tries = [timed(lambda: client.post(f"{url}quyet-dinh/", {"thu": "1"})) for _ in range(REPEATS)]
    before = Decision.objects.count()
    applied = timed(lambda: client.post(f"{url}quyet-dinh/", {"quyet-dinh": "1"}))
    if Decision.objects.count() != before + members:
        raise SystemExit("not everything was decided")
    Campaign.objects.filter(pk=found.campaign.pk).update(year=1990 + members // 10)  # make room for the next
    return {
        "open_ms": round(statistics.median(opens), 1),
        "open_queries": queries,
        "open_bytes": len(page.content),
        "try_ms": round(statistics.median(tries), 1),
        "apply_ms": round(applied, 1),
    }


def main() -> None:
    import django  # noqa: PLC0415

    django.setup()
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import setup_test_environment  # noqa: PLC0415

    from sonduong.kit import clock  # noqa: PLC0415
    from tests.evaluations.party_world import AT  # noqa: PLC0415

    clock.now = lambda: AT
    setup_test_environment(debug=False)
    connection.creation.create_test_db(verbosity=0)
    small, large = figures(SMALL), figures(LARGE)
    ratio = round(large["apply_ms"] / small["apply_ms"], 2)
    found = {str(SMALL): small, str(LARGE): large, "ratio_of_ten_times": ratio, "budget_ms": 1000}
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
