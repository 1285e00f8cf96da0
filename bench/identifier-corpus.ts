/** Text for the identifier benchmark from a seeded generator: the same bytes in every run and on every machine. */
export function corpora(size: number): Record<string, string> {
  return {
    csv: repeat(size, csvRow),
    hl7: repeat(size, hl7Message),
    mail: repeat(size, mailMessage),
    fhir: repeat(size, fhirLine),
    prose: repeat(size, proseParagraph),
    'chinese notes': repeat(Math.round(size / 2), chineseNote),
  }
}

type Random = (below: number) => number

function repeat(size: number, make: (random: Random, number: number) => string): string {
  const random = seeded(20_231_101)
  const pieces: string[] = []
  for (let length = 0, number = 1; length < size; number++) {
    const piece = make(random, number)
    pieces.push(piece)
    length += piece.length
  }
  return pieces.join('')
}

/** mulberry32 */
function seeded(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const families = 'Chan Wong Lee Cheung Lau Ho Leung Kwok Ng Yip Smith Jones Garcia Patel Okafor Silva'.split(' ')
const givens = 'Tai Man|Siu Ling|Ka Yan|Wing Sze|Alice|Robert|Maria|Priya|Daniel|Grace'.split('|')
const streets = 'Harbour Road|Lotus Street|Garden Terrace|Station Lane|Temple Row|Mill Avenue'.split('|')
const words =
  `the patient was seen in clinic today and reports that symptoms have improved since last visit with no fever or pain
  blood pressure remains stable on current treatment plan review in three months please continue medication as before and call
  if anything changes results were discussed family history unchanged mood good appetite normal sleep fair`.split(/\s+/)

const pad = (value: number, width: number) => String(value).padStart(width, '0')
const pick = <T>(random: Random, list: readonly T[]): T => list[random(list.length)]!
const date = (random: Random) => `${1930 + random(90)}-${pad(1 + random(12), 2)}-${pad(1 + random(28), 2)}`
const phone = (random: Random) =>
  `${pick(random, ['2', '3', '5', '6', '9'])}${pad(random(1000), 3)} ${pad(random(10_000), 4)}`
const name = (random: Random) => `${pick(random, families)} ${pick(random, givens)}`
const mail = (random: Random) =>
  `${pick(random, families).toLowerCase()}${random(9999)}@${pick(random, ['post', 'mail', 'clinic'])}.example`

function hkid(random: Random): string {
  const letter = random(26)
  const digits = pad(random(1_000_000), 6)
  let sum = 324 + (letter + 10) * 8
  for (let i = 0; i < 6; i++) sum += Number(digits[i]) * (7 - i)
  const check = (11 - (sum % 11)) % 11
  return `${String.fromCharCode(65 + letter)}${digits}(${check === 10 ? 'A' : check})`
}

function card(random: Random): string {
  const digits = `4${pad(random(10_000_000), 7)}${pad(random(10_000_000), 7)}`
  let sum = 0
  for (let i = 0; i < 15; i++) {
    const doubled = Number(digits[14 - i]) * (i % 2 === 0 ? 2 : 1)
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return `${digits}${(10 - (sum % 10)) % 10}`
}

function csvRow(random: Random, number: number): string {
  const address = `Flat ${random(30)} ${random(40)}/F ${pick(random, streets)}`
  const cells = [number, name(random), hkid(random), date(random), phone(random), mail(random), address]
  return `${cells.join(',')},E${10 + random(20)}.${random(9)},${card(random)},${random(90_000) / 100}\n`
}

function hl7Message(random: Random, number: number): string {
  const day = date(random).replaceAll('-', '')
  return (
    `MSH|^~\\&|LAB|HARBOUR|EHR|HARBOUR|20231101${pad(random(240_000), 6)}||ORU^R01|${number}|P|2.5\r` +
    `PID|1||${pad(random(10_000_000), 7)}^^^HARBOUR^MR~${hkid(random)}^^^HK^NI||${name(random).replace(' ', '^')}||${day}|F|||` +
    `${random(200)} ${pick(random, streets)}^^Kowloon||${phone(random)}\r` +
    `OBX|1|NM|4548-4^HbA1c^LN||${4 + random(9)}.${random(10)}|%|4.0-6.0|H|||F|||${day}\r`
  )
}

function mailMessage(random: Random): string {
  const text = Array.from({ length: 60 }, () => pick(random, words)).join(' ')
  return (
    `From: ${mail(random)}\nTo: ${mail(random)}\nSubject: Re: ${name(random)} ${hkid(random)}\nDate: ${date(random)} 19:53:11\n\n` +
    `Dear ${name(random)},\n${text}. Please ring +852 ${phone(random)} before ${date(random)}.\nSSN 524-${10 + random(80)}-${1000 + random(9000)}\n\n`
  )
}

function fhirLine(random: Random, number: number): string {
  const patient = {
    resourceType: 'Patient',
    id: `p${number}`,
    identifier: [{ system: 'urn:oid:2.16.344.1.1', value: hkid(random) }],
    name: [{ family: pick(random, families), given: [pick(random, givens)] }],
    telecom: [
      { system: 'phone', value: phone(random) },
      { system: 'email', value: mail(random) },
    ],
    birthDate: date(random),
    address: [{ line: [`${random(200)} ${pick(random, streets)}`], city: 'Hong Kong' }],
  }
  return `${JSON.stringify(patient)}\n`
}

function proseParagraph(random: Random): string {
  const text = Array.from({ length: 120 }, () => pick(random, words)).join(' ')
  return random(10) === 0 ? `${text}. Seen on ${date(random)}.\n\n` : `${text}.\n\n`
}

function chineseNote(random: Random): string {
  return `病人姓名：陳大文　身份證號碼：${hkid(random)}　出生日期：${1930 + random(80)}年${1 + random(12)}月${1 + random(28)}日　電話：${phone(random)}　診斷：糖尿病，血壓偏高，需要定期覆診。\n`
}
