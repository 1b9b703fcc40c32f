"""A tiny bot to try the local chat with: it shows a bit of everything a chat can hold.

`python echo_bot.py API_URL TOKEN` polls until it is killed.
"""

import json
import struct
import sys
import urllib.request
import zlib

MENU = {"keyboard": [["走访登记", "我的户"], ["本月进度", "问政策", "更多"]],
        "is_persistent": True, "resize_keyboard": True}  # fmt: skip
COMMANDS = [
    {"command": "visit", "description": "走访登记"},
    {"command": "households", "description": "我的户"},
    {"command": "ask", "description": "问政策"},
    {"command": "rate", "description": "走访率"},
]
HOUSEHOLDS = ["张三 · 一组"], ["李四 · 二组"], ["上一页", "下一页"], ["返回"]
NEXT = ["看原文", "上下文"], ["转给政策管理员"]
BOUNDARY = "b0undary"


class Api:
    def __init__(self, url: str, token: str) -> None:
        self._base = f"{url}{token}/"

    def __call__(self, method: str, **parameters):
        body = json.dumps(parameters).encode()
        return self._send(method, body, "application/json")

    def upload(self, method: str, part: str, name: str, content: bytes, **parameters):
        fields = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
            for key, value in parameters.items()
        ]
        head = (
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{part}"; filename="{name}"\r\n'
            "Content-Type: image/png\r\n\r\n"
        )
        body = "".join(fields).encode() + head.encode() + content + f"\r\n--{BOUNDARY}--".encode()
        return self._send(method, body, f"multipart/form-data; boundary={BOUNDARY}")

    def _send(self, method: str, body: bytes, kind: str):
        request = urllib.request.Request(self._base + method, body, {"Content-Type": kind})
        with urllib.request.urlopen(request, timeout=70) as answer:
            return json.load(answer)["result"]


def picture(width: int = 720, height: int = 480) -> bytes:
    """Green bars that grow shorter."""
    rows = []
    for y in range(height):
        bar = y // 60 if y % 60 > 15 else 99
        end = max(0, width - 60 - bar * 70)
        rows.append(b"\x00" + b"\x2b\x8a\x57" * end + b"\xf4\xf6\xf5" * (width - end))

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"".join(rows))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def buttons(*rows):
    return {"inline_keyboard": [[{"text": text, "callback_data": text} for text in row]
                                for row in rows]}  # fmt: skip


def answers(api: Api, message) -> None:
    chat, text = message["chat"]["id"], message.get("text", "")
    if text.startswith("/start"):
        api("sendMessage", chat_id=chat, text="您好，<b>李干部</b>。点下面的按钮就能用。",
            parse_mode="HTML", reply_markup=MENU)  # fmt: skip
    elif text == "走访登记":
        api("sendMessage", chat_id=chat, text="<b>走访登记</b>\n选一户（最久没走的在前）：",
            parse_mode="HTML", reply_markup=buttons(*HOUSEHOLDS))  # fmt: skip
    elif text == "本月进度":
        api("sendChatAction", chat_id=chat, action="upload_photo")
        api.upload("sendPhoto", "photo", "排名.png", picture(), chat_id=chat,
                   caption="11月走访率 <b>66.67%</b>（4/6）", parse_mode="HTML")  # fmt: skip
    elif text == "我的户":
        api.upload("sendDocument", "document", "我的户.xlsx", b"PK", chat_id=chat,
                   caption="共 5 户")  # fmt: skip
    elif "document" in message or "photo" in message:
        api("sendMessage", chat_id=chat, text="收到文件。",
            reply_parameters={"message_id": message["message_id"]})  # fmt: skip
    else:
        api("sendMessage", chat_id=chat, text=f"没有找到：<i>{text}</i>\n<blockquote>据《某办法》"
            "第五条整理：贴息标准 <b>2.58%</b>。</blockquote> 见 https://example.org/a",
            parse_mode="HTML", reply_markup=buttons(*NEXT))  # fmt: skip


def tapped(api: Api, query) -> None:
    chat, number, data = (query["message"]["chat"]["id"], query["message"]["message_id"],
                          query["data"])  # fmt: skip
    if data == "上下文":
        api(
            "answerCallbackQuery",
            callback_query_id=query["id"],
            text="只有这一条",
            show_alert=True,
        )
        return
    if data == "转给政策管理员":
        return  # keeps spinning
    api(
        "answerCallbackQuery", callback_query_id=query["id"], text="好" if data == "看原文" else ""
    )
    if data != "看原文":
        api("editMessageText", chat_id=chat, message_id=number,
            text=f"已登记：{data}，今天，入户。\n本月 <b>3/5</b>，还差 2 户。", parse_mode="HTML",
            reply_markup=buttons(["下一户", "改这条"]))  # fmt: skip


def main() -> None:
    api = Api(sys.argv[1], sys.argv[2])
    api("setMyCommands", commands=COMMANDS)
    offset = 0
    while True:
        for update in api("getUpdates", offset=offset, timeout=50):
            offset = update["update_id"] + 1
            if "message" in update:
                answers(api, update["message"])
            elif "callback_query" in update:
                tapped(api, update["callback_query"])


if __name__ == "__main__":
    main()
