"""The public description of the Bot API, and whether a request or a result keeps to it."""

import json
from pathlib import Path
from typing import Any

import pytest

API = Path(__file__).parents[2] / "../shared/bot_api_spec/api.json"
_PLAIN: dict[str, tuple[type, ...]] = {
    "Integer": (int,),
    "String": (str,),
    "Boolean": (bool,),
    "True": (bool,),
    "Float": (int, float),
    "Integer64": (int,),
}


class Spec:
    """Finds what is wrong with a value; an empty list means nothing."""

    def __init__(self) -> None:
        if not API.exists():
            pytest.skip("the public description of the Bot API is not beside this checkout")
        description = json.loads(API.read_text(encoding="utf-8"))
        self.types: dict[str, Any] = description["types"]
        self.methods: dict[str, Any] = description["methods"]

    def wrong_with_result(self, method: str, result: Any) -> list[str]:
        return self._wrong(self.methods[method]["returns"], result, method)

    def wrong_with_request(self, method: str, parameters: dict[str, Any]) -> list[str]:
        """Parameters as objects (not as a form's texts); unknown ones are wrong too."""
        fields = self.methods[method].get("fields", [])
        return self._wrong_fields(fields, parameters, method)

    def wrong_with_update(self, update: Any) -> list[str]:
        return self._wrong(["Update"], update, "update")

    def _wrong(self, types: list[str], value: Any, where: str) -> list[str]:
        complaints = [self._wrong_one(name, value, where) for name in types]
        return [] if any(not found for found in complaints) else min(complaints, key=len)

    def _wrong_one(self, name: str, value: Any, where: str) -> list[str]:
        if name.startswith("Array of "):
            if not isinstance(value, list):
                return [f"{where}: {value!r} is no array"]
            inner = [name.removeprefix("Array of ")]
            return [
                complaint
                for place, entry in enumerate(value)
                for complaint in self._wrong(inner, entry, f"{where}[{place}]")
            ]
        if name in _PLAIN:
            right = isinstance(value, _PLAIN[name]) and (
                isinstance(value, bool) == (name in ("Boolean", "True"))
            )
            return [] if right else [f"{where}: {value!r} is no {name}"]
        kind = self.types[name]
        if "subtypes" in kind:
            return self._wrong(kind["subtypes"], value, where)
        wanted = str if name == "InputFile" else dict
        if not isinstance(value, wanted):
            return [f"{where}: {value!r} is no {name}"]
        fields = kind.get("fields", [])
        return self._wrong_fields(fields, value, f"{where}:{name}") if fields else []

    def _wrong_fields(self, fields: list[Any], value: dict[str, Any], where: str) -> list[str]:
        known = {field["name"]: field for field in fields}
        complaints = [f"{where}: unknown field {name}" for name in value if name not in known]
        complaints += [
            f"{where}: {name} is missing"
            for name, field in known.items()
            if field["required"] and name not in value
        ]
        for name, entry in value.items():
            if name in known:
                complaints += self._wrong(known[name]["types"], entry, f"{where}.{name}")
        return complaints
