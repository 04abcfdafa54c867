"""Names that mean the same: a lay and a clinical word for one thing, written by us.

One row a concept; a long row goes on in an indented line. A claim that uses one name is read as
using the others. Rows hold only names that can stand for each other in a patient's sentence; a
broader or narrower word is no synonym.
"""

from plaincite.verify.wording import tokens

__all__ = ["LONGEST", "PHRASES", "SECONDS"]

_ROWS = """
heart attack = myocardial infarction = heart attacks = myocardial infarctions
high blood pressure = hypertension = raised blood pressure = elevated blood pressure
low blood pressure = hypotension
blood sugar = blood glucose = glucose = glycemia = glycaemia = sugar level
low blood sugar = hypoglycemia = hypoglycaemia
high blood sugar = hyperglycemia = hyperglycaemia
long term blood sugar = HbA1c = glycated hemoglobin = glycated haemoglobin = hemoglobin A1c = A1c
side effect = adverse event = adverse effect = adverse reaction = unwanted effect = side effects
    = adverse events = adverse effects = adverse reactions = unwanted effects
death = died = deaths = killed = kills = all cause mortality = death from any cause
    = deaths from any cause
stroke = cerebrovascular accident = strokes
mini stroke = transient ischemic attack = transient ischaemic attack
heart failure = cardiac failure
heart disease = coronary heart disease = coronary artery disease
cardiovascular = heart and blood vessel
kidney = renal = kidneys
kidney failure = renal failure = end stage kidney disease = end stage renal disease
liver = hepatic
lung = pulmonary = lungs
bowel = intestinal = intestine = gut = bowels
irritable bowel syndrome = IBS
high cholesterol = hypercholesterolemia = hypercholesterolaemia
bad cholesterol = LDL cholesterol = low density lipoprotein cholesterol = LDL
blood clot = clot = clots = thrombosis = thromboembolism = blood clots = venous thromboembolism
bleeding = hemorrhage = haemorrhage = hemorrhages = bleeds = bleed = bled
brain bleed = intracranial hemorrhage = intracranial haemorrhage = bleeding in the brain
broken bone = fracture = fractures = broken bones = breaking a bone = broke a bone
joint replacement = arthroplasty
knee replacement = knee arthroplasty
hip replacement = hip arthroplasty
shortness of breath = dyspnea = dyspnoea = breathlessness
tiredness = fatigue
sleeplessness = insomnia
itching = pruritus = itch = itchy
hair loss = alopecia
vomiting = emesis = being sick = vomited
swelling = edema = oedema
fever = pyrexia = high temperature
headache = headaches = cephalalgia
muscle pain = myalgia = muscle pains = muscle ache = muscle aches
joint pain = arthralgia = joint pains
back pain = backache
cancer = malignancy = carcinoma = cancers = malignancies
breast removal = mastectomy
lumpectomy = breast conserving surgery
womb = uterus = uterine
womb removal = hysterectomy
cervical = cervix
prostate removal = prostatectomy
radiotherapy = radiation therapy = radiation treatment = radiation
chemotherapy = chemo
surgery = operation = operations = surgical procedure = operated
flu = influenza
shot = injection = shots = injections = jab = injected
vaccine = immunization = immunisation = vaccinated = jab = jabs
antibiotic = antibiotics = antibacterial
painkiller = analgesic = pain reliever = painkillers = analgesics = pain medicine = pain medicines
anti inflammatory painkiller = NSAID = nonsteroidal anti inflammatory drug = NSAIDs
blood thinner = anticoagulant = blood thinners = anticoagulants = anticoagulation
water tablet = diuretic = water tablets = diuretics
blood pressure medicine = antihypertensive = blood pressure drug = antihypertensives
    = blood pressure medicines = blood pressure lowering drug = antihypertensive drug
    = antihypertensive treatment
antidepressant = antidepressants
dummy pill = placebo = dummy drug = dummy medicine = dummy treatment = sham tablet
    = dummy tablet = dummy pills = inactive pill
sham = fake = fake treatment = sham treatment = sham procedure
usual care = standard care = routine care
doctor = physician = clinician = doctors = physicians
family doctor = general practitioner = primary care physician = GP = GPs
physiotherapy = physical therapy
talking therapy = psychotherapy = talk therapy
cognitive behavioral therapy = CBT = cognitive behavioural therapy
exercise = physical activity = exercises = exercising = workout
aerobic exercise = aerobic training
strength training = resistance training = resistance exercise
diet = eating pattern = dietary pattern
overweight = excess weight
body mass index = BMI
quality of life = life quality
birth = delivery = childbirth = labor
miscarriage = spontaneous abortion = pregnancy loss
cesarean = caesarean = c section
preterm birth = premature birth
period pain = dysmenorrhea = dysmenorrhoea
hot flush = hot flash = vasomotor symptom = hot flushes = hot flashes = vasomotor symptoms
ear infection = otitis media
sore throat = pharyngitis
chest infection = lower respiratory tract infection
urinary tract infection = UTI = bladder infection
acid reflux = gastroesophageal reflux = gastro esophageal reflux = heartburn
stomach = gastric = tummy
constipated = constipation
loose stool = diarrhea = diarrhoea
rheumatoid arthritis = RA
osteoarthritis = wear and tear arthritis
brittle bones = osteoporosis
bone density = bone mineral density
multiple sclerosis = MS
nerve pain = neuropathic pain = neuropathy pain
seizure = fit = convulsion = seizures = fits
memory loss = amnesia
low mood = depression = depressed = depressive
worry = anxiety
attention deficit hyperactivity disorder = ADHD
post traumatic stress disorder = PTSD
treatment resistant = refractory
complete remission = full remission
flare = exacerbation = flares = exacerbations = flare up = flare ups
relapse = relapses = relapsed = attack of MS
chronic obstructive pulmonary disease = COPD
asthma attack = asthma exacerbation = asthma attacks = asthma exacerbations
type 2 diabetes = type 2 diabetes mellitus = T2D = T2DM
type 1 diabetes = type 1 diabetes mellitus = T1D
diabetes = diabetes mellitus
long COVID = post COVID condition = post COVID syndrome
COVID = COVID-19 = coronavirus disease
rheumatic = rheumatological
eczema = atopic dermatitis
psoriasis = psoriatic skin disease
cytokine release syndrome = CRS
spinal fluid = cerebrospinal fluid
central nervous system = CNS
hospital admission = hospitalization = hospitalisation = admission to hospital
    = hospital admissions = hospitalizations = hospitalisations = admitted to hospital
    = admissions to hospital = hospitalized = hospitalised = hospital stay
intensive care = ICU = critical care
emergency department = emergency room
stopped = discontinued = quit = discontinuation = stop = stopping = discontinue = dropped out
    = withdrew = withdrawal = drop outs = dropouts = left the study = left the trial
    = leave the study = leaving the study = leaving the trial = give up = gave up = giving up
begin = start = initiate = started = initiated = began = initiation
return = grow back = grew back = grown back = growing back
    = recur = recurrence = come back = came back = recurred = recurrent = returned = coming back
spread = metastasis = metastatic = metastases
live = survive = survival = alive = lived = survived
prevent = prevention = avert = prevented = prevents = preventing
cause = caused = causes = causing
protect = protective = protection = protected = protects
tumor = tumour = tumors = tumours
eye = ocular = eyes
skin = cutaneous = dermal
mouth = oral = by mouth = orally
intravenous = by vein = into a vein = through a vein = intravenously
inside the skull = intracranial
additional = extra
postoperative = after surgery = after the operation = after an operation = postoperatively
causality = cause and effect = causation
await = waiting for = awaiting = wait for
nulliparous = expecting their first child = pregnant for the first time
tooth = dental = teeth
tooth decay = dental caries = caries = cavities = cavity
baby teeth = first teeth = milk teeth
need = require = required = requirement = needed = requires
body weight = weight = bodyweight
breastfeeding = breast feeding = breastfed = breastfeed
once a day = once daily = one time a day = daily = every day = per day = a day = each day
once a week = once weekly = weekly = every week = per week = a week = each week
once a month = once monthly = monthly = every month = per month = a month = each month
once a year = yearly = annual = annually = every year = per year = a year = each year
twice a day = twice daily
at night = nightly = overnight
cannabis = marijuana
scan = imaging = scans
magnetic resonance imaging = MRI
keyhole surgery = arthroscopy = arthroscopic surgery = laparoscopic surgery
sugary drink = sugar sweetened beverage = sugary drinks = sugar sweetened beverages
    = sugar sweetened drinks
hearing aid = hearing aids
nose = nasal = intranasal = through the nose
intake = eating = consumption = consuming = consumed = eaten = ate
mouth ulcer = oral ulcer
immune cell = immune cells = leukocyte = leukocytes
white blood cell = white blood cells
red blood cell = erythrocyte
lymph node = lymph nodes
nausea = feeling sick = felt sick
almost = nearly
best = optimal = optimum
unknown = not known = unclear = uncertain
dizzy = dizziness
faint = syncope = fainting
stomach ulcer = peptic ulcer
gallbladder removal = cholecystectomy
self management = self care
other day = second day = alternate days = second days
wash = bathe = bathed = washed = bathing = washing
ache = aching = ached = aches
stay = remain = stayed = remained = stays = remains
ask = request = asked = requests = asked for = requested = requesting
belly = abdominal = abdomen
heal = healed = healing = heals
feeding tube = nasogastric tube
ward = hospital ward
swallow = swallowed = swallowing
bedtime = at bedtime
newborn = neonate = newborns = neonates
hearing loss = deafness = hearing impairment
sight = vision = eyesight
look after = care for
womb lining = endometrium
chickenpox = varicella
immediate = at once = straight away = right away = immediately
rest = remainder = remaining = rest of
shingles = zoster = herpes zoster
whooping cough = pertussis
measles = rubeola
piles = hemorrhoids = haemorrhoids
varicose veins = varicosities
gum disease = periodontitis = periodontal disease
jaundice = icterus
wheeze = wheezing = wheezed = wheezes
cramp = cramps = cramping
bruise = bruising = bruises = ecchymosis
scar = scarring = scars
collarbone = clavicle
thigh bone = femur
shin bone = tibia
kneecap = patella
windpipe = trachea
heartbeat = heart rate = pulse
irregular heartbeat = atrial fibrillation = AF
underactive thyroid = hypothyroidism
overactive thyroid = hyperthyroidism
low blood count = anemia = anaemia = anemic = anaemic
blood poisoning = sepsis = septicemia = septicaemia
bedsore = pressure ulcer = pressure sore = bedsores = pressure ulcers = pressure sores
lazy eye = amblyopia
short sight = myopia = nearsightedness = short sightedness
glue ear = otitis media with effusion
hay fever = allergic rhinitis
food poisoning = gastroenteritis
kidney stone = kidney stones = renal calculi = nephrolithiasis
gallstones = cholelithiasis
stomach pain = abdominal pain = belly pain = tummy pain
adherence = adhered = stuck to = stick to = sticking to = kept to = keep to = keeping to
fall asleep = falling asleep = fell asleep = drop off to sleep
systolic blood pressure = top blood pressure number = upper blood pressure = systolic pressure
diastolic blood pressure = bottom blood pressure number = lower blood pressure number
    = diastolic pressure
restore = regain = regained = restored = restores
cheaper = less expensive = less costly = cost less = costs less
dearer = more expensive = more costly = costlier = cost more = costs more
vaccine hesitancy = reluctance to be vaccinated
discharge = discharged = discharges = going home = went home = sent home = leaving hospital
    = left hospital
readmission = readmitted = readmissions = back in hospital = rehospitalized = rehospitalization
expectant management = managed expectantly = expectantly managed = watchful waiting
bowel cancer = colorectal cancer
text message = text messages = SMS = texts
x ray = radiograph = radiography
nursing home = care home = residential care home
ultrasound = ultrasonography = sonography
tonsillectomy = tonsil removal = tonsils removed = removal of the tonsils
appendectomy = appendicectomy = appendix removed = removal of the appendix
community dwelling = living in the community = living at home
chronic = long standing = longstanding
sick leave = sickness absence
"""


def _phrases() -> dict[tuple[str, ...], str]:
    """Each name of each row as plain forms, to the row's first name; earlier rows win."""
    found: dict[tuple[str, ...], str] = {}
    for row in _ROWS.replace("\n    =", " =").strip().splitlines():
        names = [name.strip() for name in row.split("=")]
        concept = "~" + names[0].replace(" ", "_")
        for name in names:
            key = tuple(token.stem for token in tokens(name) if token.kind != "mark")
            found.setdefault(key, concept)
    return found


PHRASES = _phrases()
# How long a phrase may be that begins with a given form; most words begin none.
LONGEST: dict[str, int] = {}
# And which forms come second in one, so that most are told apart at once.
SECONDS: dict[str, set[str]] = {}
for _key in PHRASES:
    LONGEST[_key[0]] = max(len(_key), LONGEST.get(_key[0], 0))
    SECONDS.setdefault(_key[0], set()).update(_key[1:2])
