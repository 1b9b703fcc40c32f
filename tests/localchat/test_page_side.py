"""What the page asks the server, over real loopback HTTP."""

import asyncio
import json
from datetime import datetime

import aiohttp
import pytest
from yarl import URL

from bot.localchat.jumps import jumps
from bot.localchat.server import Server
from bot.localchat.telegram import Telegram
from tests.localchat.conftest import GROUP, LI, WANG, button, heard, said
from tests.localchat.files import png
from tests.localchat.people import SHANGHAI, InventedDemo


@pytest.fixture
def demo() -> InventedDemo:
    return InventedDemo()


@pytest.fixture
def empty(demo) -> Telegram:
    """Nobody is known yet; the demo brings its people."""
    return Telegram(demo.clock)


def on_page(telegram, demo, test):
    """Runs `test(get, post)`: JSON from and to the page's API; gives what it gives."""

    async def run():
        server = Server(telegram, demo=demo)
        async with server as address, aiohttp.ClientSession(address.page) as http:

            async def get(path, **more):
                async with http.get(path, **more) as answer:
                    body = await answer.read()
                    is_json = answer.content_type == "application/json"
                    return answer, json.loads(body) if is_json else body

            async def post(path, **asked):
                async with http.post(path, json=asked) as answer:
                    return answer.status, await answer.json()

            return await test(get, post)

    return asyncio.run(run())


def do(telegram, demo, **asked):
    """One deed; its status."""

    async def test(get, post):
        return await post("api/do", **asked)

    return on_page(telegram, demo, test)


def test_the_demos_people_and_groups_are_there_from_the_start(empty, demo):
    async def test(get, post):
        return (await get("api/state"))[1]

    state = on_page(empty, demo, test)
    assert [(p["first_name"], p["role"], p["part"]) for p in state["people"]] == [
        ("李干部", "帮扶干部 · 青山村", "cadre"),
        ("王主任", "县管理员", "county"),
    ]
    assert [group["title"] for group in state["groups"]] == ["县通报群", "乡镇群"]
    assert state["clock"]["now"] == "2026-11-21T10:30:00+08:00"
    seats = {(s["chat"], s["user"]): s["status"] for s in state["seats"]}
    assert seats[GROUP, WANG] == "administrator" and seats[-77, empty.world.bot["id"]] == "left"


def test_the_page_works_without_a_demo(telegram):
    async def test(get, post):
        return (await get("api/state"))[1], await post("api/clock", to="2027-01-01T00:00+08:00")

    async def run():
        async with Server(telegram) as address, aiohttp.ClientSession(address.page) as http:
            async with http.get("api/state") as state:
                people = (await state.json())["people"]
            async with http.post("api/clock", json={"to": "2027-01-01T00:00+08:00"}) as clock:
                return people, clock.status

    people, status = asyncio.run(run())
    assert [person["first_name"] for person in people] == ["李", "王"] and status == 404


def test_start_carries_the_code_the_first_time_only(empty, demo):
    for _ in range(2):
        assert do(empty, demo, deed="starts", user=LI, chat=LI)[0] == 200
    do(empty, demo, deed="starts", user=WANG, chat=WANG)
    texts = [update["message"]["text"] for update in heard(empty)]
    assert texts == ["/start K7M2XQ", "/start", "/start"]


def test_people_write_answer_edit_and_tap_from_the_page(telegram, demo):
    sent = said(telegram, reply_markup=button())["message_id"]

    async def test(get, post):
        me = {"user": LI, "chat": LI}
        await post("api/do", deed="says", text="你好", reply_to=sent, **me)
        number = telegram.messages(LI)[-1]["message_id"]
        await post("api/do", deed="edits", message=number, text="您好", **me)
        await post("api/do", deed="taps", message=sent, data="yes", **me)
        return (await get(f"api/chat/{LI}"))[1]

    chat = on_page(telegram, demo, test)
    last = chat["messages"][-1]
    assert (last["text"], last["mine"], last["bot"]) == ("您好", LI, False)
    assert last["reply_to_message"]["message_id"] == sent
    assert [tap["message"] for tap in chat["taps"]] == [sent]
    kinds = [(set(update) - {"update_id"}).pop() for update in heard(telegram)]
    assert kinds == ["message", "edited_message", "callback_query"]


