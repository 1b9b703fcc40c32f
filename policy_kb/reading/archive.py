"""Zip containers that people send, opened with care."""

import io
import zipfile

from policy_kb.reading.refused import Unreadable

_MOST = 300 * 1024 * 1024  # bytes, unpacked
_RATIO = 200  # times its packed size, for a container of more than a few megabytes
_SMALL = 20 * 1024 * 1024
_MEMBERS = 20_000
_ENCRYPTED = 0x1


def opened(content: bytes) -> zipfile.ZipFile:
    """Raises Unreadable for what is damaged, has a password, or unpacks without end."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Unreadable("damaged") from None
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise Unreadable("encrypted")
    size = sum(member.file_size for member in members)
    if len(members) > _MEMBERS or size > _MOST or (size > _SMALL and size > _RATIO * len(content)):
        raise Unreadable("bomb")
    return archive


def names(content: bytes) -> frozenset[str]:
    return frozenset(opened(content).namelist())
