"""Tables of what is worked out of the others: a month's standings and their sums."""

TABLES = """
create table snapshot_months (
    month text primary key,
    as_of text not null,                   -- the day its rows speak of
    summed integer not null                -- 0: tallies and totals are to be made anew
);
create table snapshot_pending (            -- rows that are not right yet
    month text not null,
    village text not null,
    household text not null,
    primary key (month, village, household)
) without rowid;
create table snapshot (                    -- households in scope, see ledger.standing
    month text not null,
    village text not null,
    household text not null,
    owner text not null,                   -- '' is nobody
    unit text not null,                    -- the owner's; '' is none
    majority text not null,                -- owner by the other attribution
    majority_unit text not null,
    divided integer not null,              -- 1: the owner changed within the month
    times integer not null,                -- wanted in the window; 0 is nothing
    days integer not null,                 -- distinct counting days
    due integer not null,                  -- 1: in the denominator
    done integer not null,
    exempt integer not null,
    deferred integer not null,             -- wanted, but not yet
    primary key (month, village, household)
) without rowid;
create index snapshot_by_owner on snapshot (month, owner);
create index snapshot_divided on snapshot (month, divided) where divided = 1;
create table tallies (                     -- the snapshot summed by area and owner
    month text not null,
    level text not null,                   -- village, township, unit, county
    area text not null,                    -- '' is the county
    owner text not null,
    due integer not null,
    done integer not null,
    exempt integer not null,
    times_due integer not null,
    times_done integer not null,
    households integer not null,           -- in scope
    primary key (month, level, area, owner)
) without rowid;
create table totals (                      -- the tallies summed by area
    month text not null,
    level text not null,
    area text not null,
    done integer not null,
    due integer not null,
    exempt integer not null,
    unassigned integer not null,
    times_done integer not null,
    times_due integer not null,
    cadres_done integer not null,
    cadres_due integer not null,
    primary key (month, level, area)
) without rowid;
"""
