"""Whether everything is in order on Discord's side; each finding with its remedy. Asks by REST, and changes nothing."""

from collections.abc import Collection, Sequence

import aiohttp
import discord
from msgspec import Struct

from adapters.discord.answers import not_connected
from adapters.discord.around import what_we_have
from adapters.discord.names import COMMAND
from adapters.discord.notes import Notes, Room
from adapters.discord.permissions import IN_A_CHANNEL, IN_A_THREAD, in_words, invite_address, lacking
from adapters.discord.tree import Tree, Typing, grow
from bot.nouns.people import Language
from bot.ports.keeping import Drawer
from bot.ports.sayings import Beside
from bot.words.phrases import label


class Finding(Struct, frozen=True):
    """`remedy`: what to do, and who can do it. Empty: all is well."""

    what: str
    remedy: str = ""


class NoDrawer:
    """Where storage is held by the running bot: what only our notes could tell is left out."""

    async def put(self, key: str, value: bytes) -> None:
        """A look notes nothing."""

    async def put_if(self, key: str, was: bytes | None, value: bytes) -> bool:
        """Not on a condition either."""
        return False

    async def take_out(self, key: str) -> None:
        """Nor does it forget."""

    async def all_of(self, prefix: str) -> Sequence[tuple[str, bytes]]:
        return ()


async def findings(
    token: str, drawer: Drawer | None, language: Language = Language.EN, *, talking_piece: bool = False
) -> Sequence[Finding]:
    """Token, intents, commands, and our permissions in each room that a circle was met in."""
    client = discord.Client(intents=discord.Intents(guilds=True))
    try:
        await client.login(token)
        notes = Notes(drawer or NoDrawer())
        await notes.open()
        assert client.user is not None  # logged in
        found = [Finding(label("discord.doctor.token", language, name=client.user.name))]
        found.append(Finding(label("discord.doctor.intents", language)))
        has = what_we_have(talking_piece=talking_piece)
        found.append(await _commands(client, notes, language, has))
        return [*found, *[await _room(client, room, language) for room in notes.rooms.values()]]
    except discord.LoginFailure:
        return [
            Finding(
                label("discord.doctor.token_refused", language), label("discord.doctor.token_refused.mend", language)
            )
        ]
    except (discord.HTTPException, aiohttp.ClientError, OSError):
        return [
            Finding(label("discord.doctor.unreachable", language), label("discord.doctor.unreachable.mend", language))
        ]
    finally:
        await client.close()


async def invitation(token: str, also: Collection[str] = ()) -> str:
    """The address that takes the bot into a server, with exactly the permissions it needs. Raises NotConnected.

    `also`: permissions for what not everybody wants.
    """
    client = discord.Client(intents=discord.Intents.none())
    try:
        await client.login(token)
        assert client.application_id is not None  # logged in
        return invite_address(client.application_id, also)
    except (discord.DiscordException, aiohttp.ClientError, OSError) as refusal:
        raise not_connected(refusal) from refusal
    finally:
        await client.close()


async def _commands(client: discord.Client, notes: Notes, language: Language, has: frozenset[Beside]) -> Finding:
    tree = a_tree(client, has)
    registered, application = notes.registered, client.application_id
    there = {command.id: command.name for command in await tree.fetch_commands()}
    if registered is None:  # nothing is noted: all that can be seen is whether there are any
        fine = COMMAND in there.values()
    else:
        ours = (registered.application, registered.digest) == (application, await tree.digest())
        fine = ours and set(registered.ids.values()) <= set(there)
    if fine:
        return Finding(label("discord.doctor.commands", language))
    older = label("discord.doctor.commands_older", language)
    return Finding(older, label("discord.doctor.commands_older.mend", language))


def a_tree(client: discord.Client, has: frozenset[Beside]) -> Tree:
    """The commands as they would be registered, with nobody behind them."""

    async def nothing(_interaction: Typing) -> None:
        return None

    async def no_choices(_interaction: Typing, _begun: str) -> list[discord.app_commands.Choice[str]]:
        return []

    async def not_refused(_interaction: Typing, _error: Exception) -> None:
        return None

    async def not_handed(_interaction: Typing, _word: str) -> None:
        return None

    tree = Tree(client, not_refused)
    grow(tree, nothing, no_choices, nothing, not_handed, has)
    return tree


async def _room(client: discord.Client, room: Room, language: Language) -> Finding:
    assert client.user is not None
    assert client.application_id is not None
    try:
        server = await client.fetch_guild(int(room.place.workspace))
        channel = await server.fetch_channel(int(room.place.room))
        me = await server.fetch_member(client.user.id)
        thread = isinstance(channel, discord.Thread)
        parent = await server.fetch_channel(channel.parent_id) if isinstance(channel, discord.Thread) else channel
    except (discord.NotFound, discord.Forbidden):
        address = invite_address(client.application_id)
        gone = label("discord.doctor.room_gone", language, room=room.place.room)
        return Finding(gone, label("discord.doctor.room_gone.mend", language, address=address))
    assert isinstance(parent, discord.abc.GuildChannel)
    needed = (*(IN_A_THREAD if thread else IN_A_CHANNEL), *room.uses)
    names = lacking(parent.permissions_for(me), needed)
    where = f"{server.name} / {channel.name}"
    if not names:
        return Finding(label("discord.doctor.room", language, room=where))
    permissions = in_words(names, language)
    lacks = label("discord.doctor.room_lacks", language, room=where)
    return Finding(lacks, label("discord.doctor.room_lacks.mend", language, permissions=permissions))
