"""The first minute: what this is, whether it is a fit, and why one might; for somebody who is in no circle yet.

Nothing that they think here is asked for, and nobody learns that they looked.
"""

from collections.abc import Sequence

from bot.grammar.practice import InLanguages
from bot.grammar.season_plan import Season
from bot.message import Bullets, Button, Buttons, Heading, Message, Paragraph, Part, Quiet, Style, Words
from bot.nouns.circle import Circle, CircleId
from bot.nouns.people import Language
from bot.words.phrases import label, say


def first_view(language: Language, here: Circle | None) -> Message:
    """One screen. `here`: a circle that sits in this very room and lets anyone in."""
    parts: list[Part] = [
        Heading(say("first.title", language)),
        Paragraph(say("first.what", language)),
        Paragraph(say("first.how", language)),
    ]
    ways = [
        _button("button.start", "start", language, Style.PLAIN if here else Style.FIRST),
        _button("button.solo", "solo", language),
    ]
    if here is not None:
        parts.append(Paragraph(say("first.here", language, circle=Words(here.name))))
        ways.insert(0, _button("button.join", "join", language, Style.FIRST, here.id))
    looks = [_button("button.fit", "fit", language), _button("button.help", "help", language)]
    if here is None:
        looks.append(_button("button.not_now", "not-now", language))
    return Message((*parts, Buttons(tuple(ways)), Buttons(tuple(looks)), Quiet(say("home.private", language))))


def not_now_view(language: Language) -> Message:
    """For whoever said so, now and each time they come back: short, and a way in if they want one."""
    again = Button(label("button.show_again", language), "home", given=(("again", "yes"),))
    return Message(
        (
            Paragraph(say("not_now.kept", language)),
            Buttons((again, _button("button.help", "help", language))),
        )
    )


def fit_view(language: Language, season: Season, others: Sequence[Season]) -> Message:
    """Questions to think about: there is nothing to fill in. They are a season's own, and the others have theirs."""
    title = season.title.in_language(language)
    elsewhere = tuple(
        Button(other.title.in_language(language), "fit", given=(("season", other.id),)) for other in others
    )
    why = Button(label("button.why", language), "why", given=(("season", season.id),), style=Style.FIRST)
    return Message(
        (
            Heading(say("fit.title", language)),
            Paragraph(say("fact.line", language, label=title, value=season.purpose.in_language(language))),
            _questions(season.fit, language),
            Quiet(say("fit.yours", language)),
            Buttons((why, _button("button.not_now", "not-now", language))),
            Quiet(say("fit.others", language, title=title)),
            Buttons(elsewhere),
        )
    )


def why_view(language: Language, season: Season) -> Message:
    start = Button(label("button.start", language), "start", given=(("season", season.id),), style=Style.FIRST)
    return Message(
        (
            Heading(say("why.title", language)),
            Quiet((season.title.in_language(language),)),
            _questions(season.why, language),
            Quiet(say("why.no_hurry", language)),
            Buttons(
                (
                    start,
                    _button("button.solo", "solo", language),
                    _button("button.not_now", "not-now", language),
                )
            ),
        )
    )


def _questions(asked: tuple[InLanguages, ...], language: Language) -> Bullets:
    return Bullets(tuple((question.in_language(language),) for question in asked))


def _button(
    key: str, command: str, language: Language, style: Style = Style.PLAIN, circle: CircleId | None = None
) -> Button:
    return Button(label(key, language), command, circle, style=style)
