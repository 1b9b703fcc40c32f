"""The Bot API over real loopback HTTP: every way to call, long polls, files, faults."""

import asyncio
import io
import json
from typing import Any

import aiohttp
import pytest

from bot.localchat import wire
from bot.localchat.faults import Fails, Junk, Kill, Late, Reset
from bot.localchat.server import Address, Server
from tests.localchat.conftest import LI, heard
from tests.localchat.files import png


class Client:
    """Calls the server as a bot's library would."""

    def __init__(self, http: aiohttp.ClientSession, address: Address) -> None:
        self.http, self.address = http, address

    async def __call__(self, method: str, token: str = "", **parameters: Any) -> Any:
        url = f"{self.address.api}{token or self.address.token}/{method}"
        async with self.http.post(url, json=parameters) as answer:
            return answer.status, await answer.json()


def over_http(telegram, test, **more):
    """Runs `test(client)` against a server on a free port."""

    async def run():
        async with Server(telegram, **more) as address, aiohttp.ClientSession() as http:
            return await test(Client(http, address))

    return asyncio.run(run())


def test_the_server_listens_on_loopback_only(telegram):
    async def test(client):
        return client.address

    assert over_http(telegram, test).origin.startswith("http://127.0.0.1:")


@pytest.mark.parametrize("kind", ["json", "form", "query", "multipart"])
def test_a_call_may_come_in_any_of_telegrams_four_ways(telegram, kind):
    async def test(client):
        url = f"{client.address.api}{client.address.token}/sendMessage"
        parameters = {"chat_id": str(LI), "text": "还差 2 户"}
        multipart = aiohttp.FormData(default_to_multipart=True)
        for name, value in parameters.items():
            multipart.add_field(name, value)
        sent = {
            "json": {"json": parameters},
            "form": {"data": parameters},
            "query": {"params": parameters},
            "multipart": {"data": multipart},
        }
        async with client.http.post(url, **sent[kind]) as answer:
            return answer.status, (await answer.json())["result"]["text"]

    assert over_http(telegram, test) == (200, "还差 2 户")


def test_a_call_may_be_a_get(telegram):
    async def test(client):
        url = f"{client.address.api}{client.address.token}/getMe"
        async with client.http.get(url) as answer:
            return await answer.json()

    assert over_http(telegram, test)["result"]["is_bot"]


@pytest.mark.parametrize("body", [b"{", b"[]"])
def test_a_body_that_is_no_object_is_a_bad_request(telegram, body):
    async def test(client):
        url = f"{client.address.api}{client.address.token}/sendMessage"
        headers = {"Content-Type": "application/json"}
        async with client.http.post(url, data=body, headers=headers) as answer:
            return answer.status

    assert over_http(telegram, test) == 400


def test_a_call_without_a_body_has_no_parameters(telegram):
    async def test(client):
        url = f"{client.address.api}{client.address.token}/getMe"
        async with client.http.post(url, headers={"Content-Type": "application/json"}) as answer:
            return answer.status

    assert over_http(telegram, test) == 200


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n", 200),
        (
            b"--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n"
            b"--c\r\n\r\nx\r\n--c--\r\n\r\n--b--\r\n",
            200,
        ),
        (b"no multipart at all", 400),
        (
            b"--b\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: poem"
            b"\r\n\r\nx\r\n--b--\r\n",
            400,
        ),
    ],
)
def test_a_multipart_body_is_read_with_care(telegram, body, status):
    async def test(client):
        url = f"{client.address.api}{client.address.token}/getMe"
        headers = {"Content-Type": "multipart/form-data; boundary=b"}
        async with client.http.post(url, data=body, headers=headers) as answer:
            return answer.status

    assert over_http(telegram, test) == status


