"""What kind of article an abstract belongs to: a plan, a review, an overview, work at the bench.

Tables only; `design` decides.
"""

import re

from plaincite.appraise.patterns import PEOPLE, any_of

__all__ = [
    "ABOUT_ARTICLE",
    "COCHRANE",
    "IS_REVIEW",
    "MODELLED",
    "NO_POOLING",
    "OVERVIEW",
    "OWN_STUDY",
    "OWN_WORK",
    "PLAN",
    "POOLING",
    "QUALITATIVE",
    "RESULTS",
    "REVIEWS_LITERATURE",
    "SEARCHED",
    "SECONDARY",
    "SINGLE_CASE",
    "UMBRELLA",
]

PLAN = any_of(
    r"\b(?:this|the|our) (?:\w+ ){0,3}protocol (?:describes|outlines|presents|details|paper"
    r"|article)",
    rf"\b(?:{PEOPLE}|\d+ \w+|arms?|groups?|measures?|variables|outcomes?) (?:[\w-]+ "
    rf"){{0,4}}will (?:\w+ )?(?:be|receive|complete|include)\b"
    r"(?! (?:presented|discussed|reviewed|described))",
    r"\bwe (?:will|plan to) (?:\w+ )?(?:randomi[sz]e|recruit|enrol|search|include|conduct"
    r"|evaluate)",
    r"\b(?:trial|study|rct|program(?:me)?|cat|effectiveness|intervention"
    r"|data)\b[^.;]{0,80}\bwill (?:\w+ ){0,2}"
    r"(?:recruit|enrol|randomi[sz]e|include|evaluate|assess|compare|test|determine|investigate"
    r"|be)\b",
    r"\bstudy protocol\b",
)
RESULTS = re.compile(
    r"\b[Pp]\s?(?:-value )?[<=>≤]\s?0?[.·]\d|\b95\s?%\s?(?:CI|confidence)|[Ww]e found\b"
    r"|\b(?:was|were) (?:\w+ )?(?:significant|higher|lower|greater|reduced|increased|improved)\b"
    r"|\bshowed\b|\bresulted in\b"
)

SEARCHED = any_of(
    r"\b(?:quantitative|systematic) overview of (?:[\w-]+ ){0,2}(?:trials|studies)\b",
    r"\b(?:medline|pubmed|embase|literature)(?: \w+){0,2} search(?:es)? (?:was|were|for|of)\b",
    r"\bsystematic(?:ally)?,? (?:[\w-]+,? ){0,3}?(?:review|search|searches|overview|identif)",
    r"\bsearch(?:ed|es|ing)?\b[^.]{0,140}\b(?:medline|pubmed|embase|cochrane|web of science"
    r"|psycinfo|cinahl|scopus|databases?)\b",
    r"\b(?:medline|pubmed|embase|cochrane|web of science|psycinfo|cinahl|scopus"
    r"|databases)\b[^.]{0,160}\b(?:was|were|been) (?:\w+ ){0,2}searched|\bPRISMA\b",
    r"\b(?:central|medline|pubmed|embase|cochrane(?: library)?)(?:,| and) (?:the )?(?:medline"
    r"|pubmed|embase"
    r"|cochrane|central|cinahl|psycinfo|scopus|web of science|clinicaltrials\.gov|cnki)\b",
)
# Headings that only Cochrane reviews have.
COCHRANE = any_of(r"\bauthors['’] conclusions:|\bselection criteria:")
POOLING = any_of(
    r"\bpooled (?:\w+ ){0,3}(?:OR|RR|HR|odds|risk|relative|hazard|estimate|effect|analys|data"
    r"|result|mean|difference|prevalence|sensitivity|summary|incidence)",
    r"\b(?:random|fixed)[- ]effects?\b|\bI2\b|\bI²|\bheterogeneity (?:was|=|\()",
    r"\bquantitative overview\b",
    r"\bmeta-?\s?(?:analy[sz]|analytic|regress)\w*|\bpooled\b[^.]{0,40}\b(?:were|was|using|by)\b",
    r"\b(?:CI|RR|OR|MD|SMD|HR)\b[^.()]{0,40}(?:[.]\d[^.()]{0,40}){0,6}\b\d+ (?:trials|studies"
    r"|rcts)\b",
)
NO_POOLING = any_of(
    r"\b(?:no|not|nor|without|cannot|precluded?|unable|impossible|prevent\w*|inappropriate)\b"
    r"[^.]{0,50}\b(?:meta-?\s?analy|pool)",
    r"\bmeta-?\s?analys[ie]s (?:was|were|could|is) (?:not|impossible|inappropriate)",
    r"\bmeta-?\s?analyses (?:were|are) (?:\w+ )?(?:included|identified|searched|reviewed)",
    r"\b(?:reviews|trials|studies|literature),? (?:and|or) meta-?\s?analyses\b",
)

