"""The small model that comes with the package: an encoder of texts, and a reader of pairs."""

from plaincite.minilm.opening import open_cross_encoder, optional

__all__ = ["open_cross_encoder", "optional"]
