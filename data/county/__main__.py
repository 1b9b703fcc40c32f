"""`python -m data.county DIR [--today YYYY-MM-DD]`: the invented county as files."""

import argparse
import dataclasses
import datetime
import json
from pathlib import Path

from data.county.build import groups, people, workbook
from data.county.flat import flat_csv
from data.county.places import COUNTY

# fixed, so that the same command gives the same files on any day
SAMPLE_DAY = datetime.date(2026, 11, 21)


def write_files(folder: Path, today: datetime.date) -> None:
    """The roster workbook, the same county as a flat list, and who one can be."""
    folder.mkdir(parents=True, exist_ok=True)
    workbook(folder / f"{COUNTY}台账.xlsx", today)
    (folder / f"{COUNTY}单表台账.csv").write_bytes(flat_csv(today))
    cast = {
        "people": [dataclasses.asdict(each) for each in people()],
        "groups": [dataclasses.asdict(each) for each in groups()],
    }
    text = json.dumps(cast, ensure_ascii=False, indent=2) + "\n"
    (folder / "people.json").write_text(text, "utf-8")


def main() -> None:
    """Reads the command line and writes the files."""
    parser = argparse.ArgumentParser(prog="python -m data.county", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--today", type=datetime.date.fromisoformat, default=SAMPLE_DAY)
    given = parser.parse_args()
    write_files(given.folder, given.today)


if __name__ == "__main__":
    main()
