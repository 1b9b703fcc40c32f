"""A visit's photo, once it was brought: made small, and plain of all but what it shows.

Where it was taken, when and by which camera (EXIF) is dropped (DESIGN §8).
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from handlers.screen import Letter

if TYPE_CHECKING:
    from handlers.house import House  # a worker need not load all that

KIND = "photo"
LONGEST_SIDE = 1600  # pixels
MOST_PIXELS = 60_000_000  # more is no photo of a phone's
QUALITY = 82
FOLDER = Path("media") / "photos"


def errand(photo: str, source: str) -> dict[str, Any]:
    """What `House.send(KIND, …)` is given; the file is fetched before the work begins."""
    return {"photo": photo, "fetch": source}


def work(body: dict[str, Any], home: Path) -> dict[str, Any]:
    """Keeps it under the home. Raises where it is no picture."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    brought = home / body["path"]
    kept = FOLDER / body["photo"][:2] / f"{body['photo']}.jpg"
    (home / kept).parent.mkdir(parents=True, exist_ok=True)
    with Image.open(brought, formats=("JPEG", "PNG", "WEBP")) as sent:
        upright = ImageOps.exif_transpose(sent).convert("RGB")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    plain = Image.new("RGB", upright.size)
    plain.paste(upright)  # pixels only: what else the file held stays behind
    plain.save(home / kept, "JPEG", quality=QUALITY)
    brought.unlink(missing_ok=True)
    return {"file": str(kept)}


def ended(
    house: "House", body: dict[str, Any], result: dict[str, Any] | None
) -> tuple[Letter, ...]:
    """Nobody is told: a photo is never asked for."""
    if result is None:
        house.ledger.photos.lose(body["photo"])
    else:
        house.ledger.photos.fetched(body["photo"], result["file"])
    return ()
