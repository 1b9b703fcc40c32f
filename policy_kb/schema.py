"""The tables of the policy base, as steps that only grow."""

from sqlite_utils import Database, Migrations

steps = Migrations("policy_kb")


@steps(name="0001_policy_base")
def _(db: Database) -> None:
    db.executescript(
        """
        create table policy_sources (
            key text primary key,               -- path below what was imported
            name text not null,                 -- the file's name, shown as source
            sha text not null,
            origin text not null,               -- document, digest, corpus, learned
            version bigint not null,            -- of the base when it was written
            imported text not null default ''   -- instant
        );
        create table policy_documents (
            id text primary key,
            source text not null references policy_sources(key) on delete cascade,
            ordinal bigint not null,
            version bigint not null,            -- of the base when it, or its shadow, changed
            shadow text not null default '',    -- of a digest: the document that stands before it
            title text not null,
            issuer text not null,
            number text not null,
            place text not null,
            year text not null,
            published text not null,
            effective text not null,
            repealed text not null,
            supersedes text not null,
            mentions text not null,
            status text not null,
            subject text not null,
            digested text not null,
            stands text not null
        );
        create index policy_documents_of on policy_documents (source, ordinal);
        create table policy_clauses (
            id text primary key,
            document text not null references policy_documents(id) on delete cascade,
            ordinal bigint not null,
            label text not null,
            parent text,
            article text not null,
            heading text not null,
            path text not null,                 -- JSON list
            lead text not null,
            text text not null,
            raw text not null,
            restored text not null,             -- JSON list
            place text not null,
            eligibility text not null,
            vectors blob                        -- float16, the clause and then its sentences
        );
        create index policy_clauses_of on policy_clauses (document, ordinal);
        create index policy_clauses_below on policy_clauses (parent, ordinal);
        create index policy_clauses_label on policy_clauses (label);
        create table policy_curated (
            id text primary key,
            clause text not null references policy_clauses(id) on delete cascade,
            target text not null,               -- the clause it leads to: its own, or a document's
            question text not null,
            answer text not null,
            vector blob
        );
        create index policy_curated_of on policy_curated (clause);
        create table policy_state (
            name text primary key,              -- 'version': grows with every change
            value bigint not null
        );
        insert into policy_state (name, value) values ('version', 1);
        create table policy_aliases (
            said text primary key,
            means text not null                 -- JSON list
        );
        create table policy_questions (
            id text primary key,
            question text not null,
            previous text not null default '',
            asker bigint,                       -- account that gets the reply; null: none
            why text not null,                  -- unanswered, unhelpful
            asked text not null,                -- instant
            state text not null,                -- open, answered, learned, closed
            reply text not null default '',
            answered text not null default '',  -- instant
            answerer bigint
        );
        create index policy_questions_open on policy_questions (state, asked);
        """
    )


@steps(name="0002_eligible")
def _(db: Database) -> None:
    """Which clauses say whom they are for is asked for each household."""
    db.execute("create index policy_clauses_eligible on policy_clauses (eligibility)")
