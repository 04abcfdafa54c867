"""What single words do in a sentence: which way they point, how sure they sound, whom they name.

Every table is written by us. A word in none of them is content: a claim may use it only when the
evidence does (`entities`).
"""

from enum import StrEnum

from plaincite.verify.wording import stem

__all__ = ["BAD_OUTCOMES", "GOOD_OUTCOMES", "ROLES", "Role"]


class Role(StrEnum):
    """The job of a word."""

    STOP = "stop"
    GENERIC = "generic"  # study talk and plain verbs a rewrite may bring along
    DIRECTION = "direction"  # value: up, down, better, worse
    NULL = "null"  # "similar", "unchanged"
    RELATION = "relation"  # "difference", "effect", "associated": null when negated
    NEGATION = "negation"
    HEDGE = "hedge"  # value: how sure, 0 (not known) to 2 (probably)
    DEGREE = "degree"  # value: class of size or share: "large", "small", "most", "all"
    ASSERTION = "assertion"  # stronger than most studies are: "cure", "proven", "safe"
    PEOPLE = "people"  # value: the group: "children", "women", "people", "animals"
    TIME = "time"  # value: class: "before", "after", "long", "daily"
    ENDS_CLAUSE = "ends clause"
    CONTENT = "content"
    NUMBER = "number"
    MARK = "mark"


