"""The ledger's tables, as steps that only grow. Days are Shanghai dates, instants carry an offset.

An open end is null; a start that is not known is '' ("always"), so that it sorts first.
"""

from sqlite_utils import Database, Migrations

from ledger import schema_people, schema_snapshot, schema_work

steps = Migrations("ledger")


@steps(name="0001_people")
def _people(db: Database) -> None:
    db.executescript(
        """
        create table areas (
            id text primary key,
            kind text not null check (kind in ('township', 'village', 'unit')),
            name text not null,
            parent text not null default '',       -- a village's township
            unique (kind, parent, name)
        );
        create table cadres (
            id text primary key,
            number text not null unique,           -- the roster's
            made integer not null default 0,       -- 1: the number is ours
            name text not null,
            phone text,                            -- sealed, see ledger.keys
            phone_mac text,
            since text check (length(since) = 10), -- first day in post; null is always
            until text check (length(until) = 10)  -- last day in post
        );
        create index cadres_by_name on cadres (name);
        create index cadres_since on cadres (since);
        create index cadres_until on cadres (until);
        create table memberships (                 -- whose unit a cadre is in, and since when
            cadre text not null references cadres (id),
            since text not null,
            unit text not null,                    -- '' is none
            primary key (cadre, since)
        );
        create index memberships_since on memberships (since);
        create table posts (
            cadre text not null references cadres (id),
            role text not null,
            area text not null default '',         -- '' is the county
            primary key (cadre, role, area)
        );
        create index posts_by_area on posts (role, area);
        create table accounts (
            account bigint not null primary key,   -- Telegram
            cadre text not null unique references cadres (id),
            bound text not null
        );
        create table codes (
            code text primary key,
            cadre text not null references cadres (id),
            issued text not null,
            expires text not null,
            void integer not null default 0,       -- 1: another code of the cadre was used
            used_by bigint,
            used text,
            former_cadre text,                     -- whom the account was before
            former_account bigint                  -- whose account the cadre's was before
        );
        create index codes_by_cadre on codes (cadre);
        create index codes_by_user on codes (used_by);
        create table code_tries (
            id text primary key,
            account bigint not null,
            at text not null
        );
        create index code_tries_by_account on code_tries (account, at);
        create table leaves (                      -- both days included
            cadre text not null references cadres (id),
            first_day text not null,
            last_day text not null,
            reason text not null default '',
            primary key (cadre, first_day)
        );
        """
    )


@steps(name="0002_households")
def _households(db: Database) -> None:
    db.executescript(
        """
        create table households (
            id text primary key,
            number text not null unique,           -- the roster's
            made integer not null default 0,       -- 1: the number is ours
            township text not null references areas (id),
            village text not null references areas (id),
            grp text not null default '',          -- part of the village
            head text not null,
            id_mac text,                           -- keyed hash of the head's id number
            id_tail text,                          -- its last 4
            people integer,
            reason text,                           -- why it was poor
            address text,
            phone text,                            -- sealed
            phone_mac text,
            entered text check (length(entered) = 10),
            exited text check (length(exited) = 10)
        );
        create index households_by_village on households (village);
        create index households_by_mac on households (id_mac);
        create index households_entered on households (entered);
        create index households_exited on households (exited);
        create table categories (
            household text not null references households (id),
            since text not null,
            category text not null,
            subtype text,
            primary key (household, since)
        ) without rowid;
        create index categories_since on categories (since);
        create table states (
            household text not null references households (id),
            kind text not null check (kind in ('exempt', 'away')),
            since text not null,
            until text,                            -- first day no longer
            reason text not null default '',
            primary key (household, kind, since)
        ) without rowid;
        create index states_since on states (since);
        create index states_until on states (until);
        create table assignments (
            household text not null references households (id),
            duty integer not null check (duty in (1, 2)),
            cadre text not null references cadres (id),
            since text not null,
            until text,                            -- first day not held
            primary key (household, duty, cadre, since),
            check (until is null or until >= since)
        ) without rowid;
        create index assignments_by_cadre on assignments (cadre);
        create index assignments_since on assignments (since);
        create index assignments_until on assignments (until);
        create table rules (                       -- visits wanted of a category
            category text not null,
            since text not null,
            times integer not null check (times >= 0),
            months integer not null check (months in (1, 3, 6)),
            primary key (category, since)
        );
        """
    )


