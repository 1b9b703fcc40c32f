"""The Chinese font: where it is found, in which sizes, and which characters it cannot draw."""

from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

PACKAGE, FILE, SIMPLIFIED = "manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc", 2  # 0 is Japanese
SYSTEM = (
    Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
    Path("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc"),
    Path("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc"),
    Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"),
    Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"),
    Path("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf"),
    Path("/System/Library/Fonts/PingFang.ttc"),
    Path("C:/Windows/Fonts/msyh.ttc"),
    Path("C:/Windows/Fonts/simsun.ttc"),
)
NOWHERE = "\U0010ffff"  # a noncharacter: what a font draws for it is what it draws for a lack


class NoFont(Exception):
    """No Chinese font here: neither the package, nor the one named, nor the system's."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font file and which of its faces is the simplified Chinese one."""

    path: Path
    index: int = 0


def face(named: Path | None = None, system: tuple[Path, ...] = SYSTEM) -> Face:
    """The font package's, else the one `named`, else the system's. Raises NoFont."""
    spec = find_spec(PACKAGE)
    if spec and spec.origin and (packed := Path(spec.origin).with_name(FILE)).exists():
        return Face(packed, SIMPLIFIED)
    for path in (named, *system):
        if path and path.exists():
            # the collections of Noto order their faces alike, whoever ships them
            return Face(path, SIMPLIFIED if path.name.startswith("NotoSansCJK") else 0)
    raise NoFont


@lru_cache(maxsize=64)
def font(at: Face, size: int, *, bold: bool = False) -> "FreeTypeFont":
    """Loaded once a process and size; `bold` where the file has weights."""
    from PIL.ImageFont import Layout, truetype

    loaded = truetype(str(at.path), size, index=at.index, layout_engine=Layout.BASIC)
    with suppress(OSError):  # not a variable font: one weight is all there is
        loaded.set_variation_by_axes([700 if bold else 400])
    return loaded


def lacking(at: Face, words: str) -> frozenset[str]:
    """The characters of `words` that would come out as an empty box."""
    drawn = font(at, 24)
    box = bytes(drawn.getmask(NOWHERE))
    return frozenset(
        letter
        for letter in set(words)
        if not letter.isspace() and bytes(drawn.getmask(letter)) == box
    )
