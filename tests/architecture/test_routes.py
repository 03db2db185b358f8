"""Every address is in the role matrix, and nothing in the matrix is idle."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from evaluations import phrases
from evaluations.domain import process, process_party
from sonduong.kit.roles import matrix


def names(patterns, prefix=""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"


ROUTES = sorted(set(names(get_resolver().url_patterns)))


def test_the_matrix_names_exactly_the_addresses_that_exist():
    assert set(ROUTES) == set(matrix().routes)


def test_routes_open_only_to_known_roles():
    known = set(matrix().roles) | {"public", "signed_in"}

    assert {role for roles in matrix().routes.values() for role in roles} <= known


def test_acts_are_given_only_to_roles_that_a_case_knows():
    known = set(process.Role) | set(matrix().roles)

    assert {role for act in matrix().acts.values() for role in act.roles} <= known


def test_every_role_of_the_table_is_used_by_an_act():
    used = {role for act in matrix().acts.values() for role in act.roles}

    assert {
        role.value for steps in process.VARIANTS.values() for step in steps for role in step.roles
    } <= used


def test_the_administrator_holds_no_act_on_any_case():
    assert [code for code, act in matrix().acts.items() if "administrator" in act.roles] == []


def test_every_guard_has_its_words():
    assert set(process.GUARDS | process_party.GUARDS) <= set(phrases.GUARDS)


@pytest.mark.parametrize("route", [route for route in ROUTES if "public" in matrix().routes[route]])
def test_only_signing_in_and_health_are_open_to_everybody(route):
    assert route in {"sign-in", "set-password", "organizations:use-slip", "health-live", "health-ready"}
