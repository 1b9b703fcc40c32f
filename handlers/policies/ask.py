"""/ask 问政策: a question answered from the policy base with its source, or honestly not."""

from datetime import timedelta

from handlers import menu
from handlers.asker import Asker
from handlers.house import House
from handlers.policies.buttons import Clause, Context, Elsewhere, Forward, Unhelpful
from handlers.policies.memory import Asked
from handlers.policies.questions import waits
from handlers.screen import Letter, Screen
from handlers.texts import ask as texts
from handlers.texts import menu as menu_texts
from handlers.views.policy import answer_screen, clause_screen, context_screen
from handlers.wire import Answer
from ledger.scopes import Scope
from policy_kb.model import Reply
from policy_kb.questions import Why

FOLLOWS = timedelta(minutes=30)  # later than this a question stands alone


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    return question(house, asker, rest) if rest else (Screen(menu_texts.ASK_HOW),)


def question(house: House, asker: Asker, words: str) -> Answer:
    """What the base says; the question is kept for a follow-up and for what its buttons do."""
    if not words.strip():
        return (Screen(texts.EMPTY_QUESTION),)
    if texts.GREETING.fullmatch(words.strip()):
        return menu.explain(house, asker, None, "") if asker.private else (Screen(texts.HELLO),)
    now = house.clock()
    last = house.memory.last(asker.account, asker.chat)
    follows = last is not None and now - last.at <= FOLLOWS
    before = last.words if last and follows and not texts.NO_WORDS.fullmatch(words) else None
    ready = house.policies.ready
    asked = house.memory.keep(asker.account, asker.chat, words, before, now, waiting=not ready)
    return (_answer(house, asked) if ready else Screen(texts.OPENING),)


def waiting(house: House) -> tuple[Letter, ...]:
    """Answers to what was asked while the base was being read; nobody has to ask twice."""
    return tuple(Letter(asked.chat, _answer(house, asked)) for asked in house.memory.waiting())


def _answer(house: House, asked: Asked) -> Screen:
    """With the last question where it follows on it; alone where only so it is answered."""
    reply = house.policies.ask(asked.words, previous=asked.before)
    if asked.before and reply.verdict in {"none", "offtopic"}:
        alone = house.policies.ask(asked.words)
        reply = alone if alone.verdict == "answer" else reply
    return _screen(house, reply, asked)


def _screen(house: House, reply: Reply, asked: Asked) -> Screen:
    related = {id_: found[0] for id_ in reply.related if (found := house.policies.clause(id_))}
    return answer_screen(reply, asked.id, related, forward=asked.chat > 0)


def elsewhere(house: House, asker: Asker, scope: Scope, button: Elsewhere) -> Answer:
    """The same question, without regard to the place it names."""
    asked = house.memory.asked(button.asked, asker.account)
    if asked is None:
        return (Screen(texts.NOT_ASKED_BY_YOU, new=True),)
    here = house.policies.ask(asked.words)
    reply = house.policies.ask(asked.words.replace(here.place, "") if here.place else asked.words)
    return (_screen(house, reply, asked),)


def clause(house: House, asker: Asker, scope: Scope, button: Clause) -> Answer:
    """`看原文`."""
    found = house.policies.clause(button.clause)
    if found is None:
        return (Screen(texts.GONE, new=True),)
    text, document = found
    return (clause_screen(button.clause, document, text),)


def context(house: House, asker: Asker, scope: Scope, button: Context) -> Answer:
    """`上下文`: page 0 holds the clause."""
    found = house.policies.clause(button.clause)
    if found is None:
        return (Screen(texts.GONE, new=True),)
    shown, before, after = house.policies.around(found[0].id, button.page)
    return (context_screen(button, found[1], shown, before, after),)


def forward(house: House, asker: Asker, scope: Scope, button: Forward) -> Answer:
    return _forwarded(house, asker, button.asked, "unanswered")


def unhelpful(house: House, asker: Asker, scope: Scope, button: Unhelpful) -> Answer:
    return _forwarded(house, asker, button.asked, "unhelpful")


def _forwarded(house: House, asker: Asker, asked_id: str, why: Why) -> Answer:
    """Puts the question into the queue, once, and shows it to the policy administrators."""
    asked = house.memory.asked(asked_id, asker.account)
    if asked is None:
        return (Screen(texts.NOT_ASKED_BY_YOU, new=True),)
    queue = house.policies.questions
    known = {question.id for question in queue.open_questions()}
    id_ = queue.forward(
        asked.words, asker.account, house.clock(), why=why, previous=asked.before or ""
    )
    waiting = queue.of(id_)
    if waiting is None or id_ in known:
        return (Screen(texts.FORWARDED_ALREADY, new=True),)
    return (Screen(texts.FORWARDED, new=True), *waits(house, asker, waiting))
