"""Everything a record tells about how its study was done, joined."""

from plaincite.appraise.design import design_of
from plaincite.appraise.follow_up import follow_up_of
from plaincite.appraise.laboratory import is_indexed_as_animal
from plaincite.appraise.participants import NOT_OF_PEOPLE, participants_of
from plaincite.appraise.phase import phase_of
from plaincite.appraise.population import in_digest, population_of
from plaincite.appraise.reading import read
from plaincite.appraise.standing import lacks_results
from plaincite.appraise.study_count import studies_of
from plaincite.model.evidence import Appraisal, Design
from plaincite.model.record import Record

__all__ = ["appraise"]


# A plan names the people it will ask, and a case report its one patient.
_WITHOUT_PEOPLE = NOT_OF_PEOPLE - {Design.PROTOCOL, Design.CASE_REPORT}


def appraise(record: Record) -> Appraisal:
    """Return what *record* says of its study; what it does not say is None."""
    reading = read(record)
    design = design_of(reading)
    is_laboratory = design.value is Design.ANIMAL_OR_LABORATORY or is_indexed_as_animal(record)
    people = participants_of(reading, design.value)
    has_people = design.value not in _WITHOUT_PEOPLE
    counted = people.span if people is not None else None
    return Appraisal(
        design=design,
        phase=phase_of(reading),
        participants=people,
        studies=studies_of(reading, design.value),
        population=population_of(reading, counted) if has_people else in_digest(record),
        follow_up=follow_up_of(reading) if has_people else None,
        is_animal_or_laboratory=is_laboratory,
        lacks_results=lacks_results(record, design.value),
    )
