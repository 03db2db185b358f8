"""What a change of the register means for work going on elsewhere: upper houses register a watcher, pages show its words."""

from collections.abc import Callable, Collection

Watcher = Callable[[Collection[int], Collection[int]], list[str]]
_WATCHERS: list[Watcher] = []


def watcher(function: Watcher) -> Watcher:
    """Register a function of (person ids, unit ids) that answers with sentences; called while an act is previewed."""
    _WATCHERS.append(function)
    return function


def effects_of(people: Collection[int], units: Collection[int]) -> list[str]:
    """Every watcher's sentences."""
    return [sentence for function in _WATCHERS for sentence in function(people, units)]