@steps(name="0003_visits")
def _visits(db: Database) -> None:
    db.executescript(
        """
        create table visits (                      -- the last version of each
            id text primary key,
            version integer not null,
            household text not null references households (id),
            cadre text not null references cadres (id),
            recorder text not null references cadres (id),
            day text not null check (length(day) = 10),
            recorded text not null,                -- instant of the first version
            mode text not null check (mode in ('home', 'phone', 'video', 'absent')),
            valid integer not null,
            findings text not null                 -- JSON
        );
        create index visits_of_household on visits (household, day);
        create index visits_by_day on visits (day);
        create index visits_by_recorder on visits (recorder, recorded);
        create table visit_versions (              -- what each version replaced
            visit text not null references visits (id),
            version integer not null,              -- of the replaced one
            day text not null,
            mode text not null,
            valid integer not null,
            findings text not null,
            replaced text not null,                -- instant
            by_cadre text not null,                -- '' is an import
            reason text not null,
            primary key (visit, version)
        );
        create table problems (
            id text primary key,
            household text not null references households (id),
            visit text,
            kind text not null,                    -- code of the failed check
            words text not null,
            opened text not null,
            due text not null,
            owner text,                            -- null: the village lead
            state text not null check (state in ('todo', 'fixing', 'review', 'closed')),
            unique (visit, kind)
        );
        create index problems_of_household on problems (household, state);
        """
    )


@steps(name="0004_county")
def _county(db: Database) -> None:
    db.executescript(
        """
        create table settings (
            name text not null,
            at text not null,                      -- when it was set
            since text not null,                   -- the day it is in force from
            value text not null,
            by_cadre text not null,
            primary key (name, at)
        );
        create table holidays (                    -- what the calendar does not know yet
            day text primary key,
            kind text not null check (kind in ('off', 'work'))
        );
        create table chats (                       -- groups and what they are shown
            chat bigint not null primary key,
            area text not null,                    -- '' is the county
            bound text not null,
            by_cadre text not null
        );
        create index chats_by_area on chats (area);
        create table bulletins (
            id text primary key,
            month text not null,
            area text not null,                    -- '' is the county, else a township
            version integer not null,
            state text not null check (state in ('draft', 'held', 'released')),
            rows text not null,                    -- JSON, frozen when released
            remarks text not null default '',
            drafted text not null,
            changed text not null,
            released text,
            released_by text,                      -- '' is by itself
            unique (month, area, version)
        );
        create table audit (
            id text primary key,
            at text not null,
            actor text not null,                   -- a cadre; '' is the command line
            action text not null,
            subject text not null,
            details text not null default '{}'
        );
        create index audit_by_time on audit (at);
        create index audit_by_subject on audit (subject);
        create table revisions (                   -- grows with each change an import leans on
            name text primary key,
            value integer not null
        );
        insert into revisions (name, value) values ('roster', 0);
        """
    )


@steps(name="0005_snapshot")
def _snapshot(db: Database) -> None:
    db.executescript(schema_snapshot.TABLES)


@steps(name="0006_people_change")
def _people_change(db: Database) -> None:
    db.executescript(schema_people.TABLES)


@steps(name="0007_work")
def _work(db: Database) -> None:
    db.executescript(schema_work.TABLES)


@steps(name="0008_muted_groups")
def _muted_groups(db: Database) -> None:
    """Since when the bot may not write there; '' is that it may."""
    db.execute("alter table chats add column muted text not null default ''")
