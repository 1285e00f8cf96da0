/**
 * What people of a world suffer from, take and are tested for. Own list from general medical knowledge.
 * Flags are the sensitive elements that the text or code alone reveals.
 *
 * Condition lines: key | ICD-10 | ICD-10-CM | English | American English where it differs | Chinese | weight | who (f, m, c = child, a = adult) | flags | drugs | labs
 */
export const conditionLines = `
hypertension|I10|I10|Essential hypertension||高血壓|90|a||amlodipine,losartan|creatinine,potassium
diabetes|E11.9|E11.9|Type 2 diabetes mellitus||二型糖尿病|70|a||metformin,gliclazide|hba1c,glucose
lipids|E78.5|E78.5|Hyperlipidaemia|Hyperlipidemia|高血脂症|60|a||atorvastatin,simvastatin|ldl,triglycerides
urti|J06.9|J06.9|Acute upper respiratory infection||上呼吸道感染|120|||paracetamol,loratadine|
asthma|J45.9|J45.909|Asthma||哮喘|35|||salbutamol,budesonide|eosinophils
reflux|K21.9|K21.9|Gastro-oesophageal reflux disease|Gastroesophageal reflux disease|胃食道反流病|40|a||omeprazole|
gastritis|K29.7|K29.70|Gastritis||胃炎|35|a||pantoprazole|pylori
backpain|M54.5|M54.50|Low back pain||腰痛|45|a||ibuprofen|
knee|M17.9|M17.9|Osteoarthritis of knee||膝關節炎|30|a||celecoxib|
eczema|L20.9|L20.9|Atopic dermatitis||濕疹|35|||mometasone,cetirizine|ige
uti|N39.0|N39.0|Urinary tract infection||尿道感染|25|||nitrofurantoin|urinewbc
hypothyroid|E03.9|E03.9|Hypothyroidism||甲狀腺功能減退|18|a||levothyroxine|tsh
thyrotoxicosis|E05.9|E05.90|Thyrotoxicosis||甲狀腺功能亢進|10|a||carbimazole|freet4
gout|M10.9|M10.9|Gout||痛風|20|a||allopurinol,colchicine|urate
ischaemic|I25.9|I25.9|Chronic ischaemic heart disease|Chronic ischemic heart disease|缺血性心臟病|16|a||aspirin,bisoprolol|troponin
fibrillation|I48.9|I48.91|Atrial fibrillation||心房顫動|12|a||apixaban|inr
hepatitisb|B18.1|B18.1|Chronic viral hepatitis B||慢性乙型肝炎|18|a||entecavir|alt,hbvdna
anaemia|D50.9|D50.9|Iron deficiency anaemia|Iron deficiency anemia|缺鐵性貧血|18|||ferrous|haemoglobin,ferritin
rhinitis|J30.9|J30.9|Allergic rhinitis||過敏性鼻炎|40|||cetirizine,fluticasone|ige
conjunctivitis|H10.9|H10.9|Conjunctivitis||結膜炎|18|||chloramphenicol|
gastroenteritis|A09|A09|Infectious gastroenteritis||腸胃炎|35|||loperamide|
pneumonia|J18.9|J18.9|Pneumonia||肺炎|10|||coamoxiclav|crp
tonsillitis|J03.9|J03.90|Acute tonsillitis||扁桃腺炎|20|c||amoxicillin|
migraine|G43.9|G43.909|Migraine||偏頭痛|15|a||sumatriptan|
breastcancer|C50.9|C50.919|Malignant neoplasm of breast||乳癌|6|fa||tamoxifen|ca153,brca1
coloncancer|C18.9|C18.9|Malignant neoplasm of colon||結腸癌|5|a||capecitabine|cea
kidney|N18.3|N18.30|Chronic kidney disease stage 3||慢性腎病|10|a||losartan|egfr
osteoporosis|M81.0|M81.0|Osteoporosis||骨質疏鬆症|10|a||alendronate|vitamind
epilepsy|G40.9|G40.909|Epilepsy||癲癇症|7|||levetiracetam|hlab1502
hiv|B20|B20|Human immunodeficiency virus disease||人類免疫力缺乏病毒感染|5|a|hiv|biktarvy,dolutegravir|viralload,cd4
depression|F32.9|F32.9|Major depressive disorder||抑鬱症|16|a|mental-health|sertraline,mirtazapine|
anxiety|F41.1|F41.1|Generalised anxiety disorder|Generalized anxiety disorder|廣泛性焦慮症|14|a|mental-health|escitalopram,venlafaxine|
schizophrenia|F20.9|F20.9|Schizophrenia||精神分裂症|4|a|mental-health|olanzapine,risperidone|
bipolar|F31.9|F31.9|Bipolar affective disorder|Bipolar disorder|躁鬱症|4|a|mental-health|lithium,quetiapine|lithiumlevel
attention|F90.0|F90.0|Attention deficit hyperactivity disorder||專注力不足及過度活躍症|14|c|mental-health|methylphenidate|
gonorrhoea|A54.9|A54.9|Gonorrhoea|Gonorrhea|淋病|3|a|sexual-health|ceftriaxone|
syphilis|A53.9|A53.9|Syphilis||梅毒|3|a|sexual-health|benzathine|rpr
chlamydia|A56.0|A56.00|Genital chlamydia infection||生殖道衣原體感染|4|a|sexual-health|doxycycline|chlamydiapcr
warts|A63.0|A63.0|Anogenital warts||生殖器疣|3|a|sexual-health|imiquimod|
pregnancy|Z34.9|Z34.90|Supervision of normal pregnancy||產前檢查|10|fy|reproductive-health|folate|hcg
miscarriage|O03.9|O03.9|Spontaneous miscarriage||自然流產|3|fy|reproductive-health||hcg
termination|O04.9|Z33.2|Termination of pregnancy||終止懷孕|3|fy|reproductive-health|mifepristone|
infertility|N97.9|N97.9|Female infertility||不育症|4|fy|reproductive-health|clomifene|amh
alcohol|F10.2|F10.20|Alcohol dependence||酒精依賴|5|a|substance-use|disulfiram,acamprosate|
opioid|F11.2|F11.20|Opioid dependence||鴉片類藥物依賴|3|a|substance-use|methadone,buprenorphine|
`

