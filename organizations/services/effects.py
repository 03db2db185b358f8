"""What upper houses add to the register: consequences of a change told and done, links to a person's cases. They register
here.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime

Watcher = Callable[[Collection[int], Collection[int]], list[str]]
_WATCHERS: list[Watcher] = []


@dataclass(frozen=True, slots=True)
class Link:
    """Something elsewhere about a person: where it is, what it is called, how it stands."""

    address: str
    name: str
    state: str


Guide = Callable[[object, int, date], list[Link]]
_GUIDES: list[Guide] = []


def watcher(function: Watcher) -> Watcher:
    """Register a function of (person ids, unit ids) that answers with sentences; called while an act is previewed."""
    _WATCHERS.append(function)
    return function


def effects_of(people: Collection[int], units: Collection[int]) -> list[str]:
    """Every watcher's sentences."""
    return [sentence for function in _WATCHERS for sentence in function(people, units)]


def guide(function: Guide) -> Guide:
    """Register a function of (user, person id, day) that answers with links to what that user may see."""
    _GUIDES.append(function)
    return function


def links_for(user, person_id: int, on: date) -> list[Link]:
    """Every guide's links."""
    return [link for function in _GUIDES for link in function(user, person_id, on)]


Follower = Callable[[Collection[int], object, datetime], None]
_FOLLOWERS: list[Follower] = []


def follower(function: Follower) -> Follower:
    """Register a function of (person ids, actor, instant) that acts in the transaction of a change of memberships."""
    _FOLLOWERS.append(function)
    return function


def follow(people: Collection[int], actor, at: datetime) -> None:
    """Let every follower act, once the change is written."""
    if people:
        for function in _FOLLOWERS:
            function(people, actor, at)
