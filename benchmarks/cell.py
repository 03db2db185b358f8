"""Times the secretary's evening: opening and saving a cell of 60 in one request, beside a cell of 6 (budget: save < 300 ms).

python benchmarks/cell.py      # median of some requests; the ratio says what ten times the members cost
"""

import json
import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

SMALL, LARGE, REPEATS = 6, 60, 7


def typed(found, level: str) -> dict[str, str]:
    """A whole evening as the page sends it: everybody present, a comment and one level for each."""
    values = {"held_on": "28/11/2020", "way": "one_stage", "place": "Nhà văn hóa", "minutes": "Họp đủ."}
    for pk in found.ids:
        values |= {f"m{pk}-present": "on", f"m{pk}-rating": level, f"m{pk}-comment": f"Nhận xét {level}"}
    return values


def timed(work) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def figures(members: int) -> dict[str, float]:
    """Milliseconds and queries of opening and of saving; every save changes every line."""
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from evaluations.models import Campaign  # noqa: PLC0415
    from tests.evaluations.party_world import commune  # noqa: PLC0415

    found, client = commune(members), Client()
    client.force_login(found.secretary)
    url = f"/chi-bo/{found.cell.pk}/"
    levels = ["good", "completed"] * REPEATS
    client.post(url, typed(found, "completed"))
    saves = [timed(lambda level=level: client.post(url, typed(found, level))) for level in levels[:REPEATS]]
    opens = [timed(lambda: client.get(url)) for _ in range(REPEATS)]
    with CaptureQueriesContext(connection) as seen:
        client.post(url, typed(found, levels[REPEATS]))
    Campaign.objects.filter(pk=found.campaign.pk).update(year=1990 + members // 10)  # make room for the next
    return {
        "open_ms": round(statistics.median(opens), 1),
        "save_ms": round(statistics.median(saves), 1),
        "save_queries": len(seen),
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
    print(
        json.dumps(
            {
                str(SMALL): small,
                str(LARGE): large,
                "ratio_of_ten_times": round(large["save_ms"] / small["save_ms"], 2),
                "budget_ms": 300,
            },
            indent=2,
        )
    )


if __name__ == "__main__":
    main()