/** Drug lines: key | name | American name where it differs | dose | frequency | flags */
export const drugLines = `
amlodipine|Amlodipine||5 mg|once daily|
losartan|Losartan||50 mg|once daily|
metformin|Metformin||500 mg|twice daily|
gliclazide|Gliclazide|Glipizide|80 mg|once daily|
atorvastatin|Atorvastatin||20 mg|at night|
simvastatin|Simvastatin||10 mg|at night|
paracetamol|Paracetamol|Acetaminophen|500 mg|every 6 hours|
loratadine|Loratadine||10 mg|once daily|
salbutamol|Salbutamol|Albuterol|100 mcg|when needed|
budesonide|Budesonide||200 mcg|twice daily|
omeprazole|Omeprazole||20 mg|once daily|
pantoprazole|Pantoprazole||40 mg|once daily|
ibuprofen|Ibuprofen||400 mg|three times daily|
celecoxib|Celecoxib||200 mg|once daily|
mometasone|Mometasone cream||0.1 %|once daily|
cetirizine|Cetirizine||10 mg|once daily|
nitrofurantoin|Nitrofurantoin||100 mg|twice daily|
levothyroxine|Levothyroxine||50 mcg|once daily|
carbimazole|Carbimazole|Methimazole|5 mg|three times daily|
allopurinol|Allopurinol||100 mg|once daily|
colchicine|Colchicine||0.5 mg|twice daily|
aspirin|Aspirin||80 mg|once daily|
bisoprolol|Bisoprolol||2.5 mg|once daily|
apixaban|Apixaban||5 mg|twice daily|
entecavir|Entecavir||0.5 mg|once daily|
ferrous|Ferrous sulphate|Ferrous sulfate|300 mg|twice daily|
fluticasone|Fluticasone nasal spray||50 mcg|once daily|
chloramphenicol|Chloramphenicol eye drops|Ofloxacin eye drops|0.5 %|four times daily|
loperamide|Loperamide||2 mg|when needed|
coamoxiclav|Amoxicillin/clavulanate||1 g|twice daily|
amoxicillin|Amoxicillin||250 mg|three times daily|
sumatriptan|Sumatriptan||50 mg|when needed|
tamoxifen|Tamoxifen||20 mg|once daily|
capecitabine|Capecitabine||1500 mg|twice daily|
alendronate|Alendronate||70 mg|once weekly|
levetiracetam|Levetiracetam||500 mg|twice daily|
biktarvy|Bictegravir/emtricitabine/tenofovir alafenamide||50/200/25 mg|once daily|hiv
dolutegravir|Dolutegravir/lamivudine||50/300 mg|once daily|hiv
sertraline|Sertraline||50 mg|once daily|mental-health
mirtazapine|Mirtazapine||15 mg|at night|mental-health
escitalopram|Escitalopram||10 mg|once daily|mental-health
venlafaxine|Venlafaxine||75 mg|once daily|mental-health
olanzapine|Olanzapine||10 mg|at night|mental-health
risperidone|Risperidone||2 mg|at night|mental-health
lithium|Lithium carbonate||400 mg|at night|mental-health
quetiapine|Quetiapine||200 mg|at night|mental-health
methylphenidate|Methylphenidate||10 mg|in the morning|mental-health
ceftriaxone|Ceftriaxone||500 mg|single dose|
benzathine|Benzathine benzylpenicillin|Penicillin G benzathine|1.8 g|single dose|
doxycycline|Doxycycline||100 mg|twice daily|
imiquimod|Imiquimod cream||5 %|three times weekly|
folate|Folic acid||5 mg|once daily|
mifepristone|Mifepristone||200 mg|single dose|reproductive-health
clomifene|Clomifene|Clomiphene|50 mg|once daily|reproductive-health
disulfiram|Disulfiram||250 mg|once daily|substance-use
acamprosate|Acamprosate||666 mg|three times daily|substance-use
methadone|Methadone||40 mg|once daily|substance-use
buprenorphine|Buprenorphine/naloxone||8/2 mg|once daily|substance-use
`

