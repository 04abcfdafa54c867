"""Dictionary: what the canonical forms of records have in common, for the compressor to refer to.

Field names in their order, the values that most records share, and common turns of abstracts. The
compressor reaches what stands near the end most cheaply, so that holds what every record has.

NEVER change a byte of it: every stored record refers to it. A better one is a new format.
"""

__all__ = ["DICTIONARY"]

# Line ends are for the reader's eye and are taken out; rare things first.
_TEXT = """
"authors_complete":false,"chemicals":["Proteins","RNA, Messenger","Antibodies, Monoclonal",
"Biomarkers","Cytokines","DNA"],"conflict_of_interest":"The authors declare that they have no known
 competing financial interests or personal relationships that could have appeared to influence the
 work reported in this paper. The authors declare no conflict of interest.","copyright":"© 2023 The
 Author(s). Published by Elsevier Ltd. All rights reserved. Copyright © 2021 Wiley Periodicals LLC.
 under exclusive licence to Springer Nature","funding":["National Institutes of Health (","R01 HL0",
"U01 CA1","Wellcome Trust (","Medical Research Council (","National Natural Science Foundation of
 China ("],"is_book":true,"is_preprint":true,"keywords":["lay_summaries":[{"kind":
"plain-language-summary","language":"eng","sections":[{"text":"notices":[{"direction":"in","kind":
"correction","pmid":"3","ref_type":"ErratumIn","source":"Erratum in doi: 10.1","kind":"comment",
"ref_type":"CommentIn"},{"direction":"of","kind":"comment","ref_type":"CommentOn","kind":"update",
"ref_type":"UpdateIn"}],"other_abstracts":[{"kind":"Publisher","language":"spa","sections":[{
"registry_ids":["NCT0"],"vernacular_title":"","version":2,
 However, it is not known whether the effects of  have been shown to be associated with an increased
 risk of  between the two groups. There was no significant difference in the number of patients with
  who were randomly assigned to receive  or placebo. The primary outcome was the proportion of
  at 12 months. A total of  participants were included in the study, compared with those who did
 not. The mean age was  years. (95% confidence interval [CI], 0. to 1.; P < 0.001), (95% CI: 0.),
 (p < 0.05), (n = 1), odds ratio (OR) hazard ratio. In conclusion, these results suggest that the
  may be used as a  for the treatment of  and that further studies are needed. We aimed to
  investigate the role of  in the expression of  induced by  cells in vitro and in vivo, using  such
 as  as well as  significantly higher  significantly lower than that of the control group. These
 findings indicate that  is an important  which has been reported in  patients with  This was a
 retrospective cohort study of  randomised controlled trial  systematic review and meta-analysis
"qualifiers":[{"name":"metabolism"},{"name":"genetics"},{"name":"drug therapy"},
{"name":"pharmacology"},{"name":"therapeutic use"},{"name":"physiology"},{"name":"methods"},
{"name":"diagnosis"},{"name":"epidemiology"},{"name":"surgery"},{"name":"etiology"},
{"name":"immunology"},{"name":"pathology"},{"is_major":true,"name":"adverse effects"}],"ui":"D0"},
{"descriptor":"Treatment Outcome","ui":"D016896"},{"descriptor":"Risk Factors","ui":"D012307"},
{"descriptor":"Retrospective Studies","ui":"D012189"},{"descriptor":"Follow-Up Studies",
"ui":"D005500"},{"descriptor":"Time Factors","ui":"D013997"},{"descriptor":"Prognosis",
"ui":"D011379"},{"descriptor":"Rats","ui":"D051381"},{"descriptor":"Mice","ui":"D051379"},
{"descriptor":"Animals","ui":"D000818"},{"descriptor":"Child","ui":"D002648"},
{"descriptor":"Adolescent","ui":"D000293"},{"descriptor":"Aged","ui":"D000368"},
{"descriptor":"Middle Aged","ui":"D008875"},{"descriptor":"Adult","ui":"D000328"},
{"descriptor":"Male","ui":"D008297"},{"descriptor":"Female","ui":"D005260"},
{"authors":[{"group":" Study Group"},{"initials":"J","suffix":"Jr"},{"family":"Smith",
"given":"John A","initials":"JA"},{"family":"Wang","given":"Wei","initials":"W"},{"family":"Zhang",
"given":"Maria","initials":"M"},{"family":"Kim","given":"David","initials":"D"}],
"date":{"day":1,"month":12,"rule":"PubDate","year":2021},"doi":"10.1016/j.","issn":"0",
"rule":"MedlineDate","year":199},"issue":"1","journal":"The American journal of clinical medicine
 International Journal of Frontiers in","journal_abbreviation":"J Clin Med","languages":["eng"],
"mesh":[{"descriptor":"Humans","ui":"D006801"},{"descriptor":"","is_major":true,
"qualifiers":[{"is_major":true,"name":""}],"ui":"D00"}],"pages":"1","pmcid":"PMC","pmid":"3",
"publication_types":["Journal Article","Research Support, Non-U.S. Gov't","Review","Case Reports",
"Randomized Controlled Trial","Comparative Study","Multicenter Study"],"record_id":"pmid:3",
"sections":[{"category":"BACKGROUND","label":"BACKGROUND","text":"The aim of this study was to "},
{"category":"OBJECTIVE","label":"OBJECTIVE","text":"To "},{"category":"METHODS","label":"METHODS",
"text":"We "},{"category":"RESULTS","label":"RESULTS","text":"In "},{"category":"CONCLUSIONS",
"label":"CONCLUSIONS","text":"This "}],"title":" of the in with and a for","volume":"1"}
"""
DICTIONARY = _TEXT.replace("\n", "").encode()
