"""What there is to volunteer for in a meeting: the roles of its practice that are nobody's yet, and its small tasks."""

from bot.grammar.practice import ALWAYS_HELD, InLanguages, Role
from bot.nouns.circle import Circle
from bot.nouns.meeting import Meeting
from bot.nouns.people import MemberId
from bot.rules.library import practice_of

# In a community the facilitator is the host, and the convener is the community's.
BY_THEMSELVES = (*ALWAYS_HELD, Role.PRESENTER)


def tasks_of(circle: Circle, meeting: Meeting) -> tuple[str, ...]:
    """By name: a role's own, or the number of the task in its file."""
    practice = practice_of(circle, meeting)
    held = BY_THEMSELVES if circle.community is None else (*BY_THEMSELVES, Role.HOST, Role.CONVENER)
    roles = tuple(role.value for role in practice.roles if role not in held)
    return roles + tuple(str(number) for number in range(1, len(practice.volunteers) + 1))


def title_of(circle: Circle, meeting: Meeting, name: str) -> Role | InLanguages | None:
    """A role, or the file's own words; None for a task that a newer file no longer has."""
    if name in tuple(Role):
        return Role(name)
    texts = practice_of(circle, meeting).volunteers
    return texts[int(name) - 1] if name.isdigit() and 0 < int(name) <= len(texts) else None


def who_does(meeting: Meeting, name: str) -> MemberId | None:
    return next((task.member for task in meeting.tasks if task.name == name), None)


def roles_of(circle: Circle, meeting: Meeting, who: MemberId) -> tuple[Role, ...]:
    """The roles that they took, and in a community what its convener is anyway, where the practice knows that role."""
    convenes = circle.community is not None and circle.community.convener == who and who in meeting.here
    convener = (Role.CONVENER,) if convenes and Role.CONVENER in practice_of(circle, meeting).roles else ()
    return roles_held(meeting, who) + convener


def roles_held(meeting: Meeting, who: MemberId) -> tuple[Role, ...]:
    return tuple(Role(task.name) for task in meeting.tasks if task.member == who and task.name in tuple(Role))