def test_a_wrong_token_is_unauthorized_and_no_token_not_found(telegram):
    async def test(client):
        return await client("getMe", token="1:wrong"), await client("getMe", token="wrong")

    wrong, none = over_http(telegram, test)
    assert wrong == (401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
    assert none == (404, {"ok": False, "error_code": 404, "description": "Not Found"})


@pytest.mark.parametrize("path", ["", "/", "/getMe/", "/getMe/x", "x"])
def test_an_address_without_a_method_is_answered_in_json(telegram, path):
    async def test(client):
        answers = []
        for base in (client.address.api, client.address.files):
            url = f"{base}{client.address.token if path != 'x' else ''}{path}"
            async with client.http.get(url) as answer:
                answers.append((answer.status, (await answer.json())["error_code"]))
        return answers

    statuses = over_http(telegram, test)
    assert statuses == [(404, 404)] * 2


@pytest.mark.parametrize("parts", [0, 1, 2])
def test_what_is_too_large_is_refused_in_json(telegram, parts):
    async def test(client):
        url = f"{client.address.api}{client.address.token}/sendDocument"
        large = io.BytesIO(b'{"x": "' + b"y" * wire.MOST_BODY)
        headers = {} if parts else {"Content-Type": "application/json"}
        form = aiohttp.FormData()
        for part in range(parts):
            piece = io.BytesIO(bytes(1 + wire.MOST_BODY // parts))
            form.add_field(f"part{part}", piece, filename="a")
        async with client.http.post(url, data=form if parts else large, headers=headers) as answer:
            return answer.status, (await answer.json())["description"]

    assert over_http(telegram, test) == (413, "Request Entity Too Large")


def test_a_fault_of_the_servers_own_is_its_fault(telegram, caplog):
    name = "".join(["张", "三"])

    def breaks(shelf, key, row):
        if shelf == "post":
            raise ZeroDivisionError(name)

    telegram.world.listeners.append(breaks)

    async def test(client):
        return await client("sendMessage", chat_id=LI, text="好")

    status, answer = over_http(telegram, test)
    assert (status, answer["description"]) == (500, "Internal Server Error")
    assert "ZeroDivisionError" in caplog.text and name not in caplog.text


def test_an_uploaded_picture_can_be_fetched_again(telegram):
    async def test(client):
        form = aiohttp.FormData()
        form.add_field("chat_id", str(LI))
        form.add_field("photo", png(), filename="排名.png", content_type="image/png")
        url = f"{client.address.api}{client.address.token}/sendPhoto"
        async with client.http.post(url, data=form) as answer:
            photo = (await answer.json())["result"]["photo"][-1]
        found = (await client("getFile", file_id=photo["file_id"]))[1]["result"]
        url = f"{client.address.files}{client.address.token}/{found['file_path']}"
        async with client.http.get(url) as answer:
            content = await answer.read()
        async with client.http.get(url + "x") as answer:
            return content, answer.status

    assert over_http(telegram, test) == (png(), 404)


def test_a_long_poll_answers_when_something_happens(telegram):
    async def test(client):
        poll = asyncio.create_task(client("getUpdates", timeout=30))
        await polled(telegram)
        telegram.says(LI, LI, "好")
        return await poll

    status, answer = over_http(telegram, test)
    assert status == 200 and answer["result"][0]["message"]["text"] == "好"


def test_a_short_poll_does_not_wait(telegram):
    async def test(client):
        return await client("getUpdates", timeout=0)

    assert over_http(telegram, test) == (200, {"ok": True, "result": []})


def test_a_poll_that_does_not_wait_leaves_the_one_that_waits_alone(telegram):
    async def test(client):
        first = asyncio.create_task(client("getUpdates", timeout=30))
        await polled(telegram)
        assert await client("getUpdates") == (200, {"ok": True, "result": []})
        telegram.says(LI, LI, "好")
        return await first

    status, answer = over_http(telegram, test)
    assert status == 200 and len(answer["result"]) == 1


def test_a_webhook_ends_the_poll_that_waits(telegram):
    async def test(client):
        poll = asyncio.create_task(client("getUpdates", timeout=30))
        await polled(telegram)
        await client("deleteWebhook")
        await client("setWebhook", url="")
        await client("answerCallbackQuery", url="https://example.org/hook")
        assert not poll.done()
        await client("setWebhook", url="https://example.org/hook")
        assert (await client("setWebhook", url="https://example.org/other"))[0] == 200
        return await poll

    status, answer = over_http(telegram, test)
    assert status == 409
    assert answer["description"] == "Conflict: terminated by setWebhook request"


def test_a_second_poll_ends_the_first_with_a_conflict(telegram):
    async def test(client):
        first = asyncio.create_task(client("getUpdates", timeout=30))
        await polled(telegram)
        second = asyncio.create_task(client("getUpdates", timeout=30))
        ended = await first
        telegram.says(LI, LI, "好")
        return ended, await second

    (status, answer), (second, _) = over_http(telegram, test)
    assert status == 409 and answer["description"].startswith("Conflict: terminated by other")
    assert second == 200


def test_an_update_stays_until_it_is_confirmed_over_http(telegram):
    async def test(client):
        telegram.says(LI, LI, "好")
        first = (await client("getUpdates"))[1]["result"]
        again = (await client("getUpdates"))[1]["result"]
        await client("getUpdates", offset=first[0]["update_id"] + 1)
        return first == again

    assert over_http(telegram, test) and telegram.unheard == 0


def test_ordered_faults_reach_the_wire(telegram):
    telegram.faults.add(Fails(502, "Bad Gateway"))
    telegram.faults.add(Fails(429, "Too Many Requests: retry after 5", 5))
    telegram.faults.add(Late(0.01))

    async def test(client):
        return [await client("getMe") for _ in range(3)]

    bad, busy, late = over_http(telegram, test)
    assert bad[0] == 502 and busy[1]["parameters"] == {"retry_after": 5} and late[0] == 200


def test_junk_reaches_the_wire(telegram):
    telegram.faults.add(Junk(b"<html>"))

    async def test(client):
        url = f"{client.address.api}{client.address.token}/getMe"
        async with client.http.get(url) as answer:
            return await answer.read()

    assert over_http(telegram, test) == b"<html>"


def test_a_reset_tears_the_connection_and_the_next_call_works(telegram):
    telegram.faults.add(Reset(after=True), method="sendMessage")

    async def test(client):
        with pytest.raises(aiohttp.ClientError):
            await client("sendMessage", chat_id=LI, text="好")
        return await client("getMe")

    assert over_http(telegram, test)[0] == 200
    assert telegram.messages(LI)[-1]["text"] == "好"


def test_a_kill_is_carried_out_by_whoever_runs_the_bot(telegram):
    killed = []
    telegram.faults.add(Kill(), method="sendMessage")

    async def test(client):
        with pytest.raises(aiohttp.ClientError):
            await client("sendMessage", chat_id=LI, text="好")

    over_http(telegram, test, on_kill=lambda: killed.append(True))
    assert killed == [True] and len(telegram.messages(LI)) == 1


def test_after_the_server_has_stopped_the_core_goes_on_alone(telegram):
    async def test(client):
        return await client("getMe")

    listeners = len(telegram.world.listeners)
    over_http(telegram, test)
    assert len(telegram.world.listeners) == listeners
    telegram.says(LI, LI, "好")
    assert len(heard(telegram)) == 1


def test_non_latin_answers_are_not_escaped(telegram):
    telegram.says(LI, LI, "好")
    assert "好" in telegram.answer("getUpdates", {}).body.decode()
    assert json.loads(telegram.answer("getUpdates", {}).body)["ok"]


async def polled(telegram) -> None:
    """Returns once a long poll waits."""
    assert await asyncio.to_thread(telegram.until, lambda: telegram.polls_waiting == 1)
