"""Company for those who go alone, in words. No name before both have said yes; every button is their own solo's."""

from typing import assert_never

from bot.happenings.company import (
    CompanyFound,
    CompanyHappening,
    CompanyLetGo,
    CompanyWanted,
    IntroductionDeclined,
    IntroductionWanted,
    Suggested,
)
from bot.message import Button, Message, Part, Style, Who
from bot.nouns.company import Company, Wish
from bot.nouns.people import Account
from bot.rules.company import introduction_of, wish_of
from bot.words.scene import Scene
from bot.words.voice import Voice, buttons, stranger_voice


def tell_company(scene: Scene, happening: CompanyHappening) -> None:
    match happening:
        case CompanyWanted(wish, asked):
            voice = _voice(wish)
            somebody = (
                voice.line("company.somebody"),
                buttons(Button(voice.label("button.company"), "company", wish.solo)),
            )
            scene.answer(*(somebody if asked is not None else _waits(voice, wish.solo)))
        case CompanyLetGo(wish):
            voice = _voice(wish)
            scene.answer(voice.line("company.let_go"), buttons(_on(voice, wish.solo)))
        case Suggested(number, wishes):
            for wish in wishes:
                scene.outsider(_account(wish), suggestion(_voice(wish), wish.solo, number))
        case IntroductionWanted(wish):
            scene.answer(_voice(wish).line("introduction.yes_back"))
        case IntroductionDeclined(wish):
            voice = _voice(wish)
            scene.answer(
                voice.line("introduction.no_back"),
                buttons(_off(voice, wish.solo)),
            )
        case CompanyFound(circle, (one, other), last):
            scene.outsider(_account(one), _met(_voice(one), one, other, circle))
            scene.outsider(_account(other), _met(_voice(other), other, one, circle))
            scene.answer(_voice(last).line("introduction.found_back"))
        case _:
            assert_never(happening)


def company_view(voice: Voice, company: Company) -> Message:
    """Where they are: not looking, waiting, or being asked."""
    solo = voice.circle.id
    if wish_of(company, solo) is None:
        return voice.message(
            "company.not",
            voice.quiet("company.how"),
            buttons(_on(voice, solo, Style.FIRST)),
        )
    introduction = introduction_of(company, solo)
    if introduction is None:
        return Message(_waits(voice, solo))
    if solo in introduction.yes:
        return voice.message("introduction.yes_back", buttons(_off(voice, solo)))
    return suggestion(voice, solo, introduction.number)


def suggestion(voice: Voice, solo: str, number: int) -> Message:
    given = (("introduction", f"{number}"),)
    yes = Button(voice.label("button.introduce_yes"), "introduce-yes", solo, given, Style.FIRST)
    no = Button(voice.label("button.introduce_no"), "introduce-no", solo, given)
    return voice.message("introduction.ask", buttons(yes, no), voice.quiet("introduction.silent"))


def _met(voice: Voice, me: Wish, other: Wish, circle: str) -> Message:
    look = Button(voice.label("button.circle"), "circle", circle, style=Style.FIRST)
    return Message(
        (
            voice.heading("began.title"),
            voice.line("began.with", who=Who(other.name, (_account(other),))),
            voice.line("introduction.room"),
            buttons(look, Button(voice.label("button.notebook"), "notebook", me.solo)),
            voice.quiet("introduction.solo_stays"),
        )
    )


def _waits(voice: Voice, solo: str) -> tuple[Part, ...]:
    return (
        voice.line("company.waits"),
        voice.quiet("company.how"),
        buttons(_off(voice, solo)),
    )


def _on(voice: Voice, solo: str, style: Style = Style.PLAIN) -> Button:
    return Button(voice.label("button.company_on"), "company-on", solo, style=style)


def _off(voice: Voice, solo: str) -> Button:
    return Button(voice.label("button.company_off"), "company-off", solo)


def _voice(wish: Wish) -> Voice:
    return stranger_voice(wish.language, zone=wish.zone)


def _account(wish: Wish) -> Account:
    return Account(wish.platform, wish.workspace, wish.user)
