"""What happens to groups: members, the bot's own place, the move to a supergroup."""

from collections.abc import Iterable
from dataclasses import replace

from bot.localchat.delivery import deed, deliver, written
from bot.localchat.rooms import take_seat
from bot.localchat.rows import BOT_ID, Group, Seat
from bot.localchat.world import World

_SUPERGROUPS = -1_000_000_000_000  # ids from here down


class Groups:
    """The groups' side of the world."""

    world: World

    @deed
    def group(
        self,
        chat_id: int,
        title: str,
        members: Iterable[int] = (),
        administrators: Iterable[int] = (),
        *,
        bot: str = "member",
    ) -> None:
        """A group as it stands, without telling the bot; below -1000000000000 a supergroup.

        `bot` is the bot's own status there: member, administrator, or left for never added.
        """
        if chat_id >= 0:
            raise ValueError("a group's id is negative")
        known = self.world.groups.get(chat_id)
        kind = "supergroup" if chat_id <= _SUPERGROUPS else "group"
        self.world.groups.put(replace(known or Group(chat_id, title, kind), title=title))
        for user in members:
            self.world.seats.put(Seat(chat_id, user, "member"))
        for user in administrators:
            self.world.seats.put(Seat(chat_id, user, "administrator"))
        if known is None:
            self.world.seats.put(Seat(chat_id, BOT_ID, bot))

    @deed
    def adds_bot(self, user_id: int, chat_id: int, *, administrator: bool = False) -> None:
        """Somebody brings the bot into a group."""
        status = "administrator" if administrator else "member"
        before = self.world.seat(chat_id, BOT_ID)
        self._seat_bot(user_id, Seat(chat_id, BOT_ID, status))
        if not before.inside:
            body = written(self.world, user_id, chat_id)
            deliver(self.world, user_id, body | {"new_chat_members": [self.world.bot]})

    @deed
    def removes_bot(self, user_id: int, chat_id: int) -> None:
        """Somebody takes the bot out of a group."""
        body = written(self.world, user_id, chat_id) | {"left_chat_member": self.world.bot}
        deliver(self.world, user_id, body)
        self._seat_bot(user_id, Seat(chat_id, BOT_ID, "kicked"))

    @deed
    def mutes_bot(self, user_id: int, chat_id: int, *, muted: bool = True) -> None:
        """The bot may not write there any more, or may again."""
        status = "restricted" if muted else "member"
        self._seat_bot(user_id, Seat(chat_id, BOT_ID, status, may_write=not muted))

    @deed
    def promotes_bot(self, user_id: int, chat_id: int, *, administrator: bool = True) -> None:
        """The bot becomes an administrator, or one of the members again."""
        self._seat_bot(
            user_id, Seat(chat_id, BOT_ID, "administrator" if administrator else "member")
        )

    @deed
    def joins(self, user_id: int, chat_id: int) -> None:
        """A person comes into a group."""
        body = written(self.world, user_id, chat_id)
        take_seat(self.world, body["from"], Seat(chat_id, user_id, "member"))
        deliver(self.world, user_id, body | {"new_chat_members": [body["from"]]})

    @deed
    def leaves(self, user_id: int, chat_id: int) -> None:
        """A person goes out of a group."""
        body = written(self.world, user_id, chat_id)
        deliver(self.world, user_id, body | {"left_chat_member": body["from"]})
        take_seat(self.world, body["from"], Seat(chat_id, user_id, "left"))

    @deed
    def renames(self, user_id: int, chat_id: int, title: str) -> None:
        """The group gets a new title."""
        self.world.groups.put(replace(self._group(chat_id), title=title))
        body = written(self.world, user_id, chat_id) | {"new_chat_title": title}
        deliver(self.world, user_id, body)

    @deed
    def migrates(self, user_id: int, chat_id: int) -> int:
        """A basic group becomes a supergroup. Gives the new id; the old one is dead."""
        old = self._group(chat_id)
        new_id = _SUPERGROUPS + chat_id
        self.world.groups.put(Group(new_id, old.title, "supergroup"))
        for seat in self.world.seats:
            if seat.chat == chat_id:
                self.world.seats.put(replace(seat, chat=new_id))
        body = written(self.world, user_id, chat_id)
        deliver(self.world, user_id, body | {"migrate_to_chat_id": new_id})
        self.world.groups.put(replace(old, moved_to=new_id))
        body = written(self.world, user_id, new_id)
        deliver(self.world, user_id, body | {"migrate_from_chat_id": chat_id})
        return new_id

    @deed
    def deletes(self, chat_id: int, message_id: int) -> None:
        """Somebody removes a message; a bot is never told."""
        post = self.world.post(chat_id, message_id)
        if post is None:
            raise ValueError("there is no such message")
        self.world.posts.put(replace(post, gone=True))

    def _group(self, chat_id: int) -> Group:
        group = self.world.groups.get(chat_id)
        if group is None:
            raise ValueError(f"no group has the id {chat_id}")
        return group

    def _seat_bot(self, user_id: int, after: Seat) -> None:
        person = self.world.people.get(user_id)
        if person is None:
            raise ValueError(f"nobody has the id {user_id}")
        self._group(after.chat)
        take_seat(self.world, person.user, after)