_WORDS: tuple[tuple[Role, str, str], ...] = (
    (
        Role.STOP,
        "",
        """a an the of in on at to for from by with as and or nor is be do have it its they them
        their this that these those there here who whom whose which what we our us he she his her
        you your i my also so then such if when where how into onto upon about around per via both
        each either other others another any own out off up down only just even still too very
        quite rather well able being same's one ones among amongst between within across against
        than vs versus compare comparison comparator compared relative instead over because due
        since until till through throughout not's can will would shall do does did get go come
        some certain many several make let say tell see put keep rate
        respectively under namely eg ie etc further furthermore moreover thus therefore hence
        alone itself themselves now again yes ci toward towards along already why once ever yet's
        approximately roughly somewhat altogether meanwhile instead's never's herself himself
        whichever whatever besides apart elsewhere v nor's""",
    ),
    (
        Role.GENERIC,
        "",
        """study trial research researcher author result report show find found finding observe
        observation suggest's indicate's evidence data analyze analysis analyse investigate
        examine test's tested measure assess evaluate describe document note record receive give
        take use treat treatment therapy therapeutic medicine medication drug agent intervention
        group arm average mean median level score scale number amount total percent percentage
        proportion occur happen chance write wrote written laboratory lead experience develop
        undergo
        include involve enrol enroll participate
        recruit assign allocate random randomized randomize controlled control's call know start
        begin end need want try seem's apparent become remain stay follow
        up-to-date review systematic
        meta pool pooled article paper publish journal conclude conclusion summary summarize
        according different's figure part way thing kind type form case time point period people's
        look feel reach achieve offer provide reported reportedly bring lead's out-come outcome
        condition illness disease's disorder's problem issue current currently available
        regular usual ordinary standard's plain simple words word meaning mean means
        statistical statistically confidence interval ratio odds hazard value baseline
        become became becoming got getting gotten obtain went gone came brought bring turned turn
        ended reason reasons cause's fact facts cohort sample enrolment setting person-years terms
        record recorded note noted figure figures back return's allow allowing account accounting
        feed fed member members undergone underwent experienced answer's undertake undertaken
        perform performed carry carried list listed sort rating rated judge judged
        course programme program help's total totally respect regard regarding
        apply applied stand stood proved's hold held happen's
        additionally addition based specific specifically process method various regardless
        especially likelihood identify identified determine determined together able's usually
        present's typical typically related's nearby afterwards's eventually shortly
        away worked's duration happens remainder remaining meant
        question answer body among participant-year did while's introduce introduced introduction
        share portion user users handed hand-out answered adjustment adjusted adjusting""",
    ),
    (
        Role.DIRECTION,
        "up",
        """increase increased increasing increases rise rose rising raise raised raises raising
        higher more greater greatest
        highest exceed exceeded exceeds grow grew grown gain gained gains longer larger
        bigger elevate elevated elevation
        climb climbed boost boosted boosts extend extended prolong prolonged prolongs
        lengthen heighten heightened stronger upregulated""",
    ),
    (
        Role.DIRECTION,
        "down",
        """reduce reduced reduces reducing reduction reductions decrease decreased decreases
        decreasing lower lowered lowers lowering lowest fewer fewest rarer
        less drop dropped drops decline declined
        declines declining fell fallen diminish diminished lessen lessened cut cuts cutting shrink
        shrank shorter shorten shortened smaller slower slow slowed slows slowing suppress
        suppressed suppression weaken weakened weaker halve halved halves dropping""",
    ),
    (
        Role.DIRECTION,
        "better",
        """better improve improved improves improving improvement improvements relieve relieved
        relieves relief ease eased eases alleviate alleviated superior helps helped
        outperform outperformed outdid outdo outdoes
        outperforms         superiority beat beats beaten surpass surpassed surpasses ahead""",
    ),
    (
        Role.DIRECTION,
        "worse",
        """worse worsen worsened worsens worsening deteriorate deteriorated deterioration inferior
        poorer aggravate aggravated inferiority""",
    ),
    (
        Role.NULL,
        "",
        """similar similarly comparable unchanged equivalent identical equal equally alike same
        unaffected equivalence comparably""",
    ),
    (
        Role.RELATION,
        "difference",
        "differ differed differs difference differences different",
    ),
    (
        Role.RELATION,
        "effect",
        """effect effects benefit benefits benefited benefitted advantage advantages impact impacts
        influence influenced affect affected affects change changed changes alter altered""",
    ),
    (
        Role.RELATION,
        "association",
        """associate associated association associations link linked links correlate correlated
        correlation correlations relate related relation relationship tie tied""",
    ),
    (
        Role.NEGATION,
        "",
        """no not non never neither nobody without none nor cannot can't don't doesn't didn't isn't
        aren't wasn't weren't won't wouldn't hasn't haven't hadn't couldn't lack lacked lacks
        lacking absence fail failed fails failure's""",
    ),
    (
        Role.HEDGE,
        "0",
        """whether unclear uncertain uncertainty unknown inconclusive insufficient questionable
        unproven""",
    ),
    (
        Role.HEDGE,
        "1",
        """may might could can's possible possibly perhaps potential potentially suggest suggests
        suggested suggesting appear appears appeared seem seems seemed indicate indicates
        indicated promising preliminary hypothesis hypothesize hypothesized maybe suspected
        limited weak scarce sparse expected hoped anticipated tended tend tends trend believed
        hint hints hinted
        thought possibility plausible""",
    ),
    (Role.HEDGE, "2", "probably likely's presumably apparently"),
    (
        Role.DEGREE,
        "large",
        """much far substantial substantially marked markedly large great greatly dramatic
            dramatically
        considerable considerably strong strongly huge hugely major vastly""",
    ),
    (
        Role.DEGREE,
        "small",
        "slight slightly modest modestly small minor marginal marginally little minimal minimally",
    ),
    (Role.DEGREE, "moderate", "moderate moderately medium"),
    (Role.DEGREE, "significant", "significant significantly clear clearly meaningful meaningfully"),
    (Role.DEGREE, "most", "most majority mostly mainly largely chiefly"),
    (Role.DEGREE, "all", "all every everyone everybody always entirely fully complete completely"),
    (Role.DEGREE, "part", "partly partially incompletely"),
    (Role.DEGREE, "few", "few rarely rare seldom uncommon minority"),
    (Role.DEGREE, "common", "common commonly often frequent frequently commonest"),
    (
        Role.DEGREE,
        "fast",
        "rapid rapidly quick quickly fast faster quicker soon sooner speeded sped accelerated "
        "accelerates accelerate hastened hasten hastens",
    ),
    (Role.CONTENT, "", "fasted fasting fasts speed speeds"),
    (Role.CONTENT, "", "cleared clears clearing last lasts lasted"),
    (Role.DEGREE, "lasting", "sustained lasting durable permanent permanently"),
    (Role.DEGREE, "temporary", "temporary temporarily transient transiently"),
    (Role.DEGREE, "mild", "mild mildly"),
    (Role.DEGREE, "severe", "severe severely serious seriously"),
    (
        Role.ASSERTION,
        "",
        """cure cures cured prove proves proved proven proof safe safely safety guarantee guaranteed
        definitely definitive definitively certainly undoubtedly best worst ideal eliminate
        eliminated eliminates eradicate eradicated work works worked effective effectively
        ineffective efficacy efficacious dangerous harmful harmless useless recommended recommend
        should must conclusively establish established confirm confirmed demonstrate demonstrated
        demonstrates demonstrating""",
    ),
    (
        Role.PEOPLE,
        "animals",
        "mice mouse rat rats murine rodent rodents animal animals rabbit "
        "rabbits dog dogs canine pig pigs piglet piglets monkey monkeys macaque macaques zebrafish "
        "primate primates hamster hamsters sheep",
    ),
    (
        Role.PEOPLE,
        "children",
        "child children pediatric paediatric boys girls schoolchildren kids preschoolers toddlers",
    ),
    (Role.PEOPLE, "adolescents", "adolescent adolescents teenager teenagers teens adolescence"),
    (
        Role.PEOPLE,
        "babies",
        "infant infants newborn newborns neonate neonates neonatal baby babies preterm",
    ),
    (Role.PEOPLE, "women", "woman women female females mothers girls"),
    (Role.PEOPLE, "men", "man men male males"),
    (Role.PEOPLE, "postmenopausal", "postmenopausal menopausal menopause"),
    (Role.PEOPLE, "pregnancy", "pregnant pregnancy pregnancies antenatal prenatal gestation"),
    (Role.PEOPLE, "older", "elderly older geriatric seniors aged"),
    (Role.PEOPLE, "younger", "younger young"),
    (Role.PEOPLE, "adults", "adult adults"),
    (Role.PEOPLE, "healthy", "healthy"),
    (Role.PEOPLE, "veterans", "veterans veteran"),
    (Role.PEOPLE, "smokers", "smoker smokers"),
    (Role.PEOPLE, "athletes", "athlete athletes"),
    (Role.PEOPLE, "workers", "worker workers nurses"),
    (Role.PEOPLE, "students", "student students"),
    (Role.PEOPLE, "survivors", "survivor survivors"),
    (
        Role.PEOPLE,
        "people",
        "people person patient patients participant participants human humans "
        "individual individuals subject subjects volunteer volunteers anyone",
    ),
    (Role.TIME, "before", "before beforehand prior pre preoperative preoperatively earlier"),
    (Role.TIME, "after", "after following afterwards post postoperative postoperatively later"),
    (Role.TIME, "during", "during"),
    (Role.TIME, "long", "long"),
    (Role.TIME, "short", "short"),
    (Role.TIME, "daily", "daily everyday"),
    (Role.TIME, "weekly", "weekly"),
    (Role.TIME, "monthly", "monthly"),
    (Role.TIME, "yearly", "yearly annual annually"),
    (Role.TIME, "early", "early"),
    (Role.TIME, "late", "late"),
    (Role.TIME, "night", "night nightly overnight nighttime"),
    (Role.TIME, "morning", "morning"),
    (
        Role.ENDS_CLAUSE,
        "",
        "but although though however while whilst whereas despite except yet unlike nevertheless",
    ),
)


