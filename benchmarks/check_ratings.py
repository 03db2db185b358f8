"""Times the check of a list against the bare parsing of the same JSON, at three sizes.

python benchmarks/check_ratings.py      # 11,000 members in 76 groups; ratio to json.loads; growth from a tenth and to ten times
"""

import json
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evaluations.domain.checking import check
from evaluations.regulations import load
from evaluations.regulations.check_json import subjects_and_ratings

MEMBERS, GROUPS, REPEATS = 11_000, 76, 5
RATINGS = ("excellent", "good", "good", "good", "good", "completed", "failed", "not_rated")


def listed(members: int, groups: int) -> str:
    """A list with every fact that a member can have; seeded, so that two runs judge the same."""
    chance = random.Random(2020)  # noqa: S311 -- invention, not secrecy
    subjects = []
    for number in range(members):
        organization = f"TC-{number % groups:04}"
        subjects.append(
            {
                "id": f"DV-{number:06}",
                "kind": "member",
                "group": [organization],
                "rating": chance.choice(RATINGS),
                "heads_organizations": [organization] if number < groups else [],
                "review_completed": chance.random() > 0.01,
                "admitted_on": f"{chance.randint(1980, 2020)}-{chance.randint(1, 12):02}-01",
                "sick_leaves": [["2020-02-01", "2020-04-15"], ["2020-04-01", "2020-05-10"]]
                if number % 20 == 0
                else [],
                "is_civil_servant": number % 3 == 0,
                "civil_rating": chance.choice(RATINGS) if number % 3 == 0 else None,
            }
        )
    ratings = {f"TC-{number:04}": chance.choice(RATINGS) for number in range(groups)}
    return json.dumps({"as_of": "2020-12-31", "organization_ratings": ratings, "subjects": subjects})


def best(work) -> float:
    """Seconds of the fastest of some calls."""
    seconds = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def figures(members: int, groups: int) -> dict[str, float]:
    """Seconds of parsing, reading and judging one list."""
    regulation, text = load("kh16-2020"), listed(members, groups)
    raw = json.loads(text)
    opened, _ = subjects_and_ratings(raw, regulation)
    return {
        "members": members,
        "groups": groups,
        "megabytes": round(len(text) / 1024**2, 2),
        "parse": round(best(lambda: json.loads(text)), 4),
        "read": round(best(lambda: subjects_and_ratings(raw, regulation)), 4),
        "judge": round(best(lambda: check(opened, regulation)), 4),
        "violations": len(check(opened, regulation).violations),
    }


def main() -> None:
    """Print one JSON document."""
    small, district, large = (figures(MEMBERS * n // 10, GROUPS * n // 10) for n in (1, 10, 100))
    ratios = {
        "judge_to_parse": round(district["judge"] / district["parse"], 2),
        "growth_1k_to_11k": round(district["judge"] / small["judge"] / 10, 2),
        "growth_11k_to_110k": round(large["judge"] / district["judge"] / 10, 2),
    }
    print(json.dumps({"sizes": [small, district, large], "ratios": ratios}, indent=2))


if __name__ == "__main__":
    main()