def test_blocking_and_groups_from_the_page(telegram, demo):
    on = {"user": LI, "chat": LI}
    assert do(telegram, demo, deed="blocks", **on)[0] == 200
    assert do(telegram, demo, deed="says", text="你好", **on)[0] == 409
    assert do(telegram, demo, deed="unblocks", **on)[0] == 200
    assert do(telegram, demo, deed="adds_bot", user=LI, chat=-77)[0] == 200
    assert do(telegram, demo, deed="removes_bot", user=LI, chat=-77)[0] == 200


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"deed": "says", "user": LI, "chat": LI},
        {"deed": "says", "user": "x", "chat": LI, "text": "x"},
        {"deed": "says", "user": LI, "chat": WANG, "text": "x"},
        {"deed": "dances", "user": LI, "chat": LI},
        {"deed": "starts", "user": 42, "chat": 42},
    ],
)
def test_an_impossible_deed_is_refused(telegram, demo, asked):
    assert do(telegram, demo, **asked)[0] == 409


BOUNDARY = "multipart/form-data; boundary=b"
PART = b'--b\r\nContent-Disposition: form-data; name="user"\r\n\r\n\xff\r\n--b--\r\n'


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [
        ("do", b'{"deed": "says", "user": 1e400, "chat": 1}', "application/json"),
        ("do", b'{"deed": ["x"], "user": 1, "chat": 1}', "application/json"),
        ("do", b"[" * 100_000, "application/json"),
        ("do", b"\xff", "application/json"),
        ("do", b"", "text/plain"),
        ("clock", b'{"to": 5}', "application/json"),
        ("clock", b'{"to": "9999-12-31T23:59:59+00:00"}', "application/json"),
        ("clock", b'{"to": "2027-11-23T00:00:00+08:00"}', "application/json"),
        ("files", b"x", "text/plain"),
        ("files", b"x", "multipart/form-data"),
        ("files", b"x", BOUNDARY),
        ("files", PART, BOUNDARY),
    ],
)
def test_what_no_page_sends_is_refused_and_does_nothing(telegram, demo, path, body, kind):
    async def run():
        async with (
            Server(telegram, demo=demo) as address,
            aiohttp.ClientSession(address.page) as http,
            http.post(f"api/{path}", data=body, headers={"Content-Type": kind}) as answer,
        ):
            return answer.status, await answer.json()

    before = demo.time
    status, answer = asyncio.run(run())
    assert status == 409 and answer["error"]
    assert demo.time == before and heard(telegram) == []


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"api/chat/{'9' * 5000}", 404),
        (f"api/chat/{LI}?before=%C2%B2", 200),
        (f"api/chat/{LI}?before={'9' * 5000}", 200),
        ("..%2fkept.py", 404),
        ("%2e%2e/kept.py", 404),
        ("chat.js%00", 404),
        ("file/..%2f..%2fsecret", 404),
        ("file/%00", 404),
        ("..", 404),
        ("index.html/", 404),
    ],
)
def test_an_address_that_no_page_asks_for_gives_nothing(telegram, demo, path, status):
    async def run():
        async with (
            Server(telegram, demo=demo) as address,
            aiohttp.ClientSession() as http,
            http.get(URL(address.page + path, encoded=True)) as answer,
        ):
            return answer.status, answer.headers

    found, headers = asyncio.run(run())
    assert found == status and "default-src 'none'" in headers["Content-Security-Policy"]


def test_a_file_whose_bytes_are_gone_is_not_there(telegram, demo):
    sent = telegram.call("sendDocument", {"chat_id": LI}, {"document": ("a.txt", b"a", "")})
    telegram.world.contents.clear()

    async def test(get, post):
        return (await get(f"file/{sent[1]['result']['document']['file_id']}"))[0].status

    assert on_page(telegram, demo, test) == 404


def test_a_fault_of_the_servers_own_says_nothing_of_people(telegram, demo, caplog):
    name = "".join(["张", "三"])

    def breaks(shelf, key, row):
        if shelf == "post":
            raise ZeroDivisionError(name)

    telegram.world.listeners.append(breaks)
    status, answer = do(telegram, demo, deed="says", user=LI, chat=LI, text="好")
    assert status == 500 and answer == {"error": "a fault of ours"}
    assert "ZeroDivisionError" in caplog.text and name not in caplog.text


