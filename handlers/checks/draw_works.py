"""Draws are made, and their logs written, beside the bot: a county's households are many."""

import json
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handlers.texts import checks as texts

if TYPE_CHECKING:
    from sqlite_utils import Database

Body = dict[str, Any]


def draw(body: Body, home: Path) -> Body:
    """`{"draw": id}`, or `{}` where there is nobody to draw; the same body draws the same once."""
    from ledger.county import open_county

    with closing(open_county(home)) as db:
        return _draw(db, body)


def _draw(db: "Database", body: Body) -> Body:
    from ledger.checks import drawing, pool
    from ledger.checks.draw import DrawId, Kind, NewDraw
    from ledger.checks.draws import Draws
    from ledger.model import AreaId, CadreId, HouseholdId

    first, last = date.fromisoformat(body["first"]), date.fromisoformat(body["last"])
    area = AreaId(body["area"]) if body["area"] else None
    homes = pool.homes(db, date.fromisoformat(body["on"]), area)
    kind, rule, seed = Kind(body["kind"]), body["rule"], body["seed"]
    candidates: Any = [[home.township, home.village, home.number] for home in homes]
    items: list[tuple[HouseholdId, CadreId | None]]
    if kind is Kind.SAMPLE:
        drawn = drawing.draw(homes, drawing.Rule(**rule), seed)
        items = [(HouseholdId(home.id), None) for home in drawn]
    else:
        people = pool.checkers(db, date.fromisoformat(body["on"]), homes)
        pairs = drawing.pair(people, homes, rule["each"], seed)
        items = [(HouseholdId(home.id), CadreId(one.id)) for one, home in pairs]
        candidates = {
            "homes": [
                [
                    home.id,
                    home.number,
                    home.township,
                    home.village,
                    home.unit,
                    *sorted(home.holders),
                ]
                for home in homes
            ],
            "checkers": [[one.id, one.number, one.unit] for one in people],
        }
    if not items:
        return {}
    new = NewDraw(
        id=DrawId(body["draw"]),
        kind=kind,
        seed=seed,
        area=area,
        first=first,
        last=last,
        rule=rule,
        by=CadreId(body["by"]),
        pool=candidates,
    )
    Draws(db).keep(new, items, datetime.fromisoformat(body["now"]))
    return {"draw": body["draw"]}


def log(body: Body, home: Path) -> Body:
    """The candidates and who was drawn, as a workbook."""
    from handlers.workbook import Table, write
    from ledger.checks.draw import DrawId
    from ledger.checks.draws import Draws
    from ledger.county import open_county

    with closing(open_county(home)) as db:
        draws = Draws(db)
        draw, candidates = draws.draw(DrawId(body["draw"])), draws.pool(DrawId(body["draw"]))
        numbers = dict(db.execute("select id, number from households").fetchall())
        picked = {numbers[item.household] for item in draws.items(draw.id)}
    if isinstance(candidates, dict):
        candidates = [
            [town, village, number] for _, number, town, village, *_ in candidates["homes"]
        ]
    file = Path("work") / body["draw"] / texts.LOG_NAME.substitute(number=draw.number)
    table = Table(
        name=texts.LOG_SHEET,
        title=texts.SEED.substitute(seed=f"{draw.seed} {json.dumps(dict(draw.rule))}"),
        heads=texts.LOG_HEADS,
        rows=[[*one, texts.PICKED if one[2] in picked else ""] for one in candidates],
        foot=texts.HOW_TO_REPEAT,
    )
    write(home / file, [table])
    return {"file": str(file), "number": draw.number}


def repeat(body: Body, home: Path) -> Body:
    """Whether drawing once more, from what was kept of the pool, gives the same."""
    from ledger.checks import drawing
    from ledger.checks.draw import DrawId, Kind
    from ledger.checks.draws import Draws
    from ledger.county import open_county

    with closing(open_county(home)) as db:
        draws = Draws(db)
        found = draws.draw(DrawId(body["draw"]))
        pool, items = draws.pool(found.id), draws.items(found.id)
        numbers = dict(db.execute("select id, number from households").fetchall())
    if found.kind is Kind.SAMPLE:
        candidates = [
            drawing.Home(id=number, number=number, township=town, village=village)
            for town, village, number in pool
        ]
        again = drawing.draw(candidates, drawing.Rule(**found.rule), found.seed)
        same = [one.number for one in again] == [numbers[item.household] for item in items]
        return {"same": same, "seed": found.seed}
    homes = [
        drawing.Home(
            id=id_,
            number=number,
            township=town,
            village=village,
            unit=unit,
            holders=frozenset(holders),
        )
        for id_, number, town, village, unit, *holders in pool["homes"]
    ]
    people = [drawing.Checker(*one) for one in pool["checkers"]]
    pairs = drawing.pair(people, homes, found.rule["each"], found.seed)
    made = [(one.id, home.id) for one, home in pairs]
    same = made == [(item.checker, item.household) for item in items]
    return {"same": same, "seed": found.seed}
