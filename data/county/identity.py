"""Invented ids and phones: well formed, and impossible in the world."""

import datetime

# No province has the code 99, and no operator was given 154: neither can be anybody's.
REGION = "990001"
PHONE_PREFIX = "1540000"


def id_number(birth: datetime.date, serial: int) -> str:
    """An 18-character id of nobody, with a valid check digit; `serial` is 0 to 999."""
    from stdnum.cn import ric

    body = f"{REGION}{birth:%Y%m%d}{serial:03d}"
    return body + ric.calc_check_digit(body + "0")


def phone(serial: int) -> str:
    """An 11-digit phone of nobody; `serial` is 0 to 9999."""
    return f"{PHONE_PREFIX}{serial:04d}"
