/**
 * Words that stand over columns rather than in them. Our own seed list from general knowledge; a hit is only a hint that a
 * row is a header, never what the column holds (that is for the elements folder to say).
 */
const latin = `
  id ids no nr num number mrn nhs ssn nino hkid hkic npi mbi pid uid guid uuid key ref reference code codes type status name names
  surname forename firstname lastname fullname first last middle given family title prefix suffix sex gender dob birth
  birthdate birthday born age date datetime time timestamp start stop end from until created updated modified admitted
  admission discharge discharged visit encounter appointment patient patients client member subscriber person people
  customer employee staff doctor physician provider practitioner nurse clinic clinician hospital ward bed room department
  dept unit address addr street line line1 line2 city town district county state province region zip zipcode postcode postal
  country phone tel telephone mobile cell fax email mail contact guardian kin emergency relationship relation diagnosis
  dx icd icd10 procedure cpt snomed loinc medication drug dose dosage quantity qty route frequency allergy allergies
  result results value values unit units test lab specimen range flag observation note notes comment comments remark
  remarks description desc reason problem condition insurance insurer policy payer plan group claim invoice amount
  balance total cost price paid charge card account iban bank sort user username login password passwd hash role token
  ip url website passport licence license nationality ethnicity race religion language marital occupation employer
  income weight height bmi blood bp file filename path category class source system version active deceased death
  nombre apellido apellidos fecha nacimiento sexo direccion telefono correo ciudad edad codigo
  nom prenom naissance adresse ville courriel numero sexe
  vorname nachname geburtsdatum geschlecht adresse strasse plz ort telefon
  nome cognome sobrenome data nascimento endereco indirizzo
  ming xing
`
const words: ReadonlySet<string> = new Set(latin.split(/\s+/).filter((word) => word !== ''))

const han = [
  '姓名',
  '姓',
  '名',
  '編號',
  '编号',
  '號碼',
  '号码',
  '病歷',
  '病历',
  '身份',
  '身分',
  '出生',
  '生日',
  '性別',
  '性别',
  '年齡',
  '年龄',
  '電話',
  '电话',
  '手機',
  '手机',
  '地址',
  '住址',
  '電郵',
  '邮箱',
  '郵箱',
  '日期',
  '診斷',
  '诊断',
  '藥',
  '药',
  '備註',
  '备注',
  '科',
  '醫生',
  '医生',
  '類別',
  '类别',
  '國籍',
  '国籍',
  '保險',
  '保险',
]

/** True where a header cell is written with a word that usually stands over a column. */
export function hasHeaderWord(cell: string): boolean {
  if (/[\u3400-\u9fff]/.test(cell)) return cell.length <= 12 && han.some((word) => cell.includes(word))
  const parts = cell
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  return parts.some((part) => words.has(part) || words.has(part.replace(/\d{1,2}$/, '')))
}
