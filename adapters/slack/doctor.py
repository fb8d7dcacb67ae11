"""What is wrong with the Slack side: everything at once, each with its remedy. Asks Slack, changes nothing."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final

from aiohttp import ClientError, ClientSession, ClientTimeout
from msgspec import Struct
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.manifest import SCOPES
from adapters.slack.platform import Access
from adapters.slack.web_api import silence
from bot.nouns.people import Language
from bot.ports.clocks import Clock
from bot.words.phrases import label

WITHIN: Final = ClientTimeout(total=10)
MAY_DIFFER: Final = 30  # seconds; Slack's requests are refused beyond 300


WRONG_KIND: Final = "not_allowed_token_type"
SOCKET_SCOPE: Final = "connections:write"


class Finding(Struct, frozen=True):
    """`remedy` is empty where nothing is wrong."""

    what: str
    remedy: str = ""


class _Exam:
    def __init__(self, language: Language) -> None:
        self.language = language
        self.findings: list[Finding] = []

    def bot_token(self, what: str) -> None:
        self.findings.append(Finding(what, label("slack.doctor.bot_token.remedy", self.language)))

    def app_token(self, what: str) -> None:
        remedy = label("slack.doctor.app_token.remedy", self.language, scope=SOCKET_SCOPE)
        self.findings.append(Finding(what, remedy))

    def scopes(self, what: str) -> None:
        self.findings.append(Finding(what, label("slack.doctor.scopes.remedy", self.language)))

    def unreachable(self, address: str) -> None:
        what = label("slack.doctor.unreachable", self.language, address=address)
        self.findings.append(Finding(what, label("slack.doctor.unreachable.remedy", self.language)))


async def examine(access: Access, *, public_url: str = "", clock: Clock, language: Language) -> list[Finding]:
    exam = _Exam(language)
    _look_at_the_settings(access, exam)
    name = ""
    async with ClientSession(timeout=WITHIN) as session:
        if access.bot_token.startswith("xoxb-"):
            name = await _try_bot_token(access, session, clock, exam)
        if access.mode == "socket" and access.app_token.startswith("xapp-"):
            await _try_app_token(access, session, exam)
        if access.mode == "http" and public_url:
            await _try_address(public_url, session, exam)
    return exam.findings or [Finding(label("slack.doctor.fine", language, name=name or "–"))]


def _look_at_the_settings(access: Access, exam: _Exam) -> None:
    """What can be seen without asking anyone."""
    if access.bot_token.startswith("xapp-") and access.app_token.startswith("xoxb-"):
        exam.findings.append(
            Finding(label("slack.doctor.swapped", exam.language), label("slack.doctor.swapped.remedy", exam.language))
        )
        return
    if not access.bot_token and access.oauth is None:
        exam.bot_token(label("slack.doctor.bot_token.missing", exam.language))
    elif access.bot_token and not access.bot_token.startswith("xoxb-"):
        exam.bot_token(label("slack.doctor.bot_token.refused", exam.language, error=WRONG_KIND))
    if access.mode == "http":
        if not access.signing_secret.strip():
            exam.findings.append(
                Finding(
                    label("slack.doctor.secret.missing", exam.language),
                    label("slack.doctor.secret.remedy", exam.language),
                )
            )
    elif not access.app_token:
        exam.app_token(label("slack.doctor.app_token.missing", exam.language))
    elif not access.app_token.startswith("xapp-"):
        exam.app_token(label("slack.doctor.app_token.refused", exam.language, error=WRONG_KIND))


async def _try_bot_token(access: Access, session: ClientSession, clock: Clock, exam: _Exam) -> str:
    """The workspace's name."""
    try:
        answer = await _client(access, access.bot_token, session).auth_test()
    except SlackApiError as refused:
        exam.bot_token(label("slack.doctor.bot_token.refused", exam.language, error=_word(refused)))
        return ""
    except (ClientError, TimeoutError, OSError):
        exam.unreachable(access.api_base_url)
        return ""
    headers = {str(name).lower(): str(value) for name, value in (answer.headers or {}).items()}
    _compare_scopes(headers.get("x-oauth-scopes", ""), exam)
    _compare_clocks(headers.get("date", ""), clock, exam)
    return str(answer.get("team") or "")


def _compare_scopes(said: str, exam: _Exam) -> None:
    if not said:
        return
    has = {scope.strip() for scope in said.split(",")}
    missing, surplus = sorted(set(SCOPES) - has), sorted(has - set(SCOPES))
    if missing:
        exam.scopes(label("slack.doctor.scopes.missing", exam.language, scopes=", ".join(missing)))
    if surplus:
        exam.scopes(label("slack.doctor.scopes.surplus", exam.language, scopes=", ".join(surplus)))


def _compare_clocks(said: str, clock: Clock, exam: _Exam) -> None:
    try:
        theirs = parsedate_to_datetime(said)
    except ValueError:
        return
    if theirs.tzinfo is None:
        theirs = datetime.combine(theirs.date(), theirs.time(), UTC)
    seconds = round(abs((clock.now() - theirs).total_seconds()))
    if seconds > MAY_DIFFER:
        wrong = label("slack.doctor.clock.wrong", exam.language, seconds=seconds)
        exam.findings.append(Finding(wrong, label("slack.doctor.clock.remedy", exam.language)))


async def _try_app_token(access: Access, session: ClientSession, exam: _Exam) -> None:
    client = _client(access, access.app_token, session)
    try:
        await client.apps_connections_open(app_token=access.app_token)
    except SlackApiError as refused:
        exam.app_token(label("slack.doctor.app_token.refused", exam.language, error=_word(refused)))
    except (ClientError, TimeoutError, OSError):
        exam.unreachable(access.api_base_url)


async def _try_address(public_url: str, session: ClientSession, exam: _Exam) -> None:
    """An unsigned request must be refused: only ours does that with 401."""
    address = f"{public_url}/slack/events"
    try:
        async with session.post(address, json={}) as answer:
            status = str(answer.status)
    except (ClientError, TimeoutError, OSError) as trouble:
        status = type(trouble).__name__
    if status != "401":
        wrong = label("slack.doctor.address.refused", exam.language, address=address, status=status)
        exam.findings.append(Finding(wrong, label("slack.doctor.address.remedy", exam.language)))


def _client(access: Access, token: str, session: ClientSession) -> AsyncWebClient:
    return AsyncWebClient(token=token, base_url=access.api_base_url, session=session, logger=silence, retry_handlers=[])


def _word(refused: SlackApiError) -> str:
    body: Any = refused.response.data
    return str(body.get("error", "")) if isinstance(body, dict) else ""
