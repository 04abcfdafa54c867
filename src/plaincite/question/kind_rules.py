"""Rules for kinds: which wording asks for what, tried from top to bottom.

Each rule is a kind and its wordings, as alternatives of one pattern over lower-case text without
the final mark. Every gap is bounded, so that no text takes long. A group named `pivot` marks the
verb where the match starts before it. `HARM_OR_CAUSE` is settled by what is said to do the harm.
"""

from plaincite.model.question import QuestionKind as Kind

__all__ = ["HARM_OR_CAUSE", "RULES"]

HARM_OR_CAUSE = None

_COMPARATIVE = (
    r"(?:better|worse|safer|stronger|faster|quicker|cheaper|easier|healthier|riskier|superior"
    r"|preferable|(?:more|less) (?:effective|helpful|useful|harmful|dangerous|safe|painful|accurate"
    r"|reliable|beneficial|risky|successful|likely to (?:work|help))"
    r"|(?:fewer|more|less|lower|higher) (?:side effects|complications|risks?|bleeding|pain))"
)
_NO_RIVAL = (
    r"(?!(?:a |an )?(?:placebo|nothing|average|normal|chance|no treatment|dummy|sham|usual)\b)"
)
_REMEDY = (
    r"(?:treatments?|therap(?:y|ies)|medicines?|medications?|drugs?|meds|pills?|remed(?:y|ies)"
    r"|cures?|options|choices|exercises?|supplements?|surger(?:y|ies)|operations?|antibiotics?"
    r"|creams?|painkillers?|tablets|diets?|foods?|vitamins?)"
)
_NOT_BLAMED = (
    r"(?! (?:can |may |might |could )?(?:cause|contribute|lead|trigger|worsen|interact|increase"
    r"|raise))"
)
_LOWER = r"(?:lower|reduc|cut|decreas|lessen|minimi[sz]|halv|bring down)(?:e|es|ed|s|ing|ting)?"
_CATCH = (
    r"(?:catch(?:ing)?|get(?:ting)?|develop(?:ing)?|having|dying (?:of|from)"
    r"|com(?:e|ing) down with)"
)
_ANYONE = r"(?:i|you|we|one|someone|people|doctors|anyone|they|he|she|my \w+|patients)"
_TREAT = (
    r"(?:treat|manage|cure|relieve|ease|get rid|cope|deal|stop(?! taking| using)|control|heal"
    r"|soothe|live with|clear"
    r"|fight|handle|improve|help|reduce|lower|lose|quit|calm|fix|alleviate|overcome)"
)