def _roles() -> dict[str, tuple[Role, str]]:
    """Each word as written and its plain form, to its role; later rows win, words before forms."""
    by_form: dict[str, tuple[Role, str]] = {}
    by_word: dict[str, tuple[Role, str]] = {}
    for role, value, listed in _WORDS:
        for word in listed.split():
            # "mean's" is a note to ourselves: the word has another row, or is left to content.
            if not word.endswith("'s"):
                by_form.setdefault(stem(word), (role, value))
                by_word[word] = (role, value)
    return by_form | by_word


ROLES = _roles()

BAD_OUTCOMES = frozenset(
    stem(word)
    for word in """pain death risk symptom depression anxiety relapse infection fracture stroke
    attack event fatigue nausea vomiting bleeding hospital disability headache migraine attack
    flare exacerbation cough fever inflammation wheeze itch rash tumor cancer recur weight
    pressure cholesterol glucose distress insomnia seizure fall injury complication stress
    stiffness swelling tremor breathlessness admission severity craving burden lesion progression
    loss discontinuation dropout constipation diarrhea bloating dizziness weakness""".split()
)
GOOD_OUTCOMES = frozenset(
    stem(word)
    for word in """survive survival function quality sleep mobility remission recovery adherence
    fitness strength memory response healing walking mood cognition density energy capacity
    wellbeing satisfaction attention vision hearing balance flexibility appetite control""".split()
)
