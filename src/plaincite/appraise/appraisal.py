"""Everything a record tells about how its study was done, joined."""

from plaincite.appraise.design import design_of
from plaincite.appraise.follow_up import follow_up
from plaincite.appraise.laboratory import animal_or_laboratory
from plaincite.appraise.participants import participants_of, studies_of
from plaincite.appraise.phase import phase
from plaincite.appraise.population import population
from plaincite.appraise.reading import read
from plaincite.appraise.standing import lacks_results
from plaincite.model.evidence import Appraisal, Design
from plaincite.model.record import Record

__all__ = ["appraise"]


def appraise(record: Record) -> Appraisal:
    """Return what *record* says of its study; what it does not say is None."""
    reading = read(record)
    design = design_of(reading)
    laboratory = animal_or_laboratory(reading)
    is_indexed = laboratory is not None and laboratory.value and laboratory.basis == "indexed"
    return Appraisal(
        design=design,
        phase=phase(record),
        participants=participants_of(reading, design.value),
        studies=studies_of(reading, design.value),
        population=population(record),
        follow_up=follow_up(record),
        is_animal_or_laboratory=is_indexed or design.value is Design.ANIMAL_OR_LABORATORY,
        lacks_results=lacks_results(record, design.value),
    )
