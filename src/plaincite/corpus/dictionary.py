"""Dictionary: what the canonical forms of records have in common, for the compressor to refer to.

Field names in their order, the values that most records share, and common turns of abstracts. The
compressor reaches what stands near the end most cheaply, so that holds what every record has.

Records stored in format 2 refer to it; see `packing`, which has a longer one since.
"""

__all__ = ["DICTIONARY"]

# Line ends are for the reader's eye and are taken out; rare things first. The words are those most
# frequent in abstracts, the most frequent last.
_TEXT = """
 uptake Subjects water assembly Compared selective epigenetic child risks impairment reaction alon
g despite efficient fibroblasts plays perceived unique rehabilitation appropriate appears homeosta
sis participated analgesia mixed reductions cytokine fluid proposed multi reprogramming occurs act
in cytokines expected deaths maintained migration paper useful saline domains hormone stages imple
mentation experience Overall expressing secretion neonatal recurrence position supplementary speci
ficity superior gamma highest experienced initiation National reactive asthma extracellular necess
ary settings significance whole throughout carcinoma living school indicating products understood
 leads adhesion frequently numbers presented strong processing Further structures serious intraveno
us fasting taken providing artery intubation isolated regimen problem systolic conserved feedback
 hundred targeting services label techniques yeast intracellular colorectal tumour therapies percen
t content Trials calculated delivered sequences event elderly inhibited synthesis vaccine larger c
orrelation little culture hazard behavioral burden manner psychological reduces promoter generatio
n describe structural sensitive programme access myocardial Research morbidity problems gastric po
tentially recommended Treatment terminal seven maximum signal guidelines deficiency twice kidney c
ervical predicted Primary complexes differ consistent accumulation genomic diabetic obese mammalia
n signals until distribution bacterial pilot marrow physiological young systemic impaired Despite
 particular animals third tolerated targeted repeated antibody pattern DESIGN CONCLUSION aging desc
ribed approaches developing remained humans molecules importance continuous subsequent diagnosed i
maging develop transmission induce lifestyle setting programs especially requires stable enzyme pa
tterns action beneficial together oxidative procedure underlying arterial maternal percentage neur
al course Trial biological cancers component unclear intensive features relevant statistical monit
oring linked approximately technique weekly resulting underwent therefore balance feasibility prom
ote regulate deficient rapid chromosome generated history epithelial comparing block prevent cause
s recently ISRCTN suggested measurements basis Study purpose phenotype cluster terms areas still p
articularly roles Among satisfaction alcohol material During targets remain peripheral recruitment
 eight advanced directly order histone comparable behavior hypothesis Therefore applied elevated i
ndicated blinded antigen components memory peptide registered affected mutation dysfunction onset
 motor confirmed calcium OBJECTIVE Secondary absence countries pulmonary embryonic improving mitoch
ondrial produced profile parallel class agents longer achieved global caused application lines sys
tems properties hypertension phosphorylation infusion future disorder female endpoint benefits con
tains lesions leading alternative sessions infections characterized contribute questionnaire grade
 oxygen strategy birth apoptosis surface length dietary affect repair methylation macrophages stim
ulation every relationship release estimated selected anesthesia clinically Moreover infected user
s correlated strength unknown regarding article local version metabolism condition respiratory sug
gests populations transcriptional species detected ClinicalTrials examine regulated previous capac
ity region inhibitors regression recorded activities education sequence although complete accordin
g costs direct treat Clinical mutant designed intensity adherence established variables cross inje
ction renal characteristics damage Scale inhibitor viral reducing conventional recent maintenance
 mental infants central recovery online occurred disorders tissues cohort because knowledge chemoth
erapy visual distinct Results points coronary Using regions chromatin where allocated improvements
 types average injury undergoing resulted interactions proportion anxiety severity strategies slee
p vascular structure provided comparison testing obesity domain value density remains needed alpha
 markers tested provides usual enhanced state receptors include influence critical tumors practice
 minutes often measure protocol obtained volume smoking objective possible initial neurons studied
 understanding across suggesting sensitivity considered prior regulatory delivery adjusted medicat
ion various processes tests cycle social evaluation result collected malaria limited lipid endothe
lial increasing BACKGROUND energy additional divided diagnosis proliferation treatments intake syn
drome might individual increases cardiac enrolled Health times contrast surgical membrane containi
ng virus prevalence doses would prevention Furthermore point liver benefit criteria consumption pa
thways aimed activated Participants recruited inflammation nuclear complications concentration ess
ential against induction drugs functions mutations vitamin given samples exposure likely community
 indicate older pregnancy stroke medical sample interaction supplementation moderate defined abili
ty administered review inhibition replication determined cholesterol presence values stage disease
s failure frequency previously parameters assessment methods receiving expressed short second fami
ly screening production genome prospective involved highly cause performance metabolic administrat
ion median relative postoperative combined concentrations current several revealed being design re
port decrease completed method controls people analyzed differentiation kinase genetic mouse METHO
DS compare derived adult developed least CONCLUSIONS identify sites examined molecular however inv
estigate depression confidence whereas investigated scale novel therapeutic cognitive followed con
ditions should duration reduce progression negative vitro cellular regulation independent approach
 process secondary hospital alone general heart After interval models index statistically analyses
 cardiovascular Although range better formation hours brain association individuals available seve
re demonstrate mechanism experimental under impact demonstrated pathway management muscle cases sm
all healthy adults large shown multiple overall research breast death status combination improveme
nt further inflammatory known active resistance transcription mediated assess immune about serum i
nterventions month stress blind complex acute target information standard program improve support
 RESULTS phase receive mechanisms functional required plasma common addition glucose trials respons
es major assigned ratio measures effectiveness while determine signaling adverse infection safety
 following evaluate incidence chronic improved binding evaluated double scores tissue insulin norma
l greater findings provide Patients symptoms pressure conducted decreased rates randomised daily G
roup reduction mortality positive score proteins physical growth system population present early s
uggest identified survival could change dependent tumor performed without included events potentia
l measured similar training surgery important activation receptor before period diabetes there sin
gle quality genes reported treated versus whether randomly factor model follow reduced within evid
ence level development weight exercise assessed There number children effective subjects through e
ither including among those differences increase outcome patient factors received observed changes
 outcomes lower efficacy different difference participants respectively induced However first foun
d related showed These specific total blood baseline three therapy response other function higher
 human controlled women weeks primary health activity studies analysis protein based increased leve
ls months effect results disease years expression clinical placebo their randomized effects cancer
 using these associated during trial significantly compared significant intervention which control
 groups after between treatment cells study group patients
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
