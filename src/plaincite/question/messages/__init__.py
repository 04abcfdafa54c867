"""The fixed wording of safety messages, and the phone numbers of each country."""

from plaincite.question.messages.packs import COUNTRIES, country_messages

__all__ = ["COUNTRIES", "country_messages"]
