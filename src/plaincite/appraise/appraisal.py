"""Everything a record tells about how its study was done, joined."""

from plaincite.appraise.design import design_of
from plaincite.appraise.follow_up import follow_up_of
from plaincite.appraise.laboratory import is_indexed_as_animal
from plaincite.appraise.participants import participants_of, studies_of
from plaincite.appraise.phase import phase_of
from plaincite.appraise.population import population_of
from plaincite.appraise.reading import read
from plaincite.appraise.standing import lacks_results
from plaincite.model.evidence import Appraisal, Design
from plaincite.model.record import Record

__all__ = ["appraise"]


def appraise(record: Record) -> Appraisal:
    """Return what *record* says of its study; what it does not say is None."""
    reading = read(record)
    design = design_of(reading)
    is_laboratory = design.value is Design.ANIMAL_OR_LABORATORY or is_indexed_as_animal(record)
    people = participants_of(reading, design.value)
    return Appraisal(
        design=design,
        phase=phase_of(reading),
        participants=people,
        studies=studies_of(reading, design.value),
        population=population_of(reading, people.span if people else None),
        follow_up=follow_up_of(reading),
        is_animal_or_laboratory=is_laboratory,
        lacks_results=lacks_results(record, design.value),
    )
