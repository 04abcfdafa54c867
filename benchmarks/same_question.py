"""How often a question put in other words leads to the page that answers it.

    python -m benchmarks.same_question

One wording of each question of the starter bank is published; the other is asked. Then the right
page is taken away and all is asked again: whoever is sent on now is sent to a wrong page.
"""

from plaincite.library import starter_questions
from plaincite.pipeline import KnownQuestions
from plaincite.search import open_near_texts
from plaincite.web.readers import LEAST_LIKENESS, MEANT


def main() -> None:
    """Print how many are sent on, and to how many the right page is offered."""
    bank = [(question.text, question.wordings[0]) for question in starter_questions()]
    known, near = KnownQuestions(), open_near_texts()
    for published, _ in bank:
        known.learn(published, [published])
    near.learn({published: (published,) for published, _ in bank}, most=len(bank))
    sent = [(known.find(asked), published) for published, asked in bank]
    offered = [
        (near.to(asked, limit=MEANT + 1, least=LEAST_LIKENESS), published)
        for published, asked in bank
    ]
    n_right = sum(published in found[:MEANT] for found, published in offered)
    without = [[name for name in found if name != published] for found, published in offered]
    print(f"{len(bank)} questions, each asked in other words")
    print(f"sent on to the right page: {sum(found == right for found, right in sent)}")
    print(f"sent on to another page: {sum(found not in (None, right) for found, right in sent)}")
    print(f"the right page is among {MEANT} offered: {n_right}")
    print(f"without it, something is offered: {sum(bool(found) for found in without)}")


if __name__ == "__main__":
    main()
