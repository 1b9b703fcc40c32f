"""/questions: what nobody could answer waits here; the reply reaches the asker and is learned."""

from dataclasses import dataclass
from html import escape

from handlers.asker import Asker
from handlers.dialog.draft import Draft
from handlers.dialog.flow import Dialog
from handlers.dialog.form import Field, Form, Invalid, Said
from handlers.dialog.words import sentence
from handlers.house import House
from handlers.policies.buttons import CloseQuestion, Learn, Question, Questions, Reply
from handlers.screen import Letter, Screen, Tap
from handlers.texts import questions as texts
from handlers.views.questions import question_screen, questions_screen
from handlers.wire import Answer
from ledger.model import Role
from ledger.refusals import NotInScope
from ledger.scopes import Ability, Scope, scope_of
from policy_kb.questions import Asked, QuestionId

NAME = "reply"
_REPLY = sentence(500, texts.EMPTY)


@dataclass(frozen=True, slots=True)
class Replied:
    reply: str


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    return (questions_screen(house.policies.open_questions(), 0),)


def page(house: House, asker: Asker, scope: Scope, button: Questions) -> Answer:
    return (questions_screen(house.policies.open_questions(), button.page),)


def show(house: House, asker: Asker, scope: Scope, button: Question) -> Answer:
    asked = house.policies.questions.of(QuestionId(button.question))
    return (question_screen(asked) if asked else Screen(texts.ALREADY, new=True),)


def close(house: House, asker: Asker, scope: Scope, button: CloseQuestion) -> Answer:
    done = house.policies.questions.close(QuestionId(button.question))
    return (Screen(texts.CLOSED if done else texts.ALREADY),)


def learn(house: House, asker: Asker, scope: Scope, button: Learn) -> Answer:
    """Only on this tap does a reply become part of the base."""
    done = house.policies.learn(QuestionId(button.question), house.clock())
    return (Screen(texts.LEARNED if done else texts.NOT_LEARNED, new=True),)


def reply(house: House, asker: Asker, scope: Scope, button: Reply) -> Answer:
    asked = house.policies.questions.of(QuestionId(button.question))
    if asked is None or asked.state != "open":
        return (Screen(texts.ALREADY, new=True),)
    screen = house.flow.begin(asker, NAME, about=button.question)
    return (Screen(screen.html, screen.rows, new=True),)


def replied(house: House, asker: Asker, to: Reply, words: str) -> Answer:
    """Words sent as a reply to the message that told of the question."""
    try:
        return (_answered(house, asker, to.question, _REPLY(words)),)
    except Invalid as no:
        return (Screen(str(no)),)


def _answered(house: House, asker: Asker, question: str, reply: str) -> Screen:
    """It reaches the asker; whoever replies second hears that somebody was quicker."""
    id_ = QuestionId(question)
    asked = house.policies.answered(id_, reply, asker.account, house.clock())
    if asked is None:
        return Screen(texts.ALREADY)
    said = {"question": escape(asked.question), "reply": escape(reply)}
    rows = ((Tap(texts.LEARN, Learn(question)),),)
    return Screen(texts.REPLIED.substitute(said), rows, also=_to_the_asker(asked, said))


def reply_dialog(house: House) -> Dialog[Asker]:
    def form(asker: Asker, draft: Draft) -> Form[Replied]:
        asked = house.policies.questions.of(QuestionId(draft.about))
        question = escape(asked.question) if asked else ""
        field = Field(
            name="reply",
            title=texts.TITLE,
            prompt=lambda _: texts.ASK.substitute(question=question),
            parse=_REPLY,
            words=True,
            shown=str,
        )
        return Form((field,), into=Replied)

    def finish(asker: Asker, draft: Draft, filled: Replied) -> Screen:
        """Raises NotInScope for who is no policy administrator any more."""
        if scope_of(asker.cadre, Ability.QUESTIONS) is None:
            raise NotInScope
        return _answered(house, asker, draft.about, filled.reply)

    def what(asker: Asker, said: Said) -> str:
        return texts.DRAFT

    return Dialog(NAME, form, finish, what)


def waits(house: House, asker: Asker, question: Asked) -> tuple[Letter, ...]:
    """Tells the policy administrators, else the county's, of a question that came in."""
    today, people = house.clock().date(), house.ledger.people
    contacts = people.holding(Role.POLICY_ADMIN, None, today)
    if not any(contact.account for contact in contacts):
        contacts = people.administrators(None, today)
    who = texts.SOMEBODY
    if asker.cadre:
        unit = house.ledger.areas.area(asker.cadre.unit).name if asker.cadre.unit else ""
        who = f"{unit} {asker.cadre.name}".strip()
    words = texts.NEW.substitute(
        question=escape(question.question), why=texts.WHY[question.why], who=escape(who)
    )
    rows = (
        (
            Tap(texts.REPLY, Reply(question.id)),
            Tap(texts.CLOSE, CloseQuestion(question.id)),
        ),
    )
    return tuple(
        Letter(contact.account, Screen(words, rows)) for contact in contacts if contact.account
    )


def _to_the_asker(asked: Asked, said: dict[str, str]) -> tuple[Letter, ...]:
    if asked.asker is None:
        return ()
    return (Letter(asked.asker, Screen(texts.TO_THE_ASKER.substitute(said))),)
