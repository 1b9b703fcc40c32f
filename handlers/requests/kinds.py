"""KINDS: everything that can be asked for, in one place."""

from handlers.requests import correction, handover, household, leave, staff
from handlers.requests.kind import Kind

_ALL: tuple[Kind, ...] = (handover.KIND, correction.KIND, leave.KIND, staff.KIND, *household.KINDS)

KINDS: dict[str, Kind] = {kind.name: kind for kind in _ALL}
