"""What we don't know yet: limits are said once."""

from typing import Any

from plaincite.compose.unknowns import limit_drafts


def test_the_same_limit_of_two_studies_is_said_once(make_evidence: Any) -> None:
    limit = "There was no comparison group."
    evidence = [make_evidence(record_id=f"pmid:{number}", limit=limit) for number in (1, 2)]
    other = make_evidence(record_id="pmid:3", limit="The trial was small.")

    texts = [draft[0].text for draft in limit_drafts([*evidence, other])]

    assert [text.partition(": ")[2] for text in texts] == [limit, "The trial was small."]
