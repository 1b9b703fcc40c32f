"""How a question sets two things side by side."""

import re

PAIR = re.compile(
    r"(?P<a>[^,。;]{2,18}?)(?:和|与|跟|同|以及|及|比)(?P<b>[^,。;]{2,16}?)"
    r"(?=,|各|分别|哪个|哪|谁|一样|是一个|相比|都|多少|几|啥|什么|怎么|$)"
)
FIGURE = re.compile(r"\d+(?:\.\d+)?")
