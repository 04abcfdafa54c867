"""Everything a record tells about how its study was done, joined."""

from plaincite.appraise.design import study_design
from plaincite.appraise.follow_up import follow_up
from plaincite.appraise.laboratory import animal_or_laboratory
from plaincite.appraise.participants import participants, studies
from plaincite.appraise.phase import phase
from plaincite.appraise.population import population
from plaincite.appraise.standing import lacks_results
from plaincite.model.evidence import Appraisal, Design
from plaincite.model.record import Record

__all__ = ["appraise"]


def appraise(record: Record) -> Appraisal:
    """Return what *record* says of its study; what it does not say is None."""
    design = study_design(record)
    laboratory = animal_or_laboratory(record)
    is_laboratory = design.value is Design.ANIMAL_OR_LABORATORY
    return Appraisal(
        design=design,
        phase=phase(record),
        participants=participants(record, design.value),
        studies=studies(record, design.value),
        population=population(record),
        follow_up=follow_up(record),
        is_animal_or_laboratory=is_laboratory
        or bool(laboratory is not None and laboratory.value and laboratory.basis == "indexed"),
        lacks_results=lacks_results(record, design.value),
    )
