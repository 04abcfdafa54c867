"""How many claims the verifier checks a second, on one core and on two.

Every claim and sentence is different, so that nothing is answered from a cache. Claims in words of
their own are also judged with the cross-encoder, where the extra `dense` is installed. Run:

    python benchmarks/verify_speed.py
"""

import time
from concurrent.futures import ProcessPoolExecutor

from plaincite import judging
from plaincite.verify import verify_claim

_CHECKS = 6_000
_FREE_CHECKS = 600
_DRUGS = ("metformin", "apixaban", "yoga", "zinc", "tamoxifen", "melatonin", "lithium", "iron")
_OUTCOMES = ("pain", "stroke", "falls", "fatigue", "migraine", "asthma attacks", "sleep", "fever")


def pairs(count: int) -> list[tuple[str, str]]:
    """Return *count* different claims, each with a sentence of 40 words; half are altered."""
    made = []
    for at in range(count):
        drug, outcome = _DRUGS[at % 8], _OUTCOMES[at // 8 % 8]
        people, change = 100 + at, at % 97 + 0.5
        sentence = (
            f"In a randomised trial of {people} adults with type 2 diabetes, {drug} reduced "
            f"{outcome} by {change} points compared with placebo at 12 weeks (95% CI 0.8 to 2.0; "
            "P<0.001), but did not improve quality of life or survival in older people."
        )
        altered = change + 1 if at % 2 else change
        claim = f"In {people} adults, {drug} lowered {outcome} by {altered} points at 12 weeks."
        made.append((claim, sentence))
    return made


def free(some: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the sentences of *some*, each with a claim that copies none of it."""
    return [
        (
            f"Sugar patients taking {_DRUGS[at % 8]} felt their {_OUTCOMES[at // 8 % 8]} ease "
            f"within study {at}, yet enjoyed everyday living no more.",
            sentence,
        )
        for at, (_, sentence) in enumerate(some)
    ]


def check_free(some: list[tuple[str, str]]) -> int:
    """Judge all of *some* as the doors do, and return how many are supported."""
    return sum(
        judging.verify_claim(claim, [sentence]).label == "SUPPORT" for claim, sentence in some
    )


def check(some: list[tuple[str, str]]) -> int:
    """Judge all of *some* and return how many are supported."""
    return sum(verify_claim(claim, [sentence]).label == "SUPPORT" for claim, sentence in some)


def main() -> None:
    """Print checks a second on one core and on two."""
    work = pairs(_CHECKS)
    check(work[:50])
    start = time.perf_counter()
    supported = check(work)
    seconds = time.perf_counter() - start
    print(f"1 core:  {_CHECKS / seconds:,.0f} checks a second ({supported} of {_CHECKS} supported)")
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(check, [work[:50], work[:50]]))
        start = time.perf_counter()
        list(pool.map(check, [work[0::2], work[1::2]]))
        seconds = time.perf_counter() - start
    print(f"2 cores: {_CHECKS / seconds:,.0f} checks a second")
    work = free(pairs(_FREE_CHECKS))
    check_free(work[:5])
    start = time.perf_counter()
    check_free(work)
    seconds = time.perf_counter() - start
    print(f"claims in words of their own, 1 core: {_FREE_CHECKS / seconds:,.0f} checks a second")


if __name__ == "__main__":
    main()
