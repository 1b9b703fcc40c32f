"""Tables of what is followed up: problems' history, wishes, cases, village cards."""

TABLES = """
alter table problems add column number integer;    -- said aloud: 问题 57
alter table problems add column unit text;         -- 转交: the unit that answers for it
alter table problems add column fixed_by text;     -- who wrote the last 整改
alter table problems add column note text not null default '';
create unique index problems_by_number on problems (number);
create index problems_open on problems (due) where state <> 'closed';
create index problems_by_unit on problems (unit) where unit is not null;
create table problem_events (
    id text primary key,
    problem text not null references problems (id),
    at text not null,
    by_cadre text not null,                    -- '' is nobody: the clock
    act text not null,                         -- passed, fixed, returned, closed, told
    words text not null default '',
    level integer not null default 0           -- of `told`: how far up
);
create index problem_events_of on problem_events (problem, at);
create table responsibilities (                -- 责任: 类别, 单位
    kind text primary key,
    unit text not null references areas (id)
);
create table wishes (                          -- 微心愿
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
create table cases (                           -- 办件
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
    closed text,
    told text not null default ''              -- the last due day somebody was told of
);
create index cases_open on cases (due) where outcome is null;
create index cases_of_household on cases (household);
create table case_events (
    id text primary key,
    of_case text not null references cases (id),
    at text not null,
    by_cadre text not null,
    step integer not null,
    words text not null default ''
);
create index case_events_of on case_events (of_case, at);
create table village_posts (                   -- 五个一
    village text not null references areas (id),
    post text not null,
    name text not null,
    since text not null,
    by_cadre text not null,
    primary key (village, post)
);
create table batches (                         -- 四个一批
    household text not null references households (id),
    batch text not null,
    by_cadre text not null,
    at text not null,
    primary key (household, batch)
) without rowid;
create index batches_by_kind on batches (batch);
"""
