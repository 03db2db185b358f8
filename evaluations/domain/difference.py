"""What differs between two regulations: setting by setting, in the order in which a regulation is written."""

from dataclasses import dataclass

from evaluations.domain.regulation import Regulation
from evaluations.domain.settings import Setting


@dataclass(frozen=True, slots=True)
class Change:
    """One setting that is not the same; None on the side that does not have it."""

    path: str
    before: Setting | None
    after: Setting | None

    @property
    def changes_value(self) -> bool:
        """False where only the clause or the provenance is another."""
        return self.before is None or self.after is None or self.before.value != self.after.value


def difference(before: Regulation, after: Regulation) -> list[Change]:
    """All settings whose value or provenance differs. A clause is another text in another document, so only whether a
    text or the software says it is compared.
    """
    paths = dict.fromkeys([*before.settings, *after.settings])
    pairs = [(path, before.settings.get(path), after.settings.get(path)) for path in paths]
    return [Change(path, a, b) for path, a, b in pairs if _essence(a) != _essence(b)]


def _essence(setting: Setting | None) -> tuple[object, bool] | None:
    return None if setting is None else (setting.value, setting.by_software)
