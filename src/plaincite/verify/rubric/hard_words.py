"""Medical terms that a patient page explains at first use or replaces; the list is ours."""

__all__ = ["HARD_WORDS"]

HARD_WORDS = tuple(
    term.strip()
    for term in """ablation|adjuvant|adverse event|aetiology|etiology|analgesic|angina
    |anticoagulant
    |arrhythmia|arthroplasty|asymptomatic|atrial fibrillation|autoimmune|baseline|benign
    |biomarker|biopsy
    |blinded|bradycardia|carcinoma|cardiovascular|catheter|cerebrovascular|chronic|clinically
    |cohort|comorbidity|comorbidities|contraindication|contraindicated|cytokine|cytopenia|dyspnea
    |dyspnoea|edema|oedema|efficacy|embolism|endoscopy|epidemiology|etiologic|exacerbation|febrile
    |fibrosis|haemorrhage|hemorrhage|hazard ratio|hepatic|heterogeneity|hyperglycaemia
    |hyperglycemia|hypertension|hypoglycaemia|hypoglycemia|hypotension|idiopathic|incidence
    |inflammatory|intravenous|intravitreal|in vitro|ischaemia|ischemia|ischaemic|ischemic|lesion
    |malignancy|malignant|meta-analysis|metastasis|metastatic|microglial|monoclonal|morbidity
    |mortality|myalgia|myocardial infarction|myopathy|neoadjuvant|neoplasm|neuropathy|neutropenia
    |odds ratio|oncology|overdiagnosis|palliative|pathogenesis|pharmacokinetic|placebo|pneumonitis
    |prevalence|prognosis|prophylaxis|pulmonary|quality-adjusted|randomised|randomized|refractory
    |relapse|remission|renal|risk ratio|relative risk|sepsis|serological|subcutaneous|syncope
    |systematic review|tachycardia|thrombosis|thromboembolism|titration|toxicity
    |vasomotor""".split("|")
)
