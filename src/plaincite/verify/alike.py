"""Everyday words that say the same, for the entity lock alone, written by us.

A claim may use a word when its evidence has another one of the same row ("switched" for "changed").
Rows hold only words that leave a statement as true as it was: no two that point in different
directions, name different things, or differ in strength. Names of illnesses, treatments and parts
of the body are in `synonyms`, which every lock knows.
"""

from typing import Final

from plaincite.verify.wording import stem

__all__ = ["SAID_BY"]

_ROWS: Final = """
phone telephone call ring
miss absent absence skip
miss overlook
forget omit
mixed inconsistent conflicting
premature early
enjoy like
sure certain confident confidence certainty
switch change swap convert
gap difference differ
cost price charge expense expensive fee
money cash
reward incentive bonus payment
detect find discover identify pick locate recognise recognition reveal uncover notice see diagnose
start begin onset launch introduce introduction commence implement ~begin bring
home house household domestic
live dwell reside resident
length duration last
length duration last long longer lengthen prolong
length duration last shorten shorter
last continue persist remain stay ~stay
pace slow slower
rarely hardly seldom
peak highest maximum
next follow subsequent
match agree correspond concordance
indoor inside
examine exam check test assess
disappear vanish go clear resolve resolution subside
hurt pain ache sore
like prefer favour preference
prefer choose opt favour
choose select choice opt pick
run lead conduct operate manage
send receive deliver
eat feed intake ~intake diet meal food
sit sedentary seated
help aid assist assistance support
complaint symptom
sick ill illness disease unwell
shed lose
world worldwide global
country nation national nationwide
rural countryside village
urban city town
job work employment occupation occupational
staff personnel workforce employee
leaflet booklet brochure pamphlet handout
video film
online internet web website
letter mail post
questionnaire survey
tell inform notify
aware know knowledge
cause because
unaware ignorant
perceive feel view regard
concern fear worry ~worry
happy satisfied satisfaction content pleased
difficult difficulty hard trouble
easy simple easily
whole entire total intact
enough sufficient adequate
exact precise precisely
correct right
wrong incorrect
mistake error
main primary chief principal
probability chance likelihood likely odds risk
incidence rate frequency case number occurrence occur frequent
size extent magnitude
day daytime
sugar ~blood_sugar glucose
salt sodium
liquid fluid
device machine apparatus equipment
stitch suture
sample specimen
monitor track check watch
visit appointment consultation attend attendance
delay late later postpone defer
spine spinal
mental psychological psychiatric
cognitive mental thinking
visual vision sight see ~sight
hear auditory
vein venous
artery arterial
vessel vascular
nerve neural
gum gingival
urine urinary
gene genetic
inflammation inflammatory
vary variation variable variability
create make produce generate production
remove excise excision removal resect ectomy
damage injury injure
goal aim purpose objective
option choice alternative
current present existing
new novel recent newly
previous former past prior
last final end
initial first start baseline
combine together join add plus
replace substitute swap
buy purchase
tall height
sleepy drowsy somnolence drowsiness
wake awake awakening
crash collision accident
car vehicle
bike bicycle cycle
carer caregiver
keep maintain retain sustain maintenance hold
continue persist remain stay ~stay carry
allow permit enable let
try attempt
succeed success successful
wish desire want
estimate calculate estimation calculation
contain include comprise consist
separate split divide
trigger provoke
prevent avoid ~prevent
recover heal recovery ~heal
resume return ~return
talk speak conversation discuss
music song
plant herb herbal
pollution pollutant
child childhood
adolescent adolescence
infant infancy
fetus unborn fetal
wound incision
fetch collect
assign allocate randomise allot
undergo have receive get
undergo operate
hospital inpatient ~hospital_admission
discharge ~discharge
finish complete end
complete finish full
sharp acute
strength strong
power strength
heart coronary
speed fast faster quick rapid sooner
tablet pill
medicine drug medication
therapy treatment
method way approach technique
technique procedure method
programme course scheme
scheme programme
policy rule law legislation
sell sale
advert advertisement advertising
young youth
poor poverty deprived disadvantaged
rich wealthy affluent
black african
white caucasian
ethnic ethnicity racial race
language linguistic
walk gait
run running
breath respiratory respiration ~breathing
sweat perspiration
grow growth
bear birth ~birth
deliver delivery birth ~birth
sedate sedative
anaesthetic anaesthesia anaesthetised
vaccine immunisation immunise jab ~vaccine
booster boost
dose dosage dosing
overdose poisoning
addict addictive dependence
abstain abstinence abstinent
relapse relapsing ~relapse
cancel cancellation
refer referral
rank rate rating
score point rating
judge rate assess
publish publication appear
fund sponsor finance
conflict competing
paper article
lab laboratory
clot coagulation
bleed haemorrhage ~bleeding
swell ~swelling
numb numbness
dizzy dizziness ~dizzy
sensation feeling
tire tiredness ~tiredness
forget forgetful forgetfulness
lonely loneliness
stress stressful
anger angry
aggressive aggression
violent violence
behave behaviour
habit habitual
motivate motivation
confident confidence
satisfaction satisfied
afford affordable affordability
accept acceptable acceptability acceptance
comply compliance adherence ~adherence
adhere adherence ~adherence compliance
feasible feasibility practicable
accessible access accessibility
available availability
accurate accuracy
sensitive sensitivity
specific specificity
reliable reliability
valid validity
stable stability stably
frail frailty
mobile mobility move
active activity
disable disability
independent independence
able ability
capable capacity
noise noisy
wet wetting
bedwetting enuresis ~bedwetting
dry dryness
warm warmth
salty salt
sweet sweetened
thick thickness
deep depth
wide width
high height
heavy weight
close closure
block blockage obstruct
narrow stenosis
leak leakage
hole perforation
lump mass nodule
scan imaging ~scan
picture image photograph photo
shape form
place site location
position posture
side lateral
front anterior
top upper
bottom lower
middle mid
near close
outside outdoor
abroad overseas foreign
travel trip journey
holiday vacation
weekend saturday
school class classroom
university college
teacher teaching
lesson class session
prison jail
army military soldier
shift rota
wage pay salary earnings
absence absent absenteeism sick
pension retirement
insurance insured insurer
save saving savings
spend expenditure
queue wait
wait expectant ~expectant_management
urgent emergency
ambulance paramedic
"""
# One way: the evidence's word, and words of a claim that say no more than it does.
_NO_MORE_THAN: Final = """
intak: drink eat use take consum drank ate
~intake: drink eat use take consum
schoolchild: pupil child
toddler: child
swallow: take
~swallow: take drink
tablet: pill medicin
pill: tablet
capsul: pill
serum: blood
plasma: blood
adher: stick
cease: stop
inpati: hospital
resid: liv
inhal: breath
prescrib: take
receiv: take
recur: disease
relapse: disease
needl: acupunctur
smoker: smoke
survivor: survive
elderl: old
older: old
younger: young
oral: mouth
subcutaneou: skin
leave: stay remain
use: wear appli
born: birth deliver
add: plus extra
risk: likely
odd: likely risk
likely: risk
frequent: likely
infect: catch
infection: catch
catch: infection
annual: year
recommend: adviz
~immediate: immediat
fatal: death kill
alcohol: drink
televis: watch view
mortality: die
woman: sexe
"""


def _said_by() -> dict[str, frozenset[str]]:
    """Each word of a claim, with the words of an evidence that account for it."""
    found: dict[str, set[str]] = {}
    for row in _ROWS.split("\n"):
        forms = {_form(word) for word in row.split()}
        for form in forms:
            found.setdefault(form, set()).update(forms - {form})
    for row in _NO_MORE_THAN.strip().splitlines():
        key, words = row.split(": ")
        for word in words.split():
            found.setdefault(word, set()).add(key)
    return {form: frozenset(others) for form, others in found.items()}


def _form(word: str) -> str:
    return word if word.startswith("~") else stem(word)


SAID_BY: Final = _said_by()
