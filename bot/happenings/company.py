"""What happened among those who go alone and would like company. Each is told to one person, or to two apart."""

from msgspec import Struct

from bot.nouns.company import Wish


class CompanyWanted(Struct, frozen=True):
    """`asked`: the introduction about which they are being asked, now or for some days already."""

    wish: Wish
    asked: int | None = None


class CompanyLetGo(Struct, frozen=True):
    wish: Wish


class Suggested(Struct, frozen=True):
    """Each of these two is asked, without a name, whether they would like to be introduced."""

    number: int
    wishes: tuple[Wish, ...]


class IntroductionWanted(Struct, frozen=True):
    """One has said yes, and the other has not yet."""

    wish: Wish


class IntroductionDeclined(Struct, frozen=True):
    wish: Wish


class CompanyFound(Struct, frozen=True):
    """Both have said yes: here is their circle. `last`: whose yes it was that came last."""

    circle: str
    wishes: tuple[Wish, Wish]
    last: Wish


CompanyHappening = CompanyWanted | CompanyLetGo | Suggested | IntroductionWanted | IntroductionDeclined | CompanyFound
