"""The tables of draws and of campaigns; steps only grow."""

from sqlite_utils import Database, Migrations

steps = Migrations("checks")


@steps(name="0001_draws")
def _(db: Database) -> None:
    db.executescript(
        """
        create table draws (
            id text primary key,
            number integer not null unique,        -- said aloud: draws 3
            kind text not null check (kind in ('sample', 'crosscheck')),
            seed text not null,
            area text not null default '',         -- a township; '' is the county
            first_day text not null,
            last_day text not null,
            rule text not null,                    -- JSON: how many of what
            by_cadre text not null references cadres (id),
            drawn text not null,
            pool text not null,                    -- JSON: what it was drawn from
            issued text,
            closed text
        );
        create table draw_items (
            draw text not null references draws (id),
            n integer not null,
            household text not null references households (id),
            checker text references cadres (id),
            result text check (result in ('seen', 'unseen', 'mismatch')),
            words text not null default '',
            findings text not null default '{}',   -- JSON: what is not right: code -> words
            at text,
            by_cadre text,
            primary key (draw, n)
        );
        create index draw_items_by_checker on draw_items (checker);
        """
    )


@steps(name="0002_campaigns")
def _(db: Database) -> None:
    db.executescript(
        """
        create table campaigns (
            id text primary key,
            number integer not null unique,
            kind text not null check (kind in ('everyone', 'township')),
            area text not null default '',         -- the township visited; '' is the county
            sent_by text not null default '',      -- the township whose team it is
            first_day text not null,
            last_day text not null,
            by_cadre text not null references cadres (id),
            begun text not null,
            closed text
        );
        create table campaign_team (               -- none: whoever visits counts
            campaign text not null references campaigns (id),
            cadre text not null references cadres (id),
            primary key (campaign, cadre)
        );
        create table campaign_parts (              -- the four parts, village by village
            campaign text not null references campaigns (id),
            village text not null references areas (id),
            part text not null check (part in ('ask', 'look', 'read', 'visit')),
            by_cadre text not null references cadres (id),
            at text not null,
            primary key (campaign, village, part)
        );
        """
    )