REVIEWS_LITERATURE = any_of(
    r"\b(?:this|the present|our|the current|present|in the) (?:[\w-]+ ){0,3}(?:review|overview)\b"
    r"(?! of (?:medical|the medical|patient|hospital|records|charts))",
    r"\b(?:we|i|the authors?) (?:\w+ ){0,3}(?:review|discuss|summari[sz]e|outline|highlight) ",
    r"\b(?:this|the) (?:short |brief )?(?:article|paper|chapter|note|manuscript) "
    r"(?:\w+ ){0,2}(?:review(?:s|ed)?|discuss|summari[sz]es?|addresses|considers|focuses|provides)",
    r"\b(?:is|are|will be) (?:\w+ )?(?:reviewed|summari[sz]ed)\b|\bwill be discussed\b",
    r"\breview(?:s|ed|ing)? (?:of )?(?:the )?(?:[\w-]+ )?(?:literature|evidence|knowledge)\b",
)
UMBRELLA = any_of(
    r"\b(?:for|of) (?:\w+ ){0,2}systematic reviews\b|\breview(?:ed|s)? (?:of )?(?:\w+ "
    r")?meta-analyses\b",
)
# An article that calls itself a review, whatever else it counts.
IS_REVIEW = any_of(
    r"\bin (?:this|the present|our) (?:[\w-]+ ){0,2}(?:review|chapter)\b",
    r"\b(?:this|the present|our) (?:[\w-]+ ){0,2}(?:review|chapter) (?:\w+ )?(?:describe"
    r"|discuss|summari"
    r"|review|outline|address|focus|examine|present|aim|provide|highlight|consider|explore|cover)",
    r"\bthis article reviews\b|\bin this article,? we (?:review|discuss|summari)",
)
SINGLE_CASE = any_of(
    r"\b(?:the present|this) case (?:is|was) (?:of )?an?\b",
    r"\b(?:present|report|describe) (?:an?|the) (?:[\w-]+ ){0,3}case\b",
    r"\b(?:an?|our) \d{1,2}[- ]?(?:year|month|week|day)s?[- ]old\b(?! (?:patients|men|women"
    r"|children))",
)
# Other people's trials, told one after another.
OVERVIEW = any_of(
    r"\bin (?:another|other|several|comparative|clinical|controlled|published|numerous|many) "
    r"(?:[\w-]+ ){0,3}(?:trials?|studies)\b|\bgenerally well tolerated\b",
    r"\bin (?:[\w-]+,? ){0,3}trials,",
)
# Work of one's own at the bench; a text without any only tells of it.
OWN_WORK = any_of(
    r"\bthis paper (?:investigat|report|describ|present|show)",
    r"\bwe (?:\w+ ){0,2}(?:show|report|demonstrat|found|find|describe|identif|develop|investigat"
    r"|examin|present|analy|stud(?:y|ied)|propose|extend|use|measure|generat|creat|evaluat"
    r"|undertook|test|compare|dissect)",
    r"\bhere,? \w+|\bthe present study\b|\bthis study\b|\b(?:these|our) "
    r"(?:data|findings|results)\b",
    r"\b(?:was|were) (?:\w+ )?(?:found|identified|observed|detected|incubated|injected"
    r"|recorded|used|evaluated)\b",
)
# An article about one other article.
ABOUT_ARTICLE = any_of(
    r"\bin this issue of\b|\bthe (?:article|study|report|paper) by [A-Z]\w+ (?:et al|and co)",
)
SECONDARY = any_of(r"\b(?:sub-?study|secondary analys[ei]s|sub-?analysis|post[- ]?hoc|ancillary)\b")
QUALITATIVE = any_of(
    r"\bqualitative (?:study|stud|analysis|research|interview|evaluation|exploration)",
    r"\bfocus groups?\b|\bsemi-?structured (?:[\w-]+ )?interviews?|\bgrounded theory\b",
)

# Traces of a study of one's own; a text without any is an overview of other people's work.
OWN_STUDY = re.compile(
    r"\b[Pp]\s?[<=>≤]\s?0?[.·]\d|\b95\s?%\s?(?:CI|confidence)|\b[nN]\s?=\s?\d"
    r"|\b(?:we|We) (?:\w+ ){0,2}(?:measured|compared|investigated|studied|enrolled|recruited"
    r"|conducted|performed|analy[sz]ed|collected|treated|observed|evaluated|found|randomi[sz]ed)"
    r"|\b(?:were|was) (?:\w+ ){0,2}(?:measured|recorded|enrolled|recruited|collected|calculated"
    r"|randomi[sz]ed|performed|compared with baseline|assessed|studied|analy[sz]ed|interviewed)\b"
    r"|\bhypothes[ie]s\b|\bsignificantly\b|\b(?:[Tt]his|[Tt]he present) study\b|\b(?:[Tt]he"
    r"|[Oo]ur|[Tt]his) "
    r"analysis (?:finds|found|shows)\b|\bresults (?:show|suggest|indicate|demonstrate)"
)

# Costs or courses that were calculated: no study of people.
MODELLED = any_of(
    r"\bMonte Carlo\b|\bMarkov\b|\bdecision[- ]anal\w+|\bmicrosimulation\b|\bsimulation model\b",
)
