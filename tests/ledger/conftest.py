"""The ledger's tests play in small counties in memory."""

import pytest

from tests.ledger.county import County


@pytest.fixture
def county() -> County:
    return County()
