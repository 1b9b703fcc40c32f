"""A call of the Bot API as it comes over HTTP: JSON, form, multipart or query string."""

import json
from typing import Any

from aiohttp import BodyPartReader, web

from bot.localchat.parameters import Upload
from bot.localchat.refused import Refused

MOST_BODY = 64 * 1024 * 1024  # bytes

Parts = tuple[dict[str, Any], dict[str, Upload]]


async def read_call(request: web.Request) -> Parts:
    """Parameters and files. Raises Refused for a body that cannot be read."""
    parameters: dict[str, Any] = dict(request.query)
    match request.content_type:
        case "application/json":
            parameters |= await _json(request)
        case "multipart/form-data":
            fields, files = await read_parts(request)
            return parameters | fields, files
        case "application/x-www-form-urlencoded":
            form = await request.post()
            parameters |= {key: value for key, value in form.items() if isinstance(value, str)}
        case _:
            pass
    return parameters, {}


async def read_parts(request: web.Request) -> Parts:
    """Fields and files of a multipart body. Raises Refused."""
    fields: dict[str, Any] = {}
    files: dict[str, Upload] = {}
    size = 0
    try:
        reader = await request.multipart()
        while (part := await reader.next()) is not None:
            if not isinstance(part, BodyPartReader) or not part.name:
                continue
            content = bytes(await part.read(decode=True))
            size += len(content)
            if size > MOST_BODY:
                raise Refused("Request Entity Too Large", 413)
            if part.filename is None:
                fields[part.name] = content.decode("utf-8", "replace")
            else:
                mime = part.headers.get("Content-Type", "application/octet-stream")
                files[part.name] = (part.filename, content, mime)
    except (ValueError, AssertionError, RuntimeError):  # RuntimeError: an unknown encoding
        raise Refused("Bad Request: can't parse multipart/form-data", 400) from None
    return fields, files


async def _json(request: web.Request) -> dict[str, Any]:
    body = await request.read()
    if not body:
        return {}
    try:
        parsed = json.loads(body)
    except ValueError:
        parsed = None
    if not isinstance(parsed, dict):
        raise Refused("Bad Request: can't parse JSON object", 400)
    return parsed