def upload(telegram, demo, fields, files):
    async def run():
        async with (
            Server(telegram, demo=demo) as address,
            aiohttp.ClientSession(address.page) as http,
        ):
            form = aiohttp.FormData(quote_fields=False)  # as browsers do
            for name, value in fields.items():
                form.add_field(name, str(value))
            for place, (name, content, mime) in enumerate(files):
                form.add_field(f"f{place}", content, filename=name, content_type=mime)
            async with http.post("api/files", data=form) as answer:
                return answer.status

    return asyncio.run(run())


def test_photos_and_documents_are_sent_from_the_page(telegram, demo):
    me = {"user": LI, "chat": LI, "text": "入户"}
    picture = ("照片.png", png(), "image/png")
    assert upload(telegram, demo, {**me, "as": "photo"}, [picture, picture]) == 200
    assert upload(telegram, demo, me, [("台账.csv", b"a", "text/csv")]) == 200
    photo, other, paper = [update["message"] for update in heard(telegram)]
    assert photo["media_group_id"] == other["media_group_id"] and photo["caption"] == "入户"
    assert paper["document"]["file_name"] == "台账.csv" and paper["caption"] == "入户"
    answer = {**me, "text": "", "reply_to": paper["message_id"]}
    assert upload(telegram, demo, answer, [("台账.csv", b"a", "text/csv")]) == 200
    [again] = [update["message"] for update in heard(telegram)]
    assert again["reply_to_message"]["message_id"] == paper["message_id"]
    assert "caption" not in again


def test_what_is_no_picture_is_not_sent_as_a_photo(telegram, demo):
    me = {"user": LI, "chat": LI, "as": "photo"}
    assert upload(telegram, demo, me, [("a.png", b"no picture", "image/png")]) == 409
    assert heard(telegram) == []


def test_pictures_are_shown_and_anything_else_is_only_downloaded(telegram, demo):
    photo = telegram.call("sendPhoto", {"chat_id": LI}, {"photo": ("a.png", png(), "image/png")})
    page = ("document", ("a.html", b"<script>", "text/html"))
    paper = telegram.call("sendDocument", {"chat_id": LI}, dict([page]))
    photo_id = photo[1]["result"]["photo"][0]["file_id"]
    paper_id = paper[1]["result"]["document"]["file_id"]

    async def test(get, post):
        return [await get(f"file/{name}") for name in (photo_id, paper_id, "nothing")]

    (shown, picture), (kept, _), (none, _) = on_page(telegram, demo, test)
    assert shown.content_type == "image/png" and picture == png()
    assert kept.content_type == "application/octet-stream"
    assert kept.headers["Content-Disposition"] == "attachment"
    assert "sandbox" in kept.headers["Content-Security-Policy"]
    assert none.status == 404


def test_older_messages_come_page_by_page(telegram, demo):
    for number in range(70):
        said(telegram, text=str(number))

    async def test(get, post):
        newest = (await get(f"api/chat/{LI}"))[1]
        first = newest["messages"][0]["message_id"]
        return newest, (await get(f"api/chat/{LI}?before={first}"))[1]

    newest, older = on_page(telegram, demo, test)
    assert (len(newest["messages"]), newest["more"]) == (60, True)
    assert (len(older["messages"]), older["more"]) == (11, False)


def test_what_happens_is_told_to_the_open_page(telegram, demo):
    async def run():
        async with (
            Server(telegram, demo=demo) as address,
            aiohttp.ClientSession(address.page) as http,
            http.get("api/events") as stream,
        ):
            await stream.content.readuntil(b"\n\n")  # the retry line
            telegram.call("sendChatAction", {"chat_id": LI, "action": "typing"})
            sent = said(telegram, text="已登记", reply_markup={"keyboard": [["走访登记"]]})
            gone = {"chat_id": LI, "message_id": sent["message_id"]}
            telegram.call("deleteMessage", gone)
            telegram.call("setMyCommands", {"commands": []})
            await http.post("api/clock", json={"to": "2026-11-25T09:00:00+08:00"})
            lines = [await stream.content.readuntil(b"\n\n") for _ in range(7)]
            return [json.loads(line.removeprefix(b"data: ")) for line in lines]

    typing, sent, keyboard, gone, none, commands, clock = asyncio.run(run())
    assert typing == {"kind": "typing", "chat": LI, "action": "typing"}
    assert sent["kind"] == "post" and sent["message"]["text"] == "已登记"
    assert keyboard["markup"]["keyboard"] == [[{"text": "走访登记"}]]
    assert none == {"kind": "keyboard", "chat": LI, "markup": None}
    assert gone["message"]["gone"] and commands == {"kind": "commands"}
    assert (clock["kind"], clock["now"]) == ("clock", "2026-11-25T09:00:00+08:00")


