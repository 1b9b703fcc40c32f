"""Who may what: the table of DESIGN §5."""

import pytest

from ledger.model import AreaId, Cadre, CadreId, Post, Role
from ledger.scopes import Ability, Scope, scope_of

T, V, U = AreaId("t"), AreaId("v"), AreaId("u")
OWN = CadreId("c")
POSTS = {
    "cadre": (),
    "lead": (Post(role=Role.VILLAGE_LEAD, area=V),),
    "contact": (Post(role=Role.UNIT_CONTACT, area=U),),
    "township": (Post(role=Role.TOWNSHIP_ADMIN, area=T),),
    "county": (Post(role=Role.COUNTY_ADMIN),),
    "policy": (Post(role=Role.POLICY_ADMIN),),
}
MINE = Scope(cadre=OWN)
REACH = {
    "cadre": Scope(),
    "lead": Scope(villages=frozenset({V})),
    "contact": Scope(units=frozenset({U})),
    "township": Scope(townships=frozenset({T})),
    "county": Scope(county=True),
    "policy": Scope(),
}
OWN_ONLY = {
    Ability.VISIT,
    Ability.HOUSEHOLDS,
    Ability.PROGRESS,
    Ability.CORRECT,
    Ability.POLICY,
    Ability.LEAVE,
    Ability.HANDOVER,
    Ability.MUTE,
}
WATCHED = {Ability.PROBLEMS, Ability.CASES, Ability.CARD, Ability.RATE}
RUN = {
    Ability.BULLETIN,
    Ability.GROUPS,
    Ability.SCHEDULE,
    Ability.INVITE,
    Ability.IMPORT,
    Ability.AUDIT,
}


def somebody(*roles: str) -> Cadre:
    posts = tuple(post for role in roles for post in POSTS[role])
    return Cadre(id=OWN, number="G1", name="张三", posts=posts)


def both(one: Scope, other: Scope) -> Scope:
    return Scope(
        county=one.county or other.county,
        townships=one.townships | other.townships,
        villages=one.villages | other.villages,
        units=one.units | other.units,
        cadre=one.cadre or other.cadre,
    )


@pytest.mark.parametrize("ability", Ability)
def test_a_stranger_may_ask_and_nothing_else(ability):
    allowed = ability in (Ability.ASK, Ability.HELP, Ability.FEEDBACK)
    assert scope_of(None, ability) == (Scope() if allowed else None)


@pytest.mark.parametrize("role", POSTS)
@pytest.mark.parametrize("ability", sorted(OWN_ONLY))
def test_everybody_works_on_the_own_households_only(role, ability):
    assert scope_of(somebody(role), ability) == MINE


@pytest.mark.parametrize("role", POSTS)
@pytest.mark.parametrize("ability", sorted(WATCHED))
def test_who_watches_an_area_sees_it_beside_the_own_households(role, ability):
    assert scope_of(somebody(role), ability) == both(MINE, REACH[role])


@pytest.mark.parametrize("role", POSTS)
def test_a_village_lead_types_for_others_in_the_village(role):
    wanted = both(MINE, REACH["lead"]) if role == "lead" else MINE
    assert scope_of(somebody(role), Ability.RECORD) == wanted


@pytest.mark.parametrize("role", POSTS)
def test_exports_are_for_who_watches_an_area(role):
    wanted = None if role in ("cadre", "policy") else REACH[role]
    assert scope_of(somebody(role), Ability.EXPORT) == wanted


@pytest.mark.parametrize("role", POSTS)
@pytest.mark.parametrize("ability", sorted(RUN))
def test_townships_and_the_county_run_the_rest(role, ability):
    wanted = REACH[role] if role in ("township", "county") else None
    assert scope_of(somebody(role), ability) == wanted


@pytest.mark.parametrize("role", POSTS)
@pytest.mark.parametrize("ability", [Ability.SAMPLE, Ability.CROSSCHECK, Ability.SETTINGS])
def test_some_things_are_the_countys_alone(role, ability):
    assert scope_of(somebody(role), ability) == (REACH["county"] if role == "county" else None)


@pytest.mark.parametrize("role", POSTS)
def test_questions_are_for_the_county_and_the_policy_administrator(role):
    wanted = {"county": REACH["county"], "policy": Scope()}.get(role)
    assert scope_of(somebody(role), Ability.QUESTIONS) == wanted


def test_several_roles_reach_as_far_as_all_of_them():
    found = scope_of(somebody("lead", "contact"), Ability.RATE)
    assert found == both(both(MINE, REACH["lead"]), REACH["contact"])


def test_a_scope_covers_the_villages_of_its_townships():
    assert Scope(townships=frozenset({T})).covers_village(V, T)
    assert not Scope(villages=frozenset({V})).covers_township(T)
    assert not Scope(cadre=OWN).covers_unit(U)
    assert Scope(county=True).covers_unit(U)
