"""Tables of what is followed up: problems' history, wishes, cases, village cards."""

TABLES = """
alter table problems add column number integer;    -- said aloud: problem 57
alter table problems add column unit text;         -- the unit it was passed to
alter table problems add column fixed_by text;     -- who wrote the last note of what was done
alter table problems add column note text not null default '';
create unique index problems_by_number on problems (number);
create index problems_open on problems (due) where state <> 'closed';
create index problems_by_unit on problems (unit) where unit is not null;
create table problem_events (
    problem text not null references problems (id),
    n integer not null,                        -- in the order of doing
    at text not null,
    by_cadre text not null,                    -- of `told`: who was told
    act text not null,                         -- opened, passed, fixed, returned, closed …
    words text not null default '',
    primary key (problem, n)
);
create index problem_events_told on problem_events (problem, by_cadre) where act = 'told';
create table responsibilities (                -- which kind is which unit's
    kind text primary key,
    unit text not null references areas (id)
);
create table wishes (                          -- small wishes
    id text primary key,
    number integer not null unique,
    household text not null references households (id),
    words text not null,
    opened text not null,                      -- the day it was first said
    heard text not null,                       -- the day it was said last
    times integer not null default 1,
    done text,
    done_by text,
    note text not null default ''
);
create index wishes_of_household on wishes (household, done);
create table wish_visits (                     -- so that one visit tells of a wish once
    visit text primary key,
    wish text not null references wishes (id)
);
create table cases (                           -- applications
    id text primary key,
    number integer not null unique,
    kind text not null,                        -- a key of data.cases
    household text not null references households (id),
    words text not null default '',
    opened text not null,
    opened_by text not null references cadres (id),
    step integer not null,                     -- where it stands, from 0
    since text not null,                       -- the day the step began
    due text,                                  -- its last day; null where it has no clock
    outcome text,                              -- null while it goes on
    closed text
);
create index cases_open on cases (due) where outcome is null;
create index cases_of_household on cases (household);
create table case_events (
    id text primary key,
    of_case text not null references cases (id),
    at text not null,
    by_cadre text not null,
    step integer not null,                     -- finished; -1: told unasked that it presses
    words text not null default ''             -- the outcome; of what was told its due day
);
create index case_events_of on case_events (of_case, at);
create table village_posts (                   -- the five of a village
    village text not null references areas (id),
    post text not null,
    name text not null,
    since text not null,
    by_cadre text not null,
    primary key (village, post)
);
create table batches (                         -- the four groups of measures
    household text not null references households (id),
    batch text not null,
    by_cadre text not null,
    at text not null,
    primary key (household, batch)
) without rowid;
create index batches_by_kind on batches (batch);
create table jobs (                            -- one card a person
    household text not null references households (id),
    member text not null,
    since text not null,                       -- the day it was heard
    place text not null,                       -- '' is no work
    income integer,                            -- yuan a month
    by_cadre text not null,
    primary key (household, member, since)
) without rowid;
"""
