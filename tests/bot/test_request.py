"""The one seam to the network: our HTTP against a server of its own, over real sockets."""

from asyncio import run, sleep

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram import Bot
from telegram.error import Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.request import Aiohttp, Api, message_id

TOKEN = "1:hush"
REFUSED = {
    "busy": (429, '{"ok": false, "description": "slow down", "parameters": {"retry_after": 7}}'),
    "blocked": (403, '{"ok": false, "description": "blocked"}'),
    "broken": (502, "<html>"),
    "junk": (200, "<html>"),
    "odd": (200, "[]"),
}


async def serve(request):
    method = request.match_info["method"]
    if method in REFUSED:
        status, text = REFUSED[method]
        return web.Response(status=status, text=text)
    if method == "slow":
        await sleep(0.5)
    if method in ("sendDocument", "sendPhoto"):
        form = await request.post()
        [(part, file)] = [(k, v) for k, v in form.items() if not isinstance(v, str)]
        result = {
            "part": part,
            "name": file.filename,
            "size": len(file.file.read()),
            "fields": {k: v for k, v in form.items() if isinstance(v, str)},
        }
    elif method == "headers":
        result = dict(request.headers)
    else:
        assert request.content_type == "application/json"
        result = await request.json()
    return web.json_response({"ok": True, "result": result})


def against(work):
    async def whole():
        app = web.Application()
        app.router.add_post("/bot{token}/{method}", serve)
        async with TestServer(app) as server:
            request = Aiohttp()
            await request.initialize()
            bot = Bot(TOKEN, base_url=f"{server.make_url('/bot')}", request=request)
            try:
                return await work(Api(bot))
            finally:
                await request.shutdown()

    return run(whole())


def test_parameters_arrive_and_the_bare_result_comes_back():
    said = {"chat_id": 1, "text": "您好", "reply_markup": {"inline_keyboard": []}}
    assert against(lambda api: api("echo", **said)) == said


def test_what_is_json_already_arrives_as_it_is():
    assert against(lambda api: api.written("echo", '{"chat_id":1,"text":"您好"}')) == {
        "chat_id": 1,
        "text": "您好",
    }


@pytest.mark.parametrize(
    ("name", "part"), [("名册.xlsx", "document"), ("排名.png", "photo"), ("照片.jpg", "photo")]
)
def test_a_file_is_sent_with_its_name_and_words(name, part, tmp_path):
    (tmp_path / name).write_bytes(b"x" * 1000)
    markup = {"inline_keyboard": []}
    more = {"chat_id": 5, "caption": "十月", "reply_markup": markup}
    sent = against(lambda api: api.upload(tmp_path / name, more))
    assert sent == {
        "part": part,
        "name": name,
        "size": 1000,
        "fields": {"chat_id": "5", "caption": "十月", "reply_markup": '{"inline_keyboard": []}'},
    }


@pytest.mark.parametrize(
    ("method", "error"),
    [
        ("busy", RetryAfter),
        ("blocked", Forbidden),
        ("broken", NetworkError),
        ("junk", TelegramError),
        ("odd", NetworkError),
        ("slow", TimedOut),
    ],
)
def test_troubles_have_the_names_ptb_gives_them(method, error):
    with pytest.raises(error):
        against(lambda api: api(method, 0.1))


def test_what_cannot_be_read_is_not_logged(caplog):
    with pytest.raises(TelegramError):
        against(lambda api: api("junk"))
    assert "html" not in caplog.text


def test_a_pause_is_told_as_a_span_of_time():
    with pytest.raises(RetryAfter) as told:
        against(lambda api: api("busy"))
    assert told.value.retry_after.total_seconds() == 7


def test_nobody_there_is_a_network_error_without_the_token():
    async def call():
        request = Aiohttp()
        await request.initialize()
        try:
            await Api(Bot(TOKEN, base_url="http://127.0.0.1:9/bot", request=request))("getMe")
        finally:
            await request.shutdown()

    with pytest.raises(NetworkError) as told:
        run(call())
    assert TOKEN not in str(told.value)
    assert TOKEN.partition(":")[2] not in str(told.value)


def test_an_address_that_is_none_is_a_network_error_without_the_token():
    async def call():
        request = Aiohttp()
        await request.initialize()
        try:
            await Api(Bot(TOKEN, base_url="http://[/bot", request=request))("getMe")
        finally:
            await request.shutdown()

    with pytest.raises(NetworkError) as told:
        run(call())
    assert "hush" not in str(told.value)


def test_a_message_has_a_number_or_is_none():
    assert message_id({"message_id": 7, "text": "x"}) == 7
    for odd in (True, [], {}, {"message_id": "7"}):
        with pytest.raises(NetworkError):
            message_id(odd)