RULES: tuple[tuple[Kind | None, tuple[str, ...]], ...] = (
    (
        Kind.SCREENING,
        (
            r"(?<!sun)\bscreen(?:s|ed|ing)?\b(?! (?:time|use|protector|light|addiction))",
            r"\bmammo(?:gram|graph)\w*\b.{0,60}"
            r"(?P<pivot>\b(?:sav|reduc|lower|cut|worth|need|benefit|should|help|how often))",
            r"\b(?:routine|regular|yearly|annual|checking for|check for)\b.{0,60}"
            r"\b(?:psa|smears?|pap|mammograms?|colonoscop\w+|scans?|check-?ups?|tests?|aneurysm"
            r"|health checks?)\b",
            r"\b(?:whole|full)[- ]body (?:mri|ct|scan)|\btest(?:s|ing)?\b.{0,40}\bsave lives\b",
            r"\bshould (?:i|we) (?:get|have) an? (?:[\w-]+ ){0,3}(?:scan|test|check-?up)\b",
            r"\b(?:should|do) (?:i|we|men|women|healthy people|everyone|people|all \w+)"
            r" (?:be|get|have) (?:tested|checked|a (?:mammogram|smear|pap))\b",
        ),
    ),
    (
        Kind.COMPARISON,
        (
            rf"\b{_COMPARATIVE}\b.{{0,80}}?\bthan\b {_NO_RIVAL}",
            rf"\b(?:work|works|do|does|perform)\s(?:any )?(?:better"
            rf"|worse)\b.{{0,40}}?\bthan\b {_NO_RIVAL}",
            r"\bas (?:well|good|effective|safe|helpful|useful|bad|harmful|accurate|strong|reliable"
            r"|reliably|likely to work)(?: \w+){0,4}? as\b",
            r"\b(?:versus|vs)\b|\bcompared? (?:to|with|against)\b(?! placebo)",
            r"\bin comparison (?:to|with)\b|\binstead of\b|\brather than\b|\balternatives? to\b",
            r"\bwhich\b.{0,40}?\b(?:better|best|safer|safest|stronger)\b.{0,80}\bor\b",
            r"\b(?:similar|equal|equivalent|comparable|the same) (?:\w+ ){0,2}?(?:to|as|with)\b",
            r"\bdifferences? between\b|\bbest\b.{0,20}\bor\b|\b(?:better|safer),? .{1,60}\bor\b",
            r"\bshould i (?:choose|have|take|try|use|get|go for|pick)\b.{1,60}\bor\b",
            r"^(?!what|which|how|why|who|does|do|is|are|can|should)\S.{0,40} or .{1,40} for\b",
            r"^(?:is|are|do|does) .{1,60} or .{1,60} (?:better|safer|best|more effective)\b",
        ),
    ),
    (
        Kind.HARM,
        (
            r"\bside[- ]?effects?\b|\badverse (?:effects?|events?|reactions?)\b"
            r"|\bunwanted effects\b",
            r"\bcontra-?indicat\w*|\bdrug interaction\w*|\bimportant warning\b",
            r"\b(?:warnings?|precautions?) (?:for|about|when|before|should)\b",
            r"\bwho should (?:not|avoid|never)\b",
            r"\b(?:downsides?|dangers?|harms|drawbacks) (?:of|to|from)\b",
        ),
    ),
    (
        Kind.PREVENTION,
        (
            r"\bhow (?:can|do|could|should|to|might)\b.{0,40}?"
            rf"\b(?:prevent|avoid|protect|ward off|keep from|{_LOWER} (?:the |my |your )?(?:risk"
            rf"|chance))",
            r"\bhow (?:is|are|can) .{1,60}\bprevented\b",
            r"\bhow (?:can|do|to) .{0,20}\bstop .{1,40}\b(?:before|from (?:coming|starting"
            r"|happening)|coming back)\b",
            r"\bways? to (?:prevent|avoid|reduce (?:the |my |your )?risk)\b",
            r"\bwhat (?:can|should|could) (?:i|we|you) do to (?:prevent|avoid|lower|reduce|keep"
            r"|stop .{1,30} (?:coming|getting))\b",
        ),
    ),
    (
        Kind.DIAGNOSIS,
        (
            r"\bhow (?:do|can|does|would|could|will) (?:\w+ ){1,3}?"
            r"(?:know|tell|find out|recogni[sz]e|spot|diagnose|detect"
            r"|(?:test|check|look) for)\b",
            r"\b(?:scan|tests?|biopsy|mri|x-?ray|endoscopy)\b.{0,40}"
            r"\bto (?:diagnose|confirm|detect|rule out|find out)\b",
            r"^(?:what|which) (?:[\w-]+ ){0,2}(?:tests?|scans?)\b|\ban? (?:early )?(?:sign"
            r"|symptom) of\b",
            r"\bhow accurate\b|\b(?:accuracy|sensitivity|specificity) of\b",
            r"\bhow (?:reliable|good) (?:is|are) .{0,50}"
            r"\b(?:tests?|scans?|kits?|monitors?|x-?rays?|mri|ultrasound)\b",
            r"\b(?:exams?|tests?) (?:and|for|to diagnose|are (?:used|done|needed|available))\b",
            r"^(?!(?:does|do|can|could|is|are|will|did|has) |.{0,200}\b(?:help|treat|reliev|eas|cop"
            r"|reduc|manag|improv)).{0,80}\b(?:signs?|symptoms?)\b",
            r"\bhow (?:is|are) .{1,60}\b(?:diagnosed|detected|found|confirmed|tested|assessed)\b",
            r"\bwhat (?:do|does) .{0,40}\b(?:results?|levels?|count|psa|reading|scan|test|blood"
            r"|pressure|cholesterol|sugar)\b.{0,20}\bmean\b",
        ),
    ),
    (
        Kind.OPTIONS,
        (
            rf"\b(?:what|which)(?:'s| is| are)? (?:the |my |your |some "
            rf"|other )?(?:\w+ ){{0,3}}?{_REMEDY}\b{_NOT_BLAMED}"
            r".{0,80}?\b(?:helps?|works?|for|to|treat\w*|relie\w+|eases?|best|available|of|good"
            r"|recommend\w*|reduce|improve|are there|can|exist|cure|stop|most|prevent|without)\b",
            r"\b(?:what|which)(?: \w+){0,2}? (?:helps?|works|eases|relieves|cures|stops|soothes"
            r"|kills|heals|clears|calms|gets rid|is good|is best)\b",
            r"\bwhat are (?:the|my) (?:alternatives|options|choices)\b",
            r"\bwhat(?: else)? (?:can|might|could|would|will|should) (?:help|ease|relieve|be done"
            r"|(?:i|we|you|he|she|they|my \w+) (?:do|take|use|try|eat|give))\b|\bwhat to (?:do"
            r"|take|use|eat) for\b",
            rf"\bhow (?:can|do|does|should|to|would|could"
            rf"|might)\b(?: {_ANYONE})?(?: best)? {_TREAT}\b",
            r"\bhow (?:is|are|can|could|should) .{1,80}"
            r"\b(?:treated|managed|cured|controlled|relieved|handled|fixed|helped)\b",
            r"\b(?:treatments?|therap(?:y|ies)|medications?|remed(?:y|ies)|treatment options"
            r"|options|medicine) (?:available |there )?(?:for|that (?:helps?|works?|eases?))\b",
            r"\b(?:anything|something|nothing) (?:else )?(?:(?:i|you) can (?:take|do|use|try) )?"
            r"(?:for|(?:that|to) (?:can )?(?:helps?|works?|eases?|treat|relieve))\b",
            r"\bbest (?:\w+ ){0,2}?(?:treatments?|medicines?|medications?|drugs?|way|remedy|therapy"
            r"|exercises?|diet|painkiller|thing)\b",
            r"\b(?:ways?|things|tips|exercises) (?:to|of|for) (?:treat|manag|reliev|eas|cop|reduc"
            r"|improv|help|get|deal|stop|lower|control)\w*",
            r"\bis there an?y? (?:cure|treatment|remedy|medicine|medication|help)\b",
        ),
    ),
    (
        Kind.HARM,
        (
            r"(?<!home )\b(?:un)?safe(?:ly|ty|st)?\b|\bdangerous\b|\bharm(?:s|ed|ful)?\b"
            r"|\btoxic(?:ity)?\b",
            r"\brisky\b|\bpoison\w*|\b(?:bad|terrible|unhealthy|hard) (?:for|on)\b|\b(?:be|that"
            r"|it) bad\b|(?<!slow )(?<!prevent )(?<!reduce )(?<!limit )(?<!repair )"
            r"(?<!reverse )\bdamag(?:e|es"
            r"|ing)\b",
            r"\baddict(?:ive|ed)\b|\boverdose\b|\bhabit[- ]forming\b|\bwithdrawal\b"
            r"|\ballergic to\b",
            r"\brisks? (?:of|from|with|in) (?:taking|having|using|long-?term|(?:\w+ ){0,2}?"
            r"(?:surgery|therapy|treatment|vaccin\w+|injections?|replacement|anaesthe\w+"
            r"|anesthe\w+))",
            r"\bwhat are the (?:\w+ )?(?:risks|dangers|harms)\b",
            r"\btoo much\b|\bwhat happens .{0,40}\b(?:take|taking|eat|drink|smoke|use)\b",
            r"\bcan (?:babies|toddlers|infants|children|pregnant women|diabetics"
            r"|people with .{1,40}|my [\w -]{1,30}) (?:safely )?(?:eat|drink|have|take|use)\b",
            r"\binteract(?:s|ions?|ing)?\b|\b(?:ok|okay|all right|alright) (?:to|for)\b",
            r"\bcan (?:i|you|we|my \w+|someone|people) (?:\w+ )?(?:take|mix|drink|combine|use|eat"
            r"|have)\b.{1,60}\b(?:with|together|while|and|during|if|after|when)\b",
        ),
    ),
    (
        Kind.USE,
        (
            r"\b(?:approved|licen[cs]ed|authori[sz]ed|legal|off-?label|covered by|on the market|fda"
            r"|on the nhs)\b",
            r"\b(?:been|being|currently|already|now|ever|still|commonly|widely|often|usually)"
            r" (?:used|given|prescribed|offered|available|tested|tried|studied)\b",
            r"^who (?:is|are|was|were|should be) (?:prescribed|given|offered|treated with)\b",
            r"\b(?:in use|in trials|in clinical trials)\b|^(?:is|are"
            r"|when will) .{1,60}\bavailable\b",
            r"\bwhat (?:is|are|was) .{1,60}\b(?:used|prescribed|given|taken|indicated|good)"
            r" (?:for|to treat)\b|\bwhat is .{1,60} for$",
            r"\b(?:used|prescribed|given|offered) (?:for|to (?:treat|help|manage|prevent)|in|as"
            r"|during|before|after|with)\b",
            r"\bcan (?:i|you|we) (?:get|be given|be prescribed) .{1,40}\bfor\b"
            r"|\b(?:medicare|medicaid|insurance|nhs)\b",
            r"\b(?:when|why|still|now) (?:is |are |be )?.{0,40}\brecommended\b",
            r"\bdo (?:doctors|hospitals|people) (?:still |ever |now )?"
            r"(?:use|give|prescribe|recommend|offer)\b",
            r"\bwhy (?:is|are|was|were) (?:\w+ ){1,4}?(?:prescribed|given|used)\b",
            r"\bindications? (?:for|of)\b|\bcan .{1,50} be used\b|\b(?:dosage|dose)\b",
            r"\b(?:how|when|how often|how much|what time) should .{0,50}\b(?:used?|taken?|given)\b",
            r"\bhow (?:often|much|many)\b.{0,30}\b(?:take|taken|use|used)\b",
        ),
    ),
    (
        Kind.PROGNOSIS,
        (
            r"\bwill .{1,60}\b(?:go away|get better|clear up|heal)\b|\bwill (?:i|he"
            r"|she) be able to\b",
        ),
    ),
    (
        Kind.NEED,
        (
            r"\b(?:needed|necessary|unnecessary|required|unavoidable)\b",
            r"\bessential(?= (?:for|to|in|after|when|if)\b|$)",  # not "essential tremor"
            r"\b(?:do|does|will|would|did) (?:\w+ ){1,5}?(?:need|have to|require)\b",
            r"^must (?:i|we|you)\b|\bneeds? (?:to be|treatment|surgery|an operation)\b",
            r"\bhave to (?:take|be|have|stay|keep|go|undergo)\b",
            r"\b(?:be|safely) (?:left out|skipped|omitted|stopped|dropped|delayed|postponed"
            r"|spared)\b",
            r"\b(?:can|could|should|may|when can|is it time to)"
            r" (?:(?:older|elderly|young|younger|most|some) )?"
            r"(?:i|you|we|people|patients|someone|women|men|children|they)"
            r" (?:ever |safely |just )?(?:stop|come off|quit taking|skip|leave out|drop|do without"
            r"|go without|discontinue)\b",
            r"\bwithout (?:surgery|an operation|chemotherapy|chemo|medication|treatment|antibiotics"
            r"|radiotherapy)\b|\boverused?\b|\bfor life\b",
            r"\bis .{1,50} worth (?:it|having|doing|the)\b",
        ),
    ),
    (
        Kind.PREVENTION,
        (
            r"\b(?:prevent\w*|stave\w* off|ward\w* off|fend\w* off|head\w* off)\b",
            rf"\b{_LOWER}\b (?:the |my |your |our |their )?(?:\w+ )?"
            r"(?:risks?|chances?|odds|likelihood|incidence)\b",
            r"\bprotect(?:s|ed|ion|ive)?\b",
            rf"\b(?:stop|keep)s? (?:\w+ ){{1,3}}?(?:from )?{_CATCH}\b|\bavoid {_CATCH}\b",
            r"\bkeep .{1,40} (?:away|at bay|from (?:coming|returning))\b",
            r"\b(?:delay|slow)(?:s|ed)? (?:the )?(?:onset|start)\b",
            r"\bfewer (?:attacks|falls|infections)\b|\bmake .{1,40} less likely\b",
        ),
    ),
    (
        Kind.PROGNOSIS,
        (
            r"\bhow (?:long|soon|quickly|fast) (?:does|do|did|will|would|can|could|is|are|until"
            r"|before|after|to recover)\b|\blife expectancy\b|\boutlook\b|\bprognosis\b",
            r"\bsurviv(?:e|al|ing|es|ors?)\b(?!.{0,80}\bhelp)|\brecovery time\b|\bleft untreated\b",
            r"\bhow (?:likely|serious|deadly|common|curable)\b",
            r"\bwhat (?:are|is) (?:the|my) (?:chances?|odds|likelihood)\b|\bmortality rate\b",
            r"\b(?:will|can|does|do|could|would|might|is) .{1,80}\b(?:go away|come back|recur"
            r"|get (?:worse|better)|clear up|return|worsen|get over|grow back|turn into|disappear"
            r"|become (?:cancer|malignant|chronic|permanent)|progress to)\b",
            r"\b(?:fatal|deadly|terminal|curable|incurable|life-?threatening|permanent|reversible"
            r"|irreversible|lifelong|be cured|be reversed)\b",
            r"\brecover (?:fully|completely|from)\b|\bheals? (?:fully|completely|by itself)\b",
            r"\bwhat happens (?:if|when|after|to)\b|\bdie (?:of|from)\b|\bcan you live\b",
            r"^(?:do|does|will) (?:most )?(?:people|patients|women|men|children|you|i|we|they)"
            r" (?!(?:benefit|respond|improve|get (?:help|relief))\b)(?:\w+ ){1,3}?(?:after|once)\b",
            r"\bcomplications of\b|\bhow many people\b",
        ),
    ),
    (
        Kind.CAUSE,
        (r"^what (?:makes|triggers|brings|sets off|leads to|causes)\b",),
    ),
    (
        Kind.DEFINITION,
        (
            r"^how (?:do|does) (?!.{0,60}\b(?:well|affect|help)\b).{1,60}\b(?:work|kill|act"
            r"|fight)\b",
        ),
    ),
    (
        HARM_OR_CAUSE,
        (
            r"(?<!what )\b(?:caus(?:e|es|ed|ing)|lead(?:s|ing)? to|led to|trigger(?:s|ed)?"
            r"|result in|brings? on|provoke|induce|worsen|weaken|aggravate|ruin|kill|destroy)\b",
            r"\baffects? (?:the |my |your )?(?:fertility|baby|liver|kidneys?|bones|pregnancy)\b",
            r"\bgives? (?:you|me|people|us|him|her|someone|women|men|children)\b",
            r"\bmakes? (?:you|me|people|us|him|her|my|your|children|kids|women|men|patients|babies"
            r"|it worse|\w+ (?:worse|hyperactive|sick|fat|tired|ache|hurt|sore|swell|itch"
            r"|bleed))\b",
            r"\b(?:rais|increas)(?:e|es|ing)\b(?: [\w'-]+){0,4}?"
            r" (?:risks?|chances?|odds|likelihood)\b|\bat (?:a )?(?:higher|greater"
            r"|increased) risk\b",
            r"\b(?:rais|elevat)(?:e|es)\b|^(?:is|are|was) .{1,100}\bassociated with\b",
            r"\b(?:links?|linked|connection|connected) (?:to|between|with)\b|\bcontributes? to\b",
            r"\b(?:associations?|relationships?|correlations?) (?:of|between|with)\b"
            r"|\b(?:is|are|was|were) .{1,120}\b(?:associated|correlated|related) (?:with|to)\b",
            r"\b(?:higher|greater|increased|elevated|lower|reduced) (?:\w+ )?risks? (?:of|for)\b",
        ),
    ),
    (
        Kind.CAUSE,
        (
            r"\bwhy (?:do|does|am|is|are|did|have|has|would|can)\b|\bcaus(?:e|es|ed)\b",
            r"\b(?:hereditary|inherited|genetic(?:s|ally)?|inheritance|contagious|infectious"
            r"|catching|transmitted|spread)\b|\bruns? in (?:the )?famil\w+|\bpassed (?:on|down)\b",
            r"\brisk factors?\b|\bwho gets\b|\bat risk\b|\bmore likely to\b|\bgenetic changes\b",
            r"\bwhere does .{1,40} come from\b|\bdue to\b|\bbecause of\b|\bwhat brings? on\b",
            r"\bhow (?:do|did|does) (?:you|i|people|someone|we|one) (?:get|catch|develop)\b",
        ),
    ),
    (
        Kind.DIAGNOSIS,
        (r"\b(?:mis)?diagnos\w*|\bdetect(?:s|ed|ion|ing)?\b|\btest(?:s|ed)? for\b|\brules? out\b",),
    ),
    (
        Kind.DEFINITION,
        (
            r"\bhow (?:do|does) (?!.{0,60}\b(?:well|affect|help)\b).{1,60}\bwork\b",
            r"\bmean(?:s|ing)?\b|\bmeant by\b|\bdefinition\b|\btell me about\b|\bexplain\b",
            r"\b(?:learn|know|read|information|facts|info) (?:more )?(?:about|on)\b|^information\b",
        ),
    ),
    (
        Kind.EFFECT,
        (
            r"\b(?:help(?:s|ful|ed|ing)?|work(?:s|ed|ing)?|effective(?:ness)?|effects?|efficacy"
            r"|useful|benefi(?:t|ts|cial)|improv\w*|reduc\w*|lower(?:s|ed|ing)?|reliev\w*|ease[sd]?"
            r"|treat(?:s|ed|ing|ment)?|cure[sd]?|good|how well|boost\w*|speed\w*|affect\w*"
            r"|increas\w*|decreas\w*|cut(?:s|ting)?|save[sd]?|slow\w*|stop(?:s|ped)?|heal\w*"
            r"|sooth\w*|shorten\w*|calm\w*|control\w*|strengthen\w*|evidence|do anything"
            r"|make a difference|get me|worth\w*|rid|restore\w*|clear\w*|fix\w*|support\w*"
            r"|promot\w*"
            r"|change[sd]?|impacts?|influence|delay\w*|reverse\w*|manag\w*|alleviat\w*|extend\w*|prolong\w*"
            r"|recommend\w*|any use|point (?:in|of))\b",
        ),
    ),
    (
        Kind.DEFINITION,
        (r"^(?:so |and |ok )?(?:what(?:'?s| is| are| exactly)|who|which|define|describe)\b",),
    ),
    (
        Kind.EFFECT,
        (r"^(?:does|do|can|could|will|would|is|are|has|have|should|did)\b",),
    ),
)
