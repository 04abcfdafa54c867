"""Fit the points of `appraise/cues.py` and `appraise/roles.py` on abstracts with section labels.

A structured perceptron, averaged (Collins 2002): each abstract's sentences are decoded as one path
of roles, and points move where the path is wrong. The labels are the truth; the sentences are read
without them. Prints whole numbers to copy into the two modules, and how well they do on the half
of the abstracts that was not used.

    python training/sentence_roles.py corpus.jsonl.gz

Each line of the file is one abstract: {"_id": ..., "abstract": [{"label": ..., "text": ...}]}. The
weights in use come from 1,213 abstracts of randomised trials in the open-access subset of PubMed
Central (the `rct_abstracts` set: evidence-inference, MIT). Only weights are kept, no text.
"""

import gzip
import hashlib
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from plaincite.appraise.cues import cue_roles, matching_cues
from plaincite.appraise.labels import label_role
from plaincite.model.evidence import Role
from plaincite.text import split_sentences

ROLES = (Role.BACKGROUND, Role.AIM, Role.METHODS, Role.RESULT, Role.CONCLUSION)
EPOCHS = 4
SEED = 0

Feature = tuple[str, object, Role]
Example = tuple[tuple[int, ...], int, Role]  # cues, fifth of the text, true role
Points = Counter[Feature]


def main(path: Path) -> None:
    """Fit on the half with an even hash, print the points and both halves' accuracy."""
    halves: dict[int, list[list[Example]]] = {0: [], 1: []}
    for name, sections in _labelled(path):
        half = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2
        halves[half].append(_examples(sections))
    points = Counter({key: round(value) for key, value in fit(halves[0]).items()})
    write = sys.stdout.write
    for role in ROLES:
        write(f"place {role}: {[points['place', fifth, role] for fifth in range(5)]}\n")
    for before in ROLES:
        write(f"after {before}: {[points['after', before, role] for role in ROLES]}\n")
    for number, role in enumerate(cue_roles()):
        write(f"cue {number} ({role}): {points['cue', number, role]}\n")
    for half, name in ((0, "fitted"), (1, "held out")):
        write(f"{name}: {accuracy(halves[half], points):.4f} of {len(halves[half])} abstracts\n")


def fit(abstracts: Sequence[list[Example]]) -> dict[Feature, float]:
    """Return averaged points; the order of learning is fixed by `SEED`."""
    points: Points = Counter()
    sums: Points = Counter()
    order, step, shuffler = list(abstracts), 1, random.Random(SEED)
    for _ in range(EPOCHS):
        shuffler.shuffle(order)
        for abstract in order:
            truth = [role for _, _, role in abstract]
            change = _features(abstract, truth)
            change.subtract(_features(abstract, decode(abstract, points)))
            for key, value in change.items():
                points[key] += value
                sums[key] += step * value
            step += 1
    return {key: points[key] - sums[key] / step for key in points}


def decode(abstract: Sequence[Example], points: Points) -> list[Role]:
    """Return the path with the most points."""
    best: list[dict[Role, tuple[float, Role | None]]] = []
    for example in abstract:
        column: dict[Role, tuple[float, Role | None]] = {}
        for role in ROLES:
            own = sum(points[key] for key in _own(example, role))
            came = max(ROLES, key=lambda each: _arriving(best, each, role, points), default=None)
            column[role] = (own, None)
            if best and came is not None:
                column[role] = (own + _arriving(best, came, role, points), came)
        best.append(column)
    path = [max(ROLES, key=lambda role: best[-1][role][0])]
    for column in reversed(best[1:]):
        path.append(column[path[-1]][1] or path[-1])
    return path[::-1]


def accuracy(abstracts: Sequence[list[Example]], points: Points) -> float:
    """Share of the sentences whose role is found."""
    pairs = [
        (truth, found)
        for abstract in abstracts
        for (_, _, truth), found in zip(abstract, decode(abstract, points), strict=True)
    ]
    return sum(truth is found for truth, found in pairs) / len(pairs)


def _arriving(
    best: Sequence[dict[Role, tuple[float, Role | None]]], came: Role, role: Role, points: Points
) -> float:
    return best[-1][came][0] + points["after", came, role] if best else 0.0


def _own(example: Example, role: Role) -> list[Feature]:
    cues, fifth, _ = example
    spoken = cue_roles()
    held: list[Feature] = [("cue", number, role) for number in cues if spoken[number] is role]
    return [*held, ("place", fifth, role)]


def _features(abstract: Sequence[Example], path: Sequence[Role]) -> Points:
    held: Points = Counter()
    for example, role in zip(abstract, path, strict=True):
        held.update(_own(example, role))
    held.update(("after", before, role) for before, role in pairwise(path))
    return held


def _labelled(path: Path) -> Iterator[tuple[str, list[tuple[str, Role]]]]:
    """Abstracts of three sections or more whose labels all decide, results among them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            found = [
                (part["text"], label_role(part["label"] or ""))
                for part in row["abstract"]
                if part["text"]
            ]
            known = [(text, role) for text, role in found if role in ROLES and role is not None]
            if len(found) < 3 or any(role is None for _, role in found):
                continue
            if any(role is Role.RESULT for _, role in known):
                yield row["_id"], known


def _examples(sections: Sequence[tuple[str, Role]]) -> list[Example]:
    spoken = [(span.text, role) for text, role in sections for span in split_sentences(text)]
    last = len(spoken) - 1
    return [
        (matching_cues(text), 4 if at == last and last else at * 5 // (last + 1), role)
        for at, (text, role) in enumerate(spoken)
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
