"""The small models that come with the package: an encoder of texts, and readers of pairs."""

from plaincite.minilm.opening import open_answer_reader, open_cross_encoder, optional

__all__ = ["open_answer_reader", "open_cross_encoder", "optional"]
