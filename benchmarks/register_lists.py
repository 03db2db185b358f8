"""Times lists and search of people among 11,000 and 110,000, and an export of 11,000 rows (budgets: search ≤ 100 ms,
any page ≤ 1.3 × the first, CPU of a page 11,000 → 110,000 ≤ 1.3 ×).

    python benchmarks/register_lists.py [PEOPLE …]      # fresh SQLite, or the empty database of DATABASE_URL
"""

import json
import os
import random
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sonduong.settings")
os.environ["SONDUONG_DATA"] = tempfile.mkdtemp(prefix="sonduong-bench-")

FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Lý", "Hứa", "Ma"]
MIDDLE = ["Văn", "Thị", "Đức", "Minh", "Ngọc", "Quang", "Hữu", "Thanh", "Xuân", "Kim", "Hồng", "Mạnh"]
GIVEN = [
    "An",
    "Ân",
    "Bình",
    "Dung",
    "Đạt",
    "Giang",
    "Hà",
    "Hòa",
    "Hùng",
    "Khoa",
    "Lan",
    "Mai",
    "Nga",
    "Quân",
    "Yến",
]
TITLES = ("Trưởng phòng", "Phó Trưởng phòng", "Chuyên viên", "Viên chức", "Bí thư chi bộ")
DAY = date(2020, 12, 2)


def fill(count: int) -> None:
    """People with a workplace, a post and a cell; invented by a fixed seed."""
    from organizations.models import Appointment, PartyMembership, PartyOrganization, Person, Unit  # noqa: PLC0415

    dice = random.Random(7)  # noqa: S311 -- invented people
    start = Person.objects.count()
    if not start:
        Unit.objects.bulk_create(
            made(Unit(code=f"DV{n}", name=f"Phòng số {n}", kind="Cơ quan chuyên môn")) for n in range(150)
        )
        PartyOrganization.objects.bulk_create(
            made(PartyOrganization(code=f"CB{n}", name=f"Chi bộ số {n}", kind="cell")) for n in range(600)
        )
    units = list(Unit.objects.values_list("pk", flat=True))
    cells = list(PartyOrganization.objects.values_list("pk", flat=True))
    people = [
        made(
            Person(
                code=f"NS{start + n:06d}",
                full_name=f"{dice.choice(FAMILY)} {dice.choice(MIDDLE)} {dice.choice(MIDDLE)} {dice.choice(GIVEN)}",
                workplace_id=dice.choice(units),
            )
        )
        for n in range(count - start)
    ]
    Person.objects.bulk_create(people, batch_size=5000)
    Appointment.objects.bulk_create(
        [
            made(
                Appointment(
                    person=one,
                    unit_id=one.workplace_id,
                    title=dice.choice(TITLES),
                    starts_on=date(2016, 1, 1),
                )
            )
            for one in people[::4]
        ],
        batch_size=5000,
    )
    PartyMembership.objects.bulk_create(
        [
            PartyMembership(person=one, organization_id=dice.choice(cells), starts_on=date(2016, 1, 1))
            for one in people
        ],
        batch_size=5000,
    )


def made(row):
    """The row with its keys, as bulk writers make it."""
    row.make_keys()
    return row


def median_ms(work) -> float:
    """Median CPU of seven calls, after one that warms up; on SQLite that is the time, whatever else the machine does."""
    work()
    seconds = []
    for _ in range(7):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return round(statistics.median(seconds) * 1000, 1)


def measure(user) -> dict[str, float]:
    """Milliseconds of each kind of page."""
    from organizations.models import Person  # noqa: PLC0415
    from organizations.selectors.people import PeopleFilter, people_page  # noqa: PLC0415

    rows = Person.objects.order_by("name_key", "pk")
    deep = rows[int(rows.count() * 0.9)]
    cursor = f"{deep.name_key}|{deep.pk}".replace("\t", "_")
    searches = {
        "by name": "nguyen hoa",
        "by given name": "hoa",
        "by code": "NS0001",
        "by unit": "phong so 77",
        "by title": "pho truong",
        "nobody": "xyzt",
    }
    found = {"first page": median_ms(lambda: people_page(user, PeopleFilter(), on=DAY))}
    found["page at nine tenths"] = median_ms(lambda: people_page(user, PeopleFilter(), on=DAY, after=cursor))
    for name, text in searches.items():
        found[name] = median_ms(lambda text=text: people_page(user, PeopleFilter(search=text), on=DAY))
    return found


def main(sizes: list[int]) -> None:
    """Print one JSON document."""
    import django  # noqa: PLC0415 -- after the settings
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    django.setup()
    call_command("migrate", verbosity=0)
    from organizations.models import Assignment, Person, Unit, User  # noqa: PLC0415
    from organizations.permissions import sync_permissions  # noqa: PLC0415
    from organizations.selectors.people import PeopleFilter, people_rows  # noqa: PLC0415
    from organizations.services.exports import people_workbook  # noqa: PLC0415

    figures = {}
    user = None
    for size in sizes:
        fill(size)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        if user is None:
            officer = Person.objects.first()
            Assignment.objects.create(person=officer, role="org_office", unit=Unit.objects.first())
            user = User.objects.create_user("office", person=officer)
            sync_permissions(DAY)
        figures[size] = measure(user)
        if size == sizes[0]:
            start = time.process_time()
            people_workbook(people_rows(user, PeopleFilter(), on=DAY)).close()
            figures["export"] = {"rows": size, "seconds": round(time.process_time() - start, 2)}
    print(json.dumps(figures, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [11_000, 110_000])