/** Lab lines: key | name | American name where it differs | LOINC | unit | low | high | values from-to or text choices | decimals | flags */
export const labLines = `
creatinine|Creatinine||14682-9|umol/L|60|110|48-190|0|
potassium|Potassium||2823-3|mmol/L|3.5|5.1|3.1-5.9|1|
hba1c|Haemoglobin A1c|Hemoglobin A1c|4548-4|%|4.0|5.9|5.2-10.8|1|
glucose|Fasting glucose||1558-6|mmol/L|3.9|6.0|4.1-14.2|1|
ldl|LDL cholesterol||22748-8|mmol/L|0|3.4|1.6-5.8|1|
triglycerides|Triglycerides||14927-8|mmol/L|0|1.7|0.6-4.4|1|
eosinophils|Eosinophil count||26449-9|10*9/L|0.02|0.5|0.1-1.4|2|
pylori|Helicobacter pylori antigen||17780-8||||Positive,Negative|0|
ige|Total IgE||19113-0|kU/L|0|100|20-900|0|
urinewbc|Urine white cell count||5821-4|/HPF|0|5|2-80|0|
tsh|TSH||3016-3|mIU/L|0.4|4.0|0.1-12.5|2|
freet4|Free T4||14920-3|pmol/L|10|23|8-46|1|
urate|Uric acid||14933-6|umol/L|200|420|260-690|0|
troponin|Troponin I||10839-9|ng/L|0|26|2-90|0|
inr|INR||6301-6||0.9|1.1|1.0-3.6|1|
alt|ALT||1742-6|U/L|5|40|12-180|0|
hbvdna|Hepatitis B virus DNA||42595-9|IU/mL|||20-90000|0|
haemoglobin|Haemoglobin|Hemoglobin|718-7|g/dL|11.5|16.0|7.4-14.8|1|
ferritin|Ferritin||2276-4|ug/L|15|300|4-180|0|
crp|C-reactive protein||1988-5|mg/L|0|5|1-160|0|
ca153|CA 15-3||6875-9|kU/L|0|31|8-90|0|
cea|CEA||2039-6|ug/L|0|5|1.1-44|1|
egfr|eGFR||33914-3|mL/min|60|120|24-58|0|
vitamind|25-OH vitamin D||1989-3|nmol/L|50|150|18-96|0|
brca1|BRCA1 gene sequencing||21636-6||||Pathogenic variant c.68_69delAG,No pathogenic variant detected|0|genetic-data
hlab1502|HLA-B*15:02 genotype||57979-7||||Allele detected,Allele not detected|0|genetic-data
viralload|HIV-1 RNA viral load||20447-9|copies/mL|||40-88000|0|hiv
cd4|CD4 count||24467-3|cells/uL|410|1590|140-900|0|hiv
lithiumlevel|Lithium level||14334-7|mmol/L|0.6|1.0|0.3-1.4|1|mental-health
rpr|Syphilis RPR titre|Syphilis RPR titer|20507-0||||Reactive 1:8,Reactive 1:32|0|sexual-health
chlamydiapcr|Chlamydia trachomatis PCR||21613-5||||Detected,Not detected|0|sexual-health
hcg|Beta-hCG||21198-7|IU/L|0|5|60-98000|0|reproductive-health
amh|Anti-Mullerian hormone||38476-8|pmol/L|6|48|1-30|1|reproductive-health
`
