"""Web addresses as Telegram accepts and writes them."""

import re

_ADDRESS = re.compile(r"(?:([A-Za-z][A-Za-z0-9+.\-]*)://)?([^/?#\s]*)([/?#]\S*)?")


def wrong_with(address: str) -> str:
    """Telegram's complaint about an address; empty when it is right."""
    hit = _ADDRESS.fullmatch(address.strip())
    scheme, host, _ = hit.groups() if hit else ("", "", "")
    if scheme and scheme.lower() == "tg":
        return ""
    if scheme and scheme.lower() not in ("http", "https"):
        return "Unsupported URL protocol"
    if not host:
        return "URL host is empty"
    return "" if "." in host or host.startswith("localhost") else "Wrong HTTP URL"


def web_address(address: str) -> str:
    """The address in full, `http://` before it and `/` after a bare host; empty if it is none."""
    hit = _ADDRESS.fullmatch(address.strip())
    if not hit or wrong_with(address):
        return ""
    scheme, host, rest = hit.groups()
    if scheme and scheme.lower() == "tg":
        return ""  # tg://user mentions somebody whom this bot cannot know
    rest = rest or "/"
    return f"{(scheme or 'http').lower()}://{host}{rest if rest[0] == '/' else '/' + rest}"


def kept_address(address: str) -> str:
    """The address of a button as Telegram gives it back."""
    return web_address(address) or address
