"""Tables of what changes with people: requests, stand-ins, hand-overs met, notices for morning."""

TABLES = """
create table requests (
    id text primary key,
    number integer not null unique,            -- said aloud: request 12
    kind text not null,
    asker text not null references cadres (id),
    about text not null,                       -- id of a household, a cadre, a visit
    body text not null,                        -- JSON, as the kind needs it
    since text not null,                       -- the day it was asked for
    role text not null,                        -- the least who may decide
    township text not null default '',         -- '' is the county
    village text not null default '',
    receiver text,                             -- who must accept before it is decided
    state text not null check (state in ('offered', 'open', 'approved', 'refused', 'withdrawn')),
    asked text not null,
    accepted text,
    decided text,
    decided_by text,
    effective text                             -- the day it took effect from
);
create index requests_waiting on requests (state, township);
create index requests_by_asker on requests (asker, asked);
create index requests_by_receiver on requests (receiver, state);
create index requests_about on requests (about, kind, state);
create table handovers (                       -- a household that went over by a request
    request text not null references requests (id),
    household text not null references households (id),
    met text,                                  -- face to face: when it was said
    primary key (request, household)
);
create table notices (                         -- said at night, told in the morning
    id text primary key,
    cadre text not null references cadres (id),
    at text not null,
    body text not null,                        -- JSON of what is shown
    told text
);
create index notices_waiting on notices (cadre, at) where told is null;
alter table leaves add column kind text not null default '';
alter table leaves add column stand_in text references cadres (id);
create index leaves_by_stand_in on leaves (stand_in, first_day);
"""
