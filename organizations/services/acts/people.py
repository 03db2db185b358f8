"""Acts on a person's own entry: a new person, a correction."""

from organizations.models import Person
from organizations.services.acts.record import Act, Touched
from sonduong.kit.errors import DomainError
from sonduong.kit.text import clean


def person_add(*, code: str, full_name: str, **values) -> Act:
    """A new person. `values`: birth_date, gender, ethnicity, category, workplace, is_teacher, email, party_card_number."""

    def work(touched: Touched) -> None:
        if Person.objects.filter(code=code).exists():
            raise DomainError("code_taken", taken=code)
        likeness = Person.objects.filter(full_name=clean(full_name), birth_date=values.get("birth_date"))
        if values.get("birth_date") and (other := likeness.first()) is not None:
            raise DomainError("person_known", name=other.full_name, known=other.code)
        touched.make(Person(code=code, full_name=clean(full_name), **values))

    return Act("register.person_add", None, work)


def person_correct(*, person: Person, reason: str, **values) -> Act:
    """Other facts of the person. Keys of relations end in _id."""

    def work(touched: Touched) -> None:
        if "full_name" in values:
            values["full_name"] = clean(values["full_name"])
        touched.change(person, **values)

    return Act("register.person_correct", person, work, reason)
