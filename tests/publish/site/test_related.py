"""Related questions share rare words; common words alone make none related."""

from plaincite.model.library import LibraryQuestion
from plaincite.publish.site.related import Neighbours


def question(name: str, text: str, *topics: str, specialty: str = "Cardiology") -> LibraryQuestion:
    return LibraryQuestion(name, text, specialty, (), topics)


FEW = [
    question("ache", "Do statins cause muscle pain?", "statins"),
    question("heart", "Do statins prevent heart attacks?", "statins"),
    question("cold", "Is zinc good for a cold?", "common cold", specialty="General Practice"),
    question("gout", "Is coffee good for gout?", "gout", specialty="Rheumatology"),
    *(question(f"other-{n}", f"Is thing{n} good for part{n}?") for n in range(40)),
]


def test_the_nearest_share_rare_words_and_common_ones_do_not_count() -> None:
    neighbours = Neighbours(FEW)

    assert neighbours.of("ache") == ("heart",)
    assert neighbours.of("cold") == ()


def test_one_word_of_another_subject_relates_nothing() -> None:
    """ "Pain" is rare enough among few questions, and still no subject of both."""
    pain = question("hemp", "Does marijuana help chronic pain?", "chronic pain")

    assert Neighbours([*FEW, pain]).of("ache") == ("heart",)


def test_a_readers_own_words_find_their_neighbours() -> None:
    neighbours = Neighbours(FEW)

    assert set(neighbours.to("my statin gives me aching muscles")) <= {"ache", "heart"}
    assert neighbours.to("quantum chromodynamics") == ()
    assert neighbours.to("") == ()


def test_a_library_of_one_has_no_neighbours() -> None:
    assert Neighbours(FEW[:1]).of("ache") == ()
