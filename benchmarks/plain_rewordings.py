"""How many of people's own plain rewordings the judge lets through: the room a model has.

Run: python benchmarks/plain_rewordings.py ../shared/data/plaba/abstracts.jsonl

PLABA has abstracts that people reworded sentence by sentence for the public. Each reworded sentence
is judged beside the sentence it rewords, as a language model's would be.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from plaincite.compose.generative.wholeness import untold_reasons
from plaincite.model.answer import Statement, StatementKind
from plaincite.model.claim import Citation, Label, Verdict
from plaincite.model.record import Record, Section
from plaincite.verify import verify_statement

_QUOTED = re.compile(r'"[^"]*"')


def main(path: Path) -> None:
    """Print the shares, and the commonest reasons for refusal."""
    n_said = n_supported = n_whole = 0
    reasons: Counter[str] = Counter()
    for told, source, verdict in judged(path):
        n_said += 1
        if verdict.label is Label.SUPPORT:
            n_supported += 1
            n_whole += not untold_reasons(source, [told])
        else:
            reasons[_QUOTED.sub('"..."', verdict.reasons[0])] += 1
    print(f"{n_said:,} rewordings by people")
    print(f"{n_supported / n_said:.1%} supported by the judge")
    print(f"{n_whole / n_said:.1%} supported, and nothing much left out")
    for reason, count in reasons.most_common(8):
        print(f"{count / n_said:6.1%}  {reason}")


def judged(path: Path) -> Iterator[tuple[str, str, Verdict]]:
    """Yield each reworded sentence with its source and the judge's verdict."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        sentences = row["abstract_sentences"]
        record = Record(f"pmid:{row['pmid']}", row["title"], (Section(" ".join(sentences)),))
        for reworded in row["adaptations"].values():
            if len(reworded) != len(sentences):
                continue
            for told, cited in zip(reworded, _cited(record, sentences), strict=True):
                if told.strip() and told.strip() != cited.quote.strip():
                    statement = Statement(told, StatementKind.CLAIM, (cited,))
                    found = {record.record_id: record}
                    yield told, cited.quote, verify_statement(statement, found.get)


def _cited(record: Record, sentences: list[str]) -> Iterator[Citation]:
    start = 0
    for sentence in sentences:
        yield Citation(record.record_id, sentence, start, start + len(sentence), None, "abstract")
        start += len(sentence) + 1


if __name__ == "__main__":
    main(Path(sys.argv[1]))
