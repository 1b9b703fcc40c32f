"""Whether a household meets the conditions of a section."""

import pytest

from policy_kb.eligibility import Facts, Person, benefits, meets

PUPIL = Person(age=10, stage="小学")
OLD = Person(age=70, chronic=True)


@pytest.mark.parametrize(
    ("conditions", "met"),
    [
        ("category=监测对象,脱贫户", True),
        ("category=其他", False),
        ("category=脱贫户; stage=小学", True),
        ("category=脱贫户; stage=初中", False),
        ("chronic=yes; age>=60", True),
        ("stage=小学; chronic=yes", False),  # nobody is both
        ("age<6", False),
        ("housing=C,D", True),
        ("housing=A", False),
        ("disability=yes", False),
        ("wealth=none", False),
        ("nonsense", False),
    ],
)
def test_conditions(conditions, met):
    facts = Facts("脱贫户", (PUPIL, OLD), housing="C")
    assert meets(conditions, facts) is met


def test_an_unknown_age_or_house_is_not_promised_anything():
    assert not meets("age>=60", Facts("脱贫户", (Person(),)))
    assert not meets("housing=C", Facts("脱贫户"))


def test_a_household_gets_the_sections_that_fit(digests):
    found = benefits(digests.store, Facts("脱贫户", (PUPIL,), housing="D"))
    assert found
    assert all("stage=高中" not in benefit.clause.eligibility for benefit in found)
    other = benefits(digests.store, Facts("其他"))
    assert len(other) < len(found)
