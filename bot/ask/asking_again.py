"""Questions that a control asks: of an article that was chosen, or that a card offers."""

from bot.ask.answering import answered_for, card_of, text_of
from bot.ask.private_answers import private_card
from bot.client import FootnoteClient, Interaction
from bot.interface.permissions import open_place
from bot.interface.place import Place, speak_to_everyone
from bot.services.questions import Answered
from corpus.questions.asked_questions import NotShared
from corpus.questions.question import AskedQuestion, Asker


async def answer_again(interaction: Interaction, asked: AskedQuestion, key: str | None) -> None:
    """Show the answer to *asked* to whoever used a control, which is acknowledged already.

    For who asked the question of *key*, the message that was used becomes the answer; others are
    shown it alone.
    """
    client, member = interaction.client, str(interaction.user.id)
    place = await open_place(interaction)
    in_place = key is not None and await _asked_by(client, place, key, member)
    seen_alone = not in_place or _is_ephemeral(interaction) or interaction.guild_id is None
    asker = Asker(member, str(interaction.channel_id), private=seen_alone)
    answered = await answered_for(client, place, asked, asker, asked.earlier)
    if in_place:
        await _replace(interaction, place, answered)
    elif key is None:
        await interaction.edit_original_response(view=private_card(answered, place))
    else:
        await interaction.followup.send(view=private_card(answered, place), ephemeral=True)


async def _asked_by(client: FootnoteClient, place: Place, key: str, member: str) -> bool:
    try:
        await client.questions.note(lambda asked: asked.check_asker(place.collection, key, member))
    except NotShared:
        return False
    return True


async def _replace(interaction: Interaction, place: Place, answered: Answered) -> None:
    """Put the answer where its question was: as a card, or as text below a message of text."""
    message = interaction.message
    if _is_ephemeral(interaction):
        await interaction.edit_original_response(view=private_card(answered, place))
        return
    speak_to_everyone(place.settings)
    if message is not None and message.content:
        content, buttons = text_of(answered, keeps=place.keeps_questions)
        await interaction.edit_original_response(content=content, view=buttons)
    else:
        card = card_of(answered, keeps=place.keeps_questions)
        await interaction.edit_original_response(view=card)
    if message is not None:
        await interaction.client.questions.note(
            lambda memory: memory.placed(place.collection, answered.key, str(message.id))
        )


def _is_ephemeral(interaction: Interaction) -> bool:
    return interaction.message is not None and interaction.message.flags.ephemeral
