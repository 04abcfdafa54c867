"""Near texts: which of some thousand short texts, kept in memory, are nearest to one in meaning."""

from collections.abc import Mapping, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from plaincite.search.encoder import Encoder

__all__ = ["NearTexts"]


class NearTexts:
    """Texts under keys, to be found by meaning. May be asked while another thread teaches it."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._vectors: dict[str, NDArray[np.float32]] = {}
        # Replaced as one, so that who asks meanwhile sees the old or the new.
        self._known: tuple[tuple[str, ...], NDArray[np.float32]] = ((), self._stacked(()))

    def learn(self, texts: Mapping[str, Sequence[str]], *, most: int) -> bool:
        """Take *texts*, some for each key, as all there are; return whether all are known now.

        At most so many are encoded in one call, some milliseconds each; call again for the rest.
        """
        pairs = [(key, text) for key, own in texts.items() for text in own]
        vectors = {text: self._vectors[text] for _, text in pairs if text in self._vectors}
        for text in islice((text for _, text in pairs if text not in vectors), most):
            (vectors[text],) = self._encoder.encode([text])
        known = [(key, vectors[text]) for key, text in pairs if text in vectors]
        self._vectors = vectors
        self._known = tuple(key for key, _ in known), self._stacked([own for _, own in known])
        return len(known) == len(pairs)

    def to(self, text: str, *, limit: int, least: float) -> tuple[str, ...]:
        """Return at most *limit* keys, nearest first; none whose cosine is less than *least*."""
        keys, vectors = self._known
        (asked,) = self._encoder.encode([text])
        likeness = vectors @ asked
        order = np.argsort(-likeness, kind="stable")
        near = dict.fromkeys(keys[at] for at in order if likeness[at] >= least)
        return tuple(near)[:limit]

    def _stacked(self, vectors: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
        return np.array(vectors, np.float32).reshape(len(vectors), self._encoder.width)
