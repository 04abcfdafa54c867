"""Stop words: the words of a question that are not what it is about."""

from plaincite.question.spelling import fold_word

__all__ = ["is_common_word", "is_stop_word"]

_GRAMMAR = """
a an the this that these those some any all both each every either neither no not none nor i me my
mine myself we us our ours you your yours he him his she her hers it its they them their one ones
someone anyone everyone somebody anybody everybody nobody people person persons patient patients
individual individuals who whom whose which what when where why how whether if then than else
there here and or but so because since until unless while although though as at by for from in
into of off on onto out over per through throughout to toward towards under up upon via with
within without about above across after against along among around before behind below beneath
beside besides between beyond despite down during except inside like near outside past plus
regarding concerning according due is are am was were be been being isn't aren't wasn't weren't do
does did done doing don't doesn't didn't have has had having haven't hasn't hadn't can could can't
couldn't cannot will would won't wouldn't shall should shouldn't may might must mustn't need needs
needed let lets i'm i've i'll i'd you're it's that's what's there's he's she's they're we're im
ive whats
"""
_ADVERBS = """
also already actually always almost alone again ago anymore away back badly best better worse
worst currently currenly commonly completely daily easily effectively else enough entirely
especially even ever exactly extremely far fast faster finally first forever frequently fully
generally greatly hard however immediately indeed instead just largely last lastly late later
least less likely little long longer longest mainly many maybe merely more most mostly much nearly
never nevertheless next nor normally now nowadays occasionally often once only otherwise overall
perhaps please possibly potentially practically presumably previously primarily probably properly
quickly quite rapidly rarely rather really recently regularly relatively safely seriously shortly
significantly simply slightly slowly sometimes somewhat soon specifically still strongly such
suddenly surely thank thanks therefore thus today together tomorrow too totally truly twice
typically ultimately unfortunately usually very well yet yes hello hi dear ok okay yesterday
tonight
"""
_VERBS = """
help helps helped helping helpful work works worked working use uses used using treat treats
treated treating prevent prevents prevented preventing reduce reduces reduced reducing lower
lowers lowered lowering cause causes caused causing make makes made making take takes took taken
taking give gives gave given giving get gets got gotten getting go goes going gone went come comes
came coming keep keeps kept keeping stop stops stopped stopping start starts started starting
improve improves improved improving increase increases increased increasing decrease decreases
decreased decreasing raise raises raised raising affect affects affected affecting know knows
known knowing think thinks thought find finds found finding tell tells told telling say says said
saying show shows showed shown see sees saw seen seeing look looks looked looking ask asks asked
asking want wants wanted try tries tried trying become becomes became happen happens happened
happening mean means meant meaning lead leads led leading bring brings brought put puts putting
feel feels felt feeling seem seems seemed relieve relieves relieved relieving ease eases eased
easing cure cures cured curing heal heals healed healing boost boosts boosted protect protects
protected protecting cut cuts cutting save saves saved saving delay delays delayed delaying slow
slows slowed slowing speed speeds avoid avoids avoided avoiding manage manages managed managing
control controls controlled controlling recommend recommends recommended suggest suggests consider
considered provide provides require requires required allow allows develop develops developed
developing suffer suffers suffering experience experiences experienced experiencing have having
choose chosen receive receives received receiving trigger triggers triggered triggering worsen
worsens worsened ward wards stave fend bear exist exists last lasts lasted lasting stay stays
stayed live lives lived living die dies died dying contain contains catch catches caught spread
spreads pass passed run runs interact interacts interacting diagnose diagnosed diagnosing detect
detects detected detecting approve approved approves licensed licence available offered offer
offers prescribe prescribed prescribes prescribing indicated combine combined combining mix mixed
mixing replace replaces replaced compare compared comparing skip skipped drop dropped leave leaves
left wait waits follow follows followed following remain remains return returns recur recurs act
acts eat eats eating drink drinks quit quits quitting grow turn turns apply applied buy order
believe understand explain describe define read learn hear heard wonder wondering appear appears
link
links linked linking associate associated associates relate related relates contribute contributes
support supports supported strengthen strengthens weaken weakens restore restores promote promotes
alleviate alleviates extend extends prolong prolongs shorten shortens cope coping deal dealing
overcome fight fighting beat handle fix calm soothe soothes clear clears reverse reverses build
builds harm harms harmed hurt damage damages ruin screened
"""
_NOUNS = """
risk risks chance chances odds likelihood rate rates benefit benefits beneficial effect effects
effective effectiveness efficacy evidence research study studies trial trials review reviews
literature science treatment treatments therapy therapies medicine medicines medication
medications drug drugs remedy remedies cure cures option options choice choices alternative
alternatives way ways thing things kind kinds sort sorts type types form forms part parts lot lots
bit amount amounts number numbers level case cases reason reasons result results difference
differences problem problems issue issues information info facts fact question questions answer
answers condition conditions disease diseases disorder disorders illness illnesses syndrome
symptom symptoms sign signs stage stages complication complications outlook prognosis advice year
years month months week weeks day days hour hours minute minutes time times age aged ages old
young older younger adult adults doctor doctors physician physicians hospital hospitals specialist
expert experts link connection relation relationship association role point use usage help
downside downsides drawback advantage advantages disadvantage side sides safety safe unsafe danger
dangers dangerous harmful good bad great poor new newer newest recent latest current modern common
rare different same similar certain various several few other others another own possible
impossible normal regular usual general specific particular important necessary unnecessary useful
useless true false real sure able unable worth worthwhile reliable accurate accuracy high higher
highest low lowest big bigger large small short strong weak severe mild moderate serious chronic
acute early advanced full whole extra additional main major minor better test tests testing exam
exams diagnosis screening screen dose doses dosage milligram milligrams mg mcg ml brand name names
products product combination storage disposal precautions warning warnings ingredient ingredients
cost price prevention management onset attack attacks episode episodes development progression
recovery quality term long-term lasting long-lasting permanent frequency cause hereditary
inherited genetic contagious infectious approved needed optimal impact home natural naturally
change changes concern concerns special instructions forget interactions action actions life lives
something anything everything nothing including include includes specialize contact location
example purpose healthy healthier healthiest health classification system emergency cochrane
meta-analysis systematic population scientific humans human situation situations detail details
rid greater worn proportion consequence assumed positive negative agents containing size desired
till notice noticed notices noticing killing check percent percentage
communicable whats begin began discontinue administered transmitted metabolized supplied resources
guidelines
"""
# Words one letter from a name in the vocabulary that mean something else: a haematoma (bruise) is
# no hepatoma (cancer), osteopetrosis (dense bones) no osteoporosis (thin bones).
_LOOK_ALIKES = """
activate activates addictive addition additions adduction adherens adoption aligned allegoric
allegory alteration amniotic anaphora antagonism antibody anybody aphakia aplasia arthrosis
aspartate aspiration asthenia atrophic attitude attitudes augmenting bending binding blotting
blushing bonding branchial breeding bulbous bulking candidate candidates capping carried cataplasm
catarrh catheters cauterise cessation civility clarity clearing clothing colitis colonial colonies
compliant concert concession conclusion conclusions concussive condition conduits confession
congestion contiguous controller controllers convective converging cooking coumarin counted
creating creation creative creator crucial currant currants cytidine cytology cytosine cytotoxin
decayed definite deleting deletion deliver delivers demented dementia dependency depletion
depressor derivation deriving detection differing digestive diluted discharge disjunction
disposition dissection drooling dropping droppings dysphonia dystocia dystopia eclipse emergence
endogenous eosinophilia epilepsy epistasis erythematous estriol estrone etiology excretion
expiration failing familiar fertilise fibrosis fibrous fluorine formulate fumarase gastrin
generate genitalia glucagon glucan glycerol glycogen granulosa haematoma haematomas harmonic
heading headings hematoma hematomas heparan hepatoma herring histology hopping hormonal hospice
hostile huntingtin hydrogel hydrogels hydrophobic hyperoxia immunity imperfect impunity
incontinent independent indigestible inducer infested inflated infraction infusion ingestion
inhibited inhibitory injected inspection inspiration intensify irrigated irritation laceration
lactation lanolin leaving lecithin leucine listing location looming lymphoma macroalbuminuria
macroscopic mediation melanin melatonin metabolite metabolites metabolize micronized migrant
mineral minerals mitochondria modulatory motility mutation neurology nicotinic notation nutrition
oestriol official officials oncology ontology organised organizer orthoptics osteopetrosis
overheating ovulating palpation parotid particle particles perineum peritoneum peroneal peroneus
persistence perspiration phobic pitting placebos polycystin porphyrin porphyrins position
positions prednisol predominance predominate prescriber prescribers prescription profusion program
programs projection projections prostrate protean purified pyrexia radical radiology ranging
recession rejection rejections relayed respiration respond responds retaining retinoic retinyl
rotation ruining salvation sciatic scoring seating secretion sedation selling semiotic sensation
serology serotonin setting settings shelling shipping shopping significant simulating simulation
simulations simulator sinusoid sipping slimmer smelling soaking softened sparing spelling
spellings sporting stagnation staring starvation stenosis stenting steroidal sticking stimulate
stimulates stimulatory stimulus storing structure structures stunting suction suicidal suppurative
surgeon symbiotic symphysis synapse syncopal tasting tendency tensilon therapist thoracic thrombin
thymus thyroxin topography toxaemia tracheal tracheitis tracking transmitter transmitters
transported tremors tropical tubercle typhus typical ureter urethra urology uterine vaccinia
valvular varicella variola vascular ventilatory ventricle vertebrate vertebrates vertex vesicle
violent virility virology viscera warming wearing weighed xanthan
"""
_STOP_WORDS = frozenset(
    form
    for word in f"{_GRAMMAR} {_ADVERBS} {_VERBS} {_NOUNS}".split()
    for form in (fold_word(word), word)
)
_COMMON_WORDS = frozenset(_LOOK_ALIKES.split())


def is_stop_word(key: str) -> bool:
    """Whether the folded word *key* says nothing about the subject of a question.

    >>> is_stop_word("does"), is_stop_word("stroke")
    (True, False)
    """
    return key in _STOP_WORDS


def is_common_word(word: str) -> bool:
    """Whether *word* is plain English and so no slip for a medical word it looks like.

    >>> is_common_word("mediation"), is_common_word("medicaton")
    (True, False)
    """
    return word in _STOP_WORDS or word in _COMMON_WORDS