def test_the_stream_of_events_ends_with_the_server(telegram, demo):
    async def run():
        async with aiohttp.ClientSession() as http:
            async with Server(telegram, demo=demo) as address:
                stream = await http.get(f"{address.page}api/events")
                await stream.content.readuntil(b"\n\n")
            return await stream.content.read()

    assert asyncio.run(run()) == b""


def test_the_clock_moves_forward_only(telegram, demo):
    async def test(get, post):
        forward = await post("api/clock", to="2026-11-30T09:00:00+08:00")
        back = await post("api/clock", to="2026-11-29T09:00:00+08:00")
        naive = await post("api/clock", to="2026-12-29T09:00:00")
        return forward, back[0], naive[0], (await post("api/clock", to="soon"))[0]

    (status, clock), *wrong = on_page(telegram, demo, test)
    assert status == 200 and wrong == [409, 409, 409]
    assert demo.time == datetime(2026, 11, 30, 9, tzinfo=SHANGHAI)
    assert clock["jumps"][0] == {"name": "afternoon", "to": "2026-11-30T15:00:00+08:00"}


@pytest.mark.parametrize(
    ("now", "afternoon", "next_day", "day_25", "month_end", "day_8"),
    [
        ("2026-11-21T10:30", "11-21 15", "11-22 09", "11-25 09", "11-30 09", "12-08 09"),
        ("2026-11-30T09:00", "11-30 15", "12-01 09", "12-25 09", "12-31 09", "12-08 09"),
        ("2026-12-08T08:59", "12-08 15", "12-09 09", "12-25 09", "12-31 09", "12-08 09"),
        ("2028-01-31T23:00", None, "02-01 09", "02-25 09", "02-29 09", "02-08 09"),
    ],
)
def test_the_clock_offers_the_instants_at_which_something_falls_due(
    now, afternoon, next_day, day_25, month_end, day_8
):
    instant = datetime.fromisoformat(now).replace(tzinfo=SHANGHAI)
    found = {name: to.strftime("%m-%d %H") for name, to in jumps(instant)}
    assert found.pop("afternoon", None) == afternoon
    assert found == {
        "next_day": next_day, "day_25": day_25, "month_end": month_end, "day_8": day_8
    }  # fmt: skip


def test_what_is_no_object_is_refused(telegram, demo):
    async def run():
        async with (
            Server(telegram, demo=demo) as address,
            aiohttp.ClientSession(address.page) as http,
            http.post("api/do", json=[1]) as deed,
            http.post("api/clock", json=[1]) as clock,
        ):
            return deed.status, clock.status

    assert asyncio.run(run()) == (409, 409)


def test_the_page_has_its_files_and_no_others(telegram, demo):
    async def test(get, post):
        names = ("", "chat.js", "style.css", "icon.svg", "poem.js", "page.py")
        return [(await get(name))[0].status for name in names]

    assert on_page(telegram, demo, test) == [200, 200, 200, 200, 404, 404]


# safety


def test_without_the_secret_path_there_is_nothing(telegram, demo):
    async def test(get, post):
        return [(await get(path))[0].status for path in ("/", "/api/state", "../api/state")]

    assert on_page(telegram, demo, test) == [404, 404, 404]


def test_the_page_may_load_nothing_from_elsewhere(telegram, demo):
    async def test(get, post):
        return (await get(""))[0].headers

    headers = on_page(telegram, demo, test)
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_page_itself_may_ask(telegram, demo):
    async def test(get, post):
        state, _ = await get("api/state")
        own = {"Origin": f"http://{state.url.host}:{state.url.port}"}
        return (await get("api/state", headers=own))[0].status

    assert on_page(telegram, demo, test) == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example"},
        {"Host": "127.0.0.1@evil.example"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
    ],
)
def test_another_site_in_the_same_browser_gets_nothing(telegram, demo, headers):
    async def test(get, post):
        asks = [await get(path, headers=headers) for path in ("api/state", "", "/bot1:x/getMe")]
        return {(answer.status, body) for answer, body in asks}

    assert on_page(telegram, demo, test) == {(403, b"")}
