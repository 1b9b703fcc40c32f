"""Files: kept once, known by an id, shown inside messages as photos or documents."""

import hashlib
import re

from bot.localchat.entities import whole
from bot.localchat.fields import Fields
from bot.localchat.parameters import Given, Upload, attached
from bot.localchat.pictures import check_photo, measured, picture_mime
from bot.localchat.refused import Json, Refused, bad
from bot.localchat.rows import StoredFile
from bot.localchat.world import World

MOST_UPLOAD = 50 * 1024 * 1024
MOST_DOWNLOAD = 20 * 1024 * 1024
_THUMBNAIL = 90  # pixels of the longer side
_SMALL = "-s"  # behind the ids of a thumbnail
_UNNAMEABLE = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_MIME = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,60}", re.ASCII)
_LONGEST_NAME = 120  # characters


def keep_file(
    world: World, kind: str, upload: Upload, size: tuple[int, int] = (0, 0)
) -> StoredFile:
    """Stores the bytes under a new id."""
    said, content, claimed = upload
    name = file_name(said)
    mime = picture_mime(content) if kind == "photo" else _mime(claimed)
    number = len(world.files) + 1
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    ending = ending if ending.isalnum() and ending.isascii() else "bin"
    path = f"{kind}s/file_{number}.{'jpg' if kind == 'photo' else ending}"
    unique = hashlib.sha256(content).hexdigest()[:12]
    world.contents[path] = content
    return world.files.put(
        StoredFile(
            id=f"{kind[:3].upper()}{number:06d}-{unique}",
            unique=f"{kind[0]}{unique}",
            kind=kind,
            path=path,
            name=name,
            mime=mime,
            size=len(content),
            width=size[0],
            height=size[1],
        )
    )


def _mime(claimed: str) -> str:
    """A MIME type without its parameters; bytes of no kind where it is none."""
    bare = claimed.partition(";")[0].strip().lower()
    return bare if _MIME.fullmatch(bare) else "application/octet-stream"


def file_name(said: str) -> str:
    """A name without folders, and without what would show it as another one."""
    bare = _UNNAMEABLE.sub("", whole(said).replace("\\", "/")).rpartition("/")[2]
    return bare[-_LONGEST_NAME:].lstrip(".") or "file"


def file_called(world: World, file_id: str) -> StoredFile | None:
    """The file of an id, which may be that of its thumbnail."""
    return world.files.get(file_id.removesuffix(_SMALL))


def sent_file(world: World, kind: str, given: Given) -> StoredFile:
    """The photo or document of a call. Raises Refused for what Telegram would not take."""
    words, upload = given.upload(kind)
    if not words and upload is None:
        raise bad(f"there is no {kind} in the request")
    return stored(world, kind, words, upload)


def stored(world: World, kind: str, words: str, upload: Upload | None) -> StoredFile:
    """The file itself when it came along, else the one its id names."""
    if upload is None:
        return _known(world, kind, words)
    content = upload[1]
    if not content:
        raise bad("file must be non-empty")
    if len(content) > MOST_UPLOAD:
        raise Refused("Request Entity Too Large", 413)
    return keep_file(world, kind, upload, check_photo(content) if kind == "photo" else (0, 0))


def _known(world: World, kind: str, words: str) -> StoredFile:
    if words.startswith(("http://", "https://")):
        raise bad("failed to get HTTP URL content")  # nothing is fetched from elsewhere
    file = file_called(world, words)
    if file is None:
        raise bad("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        wanted, actual = kind.capitalize(), file.kind.capitalize()
        raise bad(f"can't use file of type {actual} as {wanted}")
    return file


CANNOT_PARSE = "can't parse InputMedia: "


def input_media(world: World, media: Fields, given: Given, *, album: bool = False) -> StoredFile:
    """The file of an InputMediaPhoto or InputMediaDocument. Raises Refused."""
    words, upload = attached(media.optional_text("media"), "media", given.files)
    if not words and upload is None:
        raise bad(f"{CANNOT_PARSE}media not found")
    kind = media.text("type")
    if album and kind == "animation":
        raise bad(f'{CANNOT_PARSE}type "{kind}" can\'t be used in sendMediaGroup')
    if kind not in ("photo", "document"):
        raise bad(f'{CANNOT_PARSE}type "{kind}" is unsupported')
    return stored(world, kind, words, upload)


def as_content(file: StoredFile) -> Json:
    """The part of a Message that shows this file."""
    match file.kind:
        case "photo":
            return {"photo": _sizes(file)}
        case "voice":
            return {"voice": {**_ids(file), "duration": 1, "mime_type": file.mime}}
        case "sticker":
            shape = {"width": file.width, "height": file.height}
            kind = {"type": "regular", "is_animated": False, "is_video": False}
            return {"sticker": {**_ids(file), **kind, **shape}}
        case _:
            return {"document": {**_ids(file), "file_name": file.name, "mime_type": file.mime}}


def _ids(file: StoredFile) -> Json:
    return {"file_id": file.id, "file_unique_id": file.unique, "file_size": file.size}


def _sizes(file: StoredFile) -> list[Json]:
    """Smallest first, as Telegram lists them: a bot that takes the first one gets a thumbnail."""
    whole = {**_ids(file), "width": file.width, "height": file.height}
    longer = max(file.width, file.height)
    if longer <= _THUMBNAIL:
        return [whole]
    small = {
        "file_id": f"{file.id}{_SMALL}",
        "file_unique_id": f"{file.unique}{_SMALL}",
        "width": max(1, file.width * _THUMBNAIL // longer),
        "height": max(1, file.height * _THUMBNAIL // longer),
    }
    return [small, whole]


def photo_size(content: bytes) -> tuple[int, int]:
    """Pixels of a picture that somebody sends; zero if it is none."""
    try:
        return measured(content)
    except Refused:
        return (0, 0)
