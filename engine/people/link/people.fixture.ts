import { elementIndex, Part } from '../../elements/index.ts'
import { type IdentityTable, IdentityTableBuilder } from './identity-table.ts'

/** An invented person or mention, as a test writes it down. */
export interface Sketch {
  name?: string
  given?: string
  family?: string
  chinese?: string
  english?: string
  born?: string
  sex?: string
  hkid?: string
  ssn?: string
  passport?: string
  policy?: string
  phone?: string
  email?: string
  street?: string
  flat?: string
  postcode?: string
  city?: string
  mrn?: string
}

const places: Record<keyof Sketch, [element: string, part: number]> = {
  name: ['name', Part.whole],
  given: ['name', Part.given],
  family: ['name', Part.family],
  chinese: ['name', Part.other],
  english: ['name', Part.other],
  born: ['date-of-birth', Part.whole],
  sex: ['sex', Part.whole],
  hkid: ['hkid', Part.whole],
  ssn: ['ssn', Part.whole],
  passport: ['passport', Part.whole],
  policy: ['insurance-policy', Part.whole],
  phone: ['phone', Part.whole],
  email: ['email', Part.whole],
  street: ['postal-address', Part.street],
  flat: ['postal-address', Part.other],
  postcode: ['postal-address', Part.postcode],
  city: ['postal-address', Part.city],
  mrn: ['medical-record-number', Part.whole],
}

/** Sketches as the table that the linker reads. */
export function tableOf(people: readonly Sketch[]): IdentityTable {
  const builder = new IdentityTableBuilder()
  for (const person of people) {
    for (const [field, value] of Object.entries(person) as [keyof Sketch, string][]) {
      const [element, part] = places[field]
      builder.add(elementIndex(element), part, value)
    }
    builder.end()
  }
  return builder.build()
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const families = [
  '陳Chan',
  '黃Wong',
  '李Lee',
  '張Cheung',
  '林Lam',
  '何Ho',
  '梁Leung',
  '吳Ng',
  '鄭Cheng',
  '葉Yip',
  '曾Tsang',
  '蔡Choi',
  '鄧Tang',
  '謝Tse',
  '馮Fung',
  '徐Tsui',
]
const firsts = [
  '大Tai',
  '小Siu',
  '嘉Ka',
  '志Chi',
  '美Mei',
  '俊Chun',
  '詠Wing',
  '國Kwok',
  '淑Shuk',
  '偉Wai',
  '凱Hoi',
  '思Sze',
  '文Man',
  '敏Man',
  '家Ka',
  '子Tsz',
]
const seconds = [
  '文Man',
  '瑩Ying',
  '欣Yan',
  '強Keung',
  '玲Ling',
  '傑Kit',
  '詩Sze',
  '華Wah',
  '儀Yee',
  '明Ming',
  '雯Man',
  '恩Yan',
  '樂Lok',
  '琪Kei',
  '朗Long',
  '茵Yan',
]
const streets = [
  'Harbour Street',
  'Lantern Road',
  'Bamboo Lane',
  'Old Mill Road',
  'Temple Row',
  'Kite Street',
  'Ferry Road',
  'Orchid Avenue',
  'Dragon Terrace',
  'Pearl Street',
]

/** Invented patients of a Hong Kong clinic, all different, each with everything filled in. */
export function inventPatients(count: number, random: () => number): Sketch[] {
  const pick = (list: string[]) => list[Math.floor(random() * list.length)]!
  const digits = (n: number) => String(Math.floor(random() * 10 ** n)).padStart(n, '0')
  return Array.from({ length: count }, (_, i) => {
    const [family, first, second] = [pick(families), pick(firsts), pick(seconds)]
    const year = 1930 + Math.floor(random() * 85)
    const month = 1 + Math.floor(random() * 12)
    const day = 1 + Math.floor(random() * 28)
    return {
      family: family.slice(1),
      given: `${first.slice(1)} ${second.slice(1)}`,
      chinese: family[0]! + first[0]! + second[0]!,
      born: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
      hkid: `${String.fromCharCode(65 + Math.floor(random() * 26))}${digits(6)}${digits(1)}`,
      phone: `9${digits(7)}`,
      email: `p${i}x${digits(3)}@post.example`,
      street: `${1 + Math.floor(random() * 400)} ${pick(streets)}`,
      mrn: `HN${String(i).padStart(6, '0')}`,
    }
  })
}

/** A mention of a patient as a leak shows it: some fields, some of them spoilt. */
function mentionOf(patient: Sketch, random: () => number): Sketch {
  const { family = '', given = '', chinese = '' } = patient
  const printed = [
    { name: `${family.toUpperCase()} ${given}` },
    { name: `${family}, ${given.replace(' ', '-')}` },
    { name: chinese || `${given} ${family}` },
    { name: `${given} ${family}` },
    { given, family },
  ][Math.floor(random() * 5)]!
  const mention: Sketch = random() < 0.9 || patient.hkid === undefined ? { ...printed } : { hkid: patient.hkid }
  for (const field of ['born', 'hkid', 'phone', 'email', 'street'] as const)
    if (random() < 0.35 && patient[field] !== undefined)
      mention[field] = random() < 0.1 ? spoil(patient[field], random) : patient[field]
  return mention
}

function spoil(text: string, random: () => number): string {
  const at = Math.floor(random() * (text.length - 1))
  return random() < 0.5
    ? `${text.slice(0, at)}${Math.floor(random() * 10)}${text.slice(at + 1)}`
    : `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`
}

/** Patients and outsiders as mentions, with the truth (-1 for an outsider). */
export function makeLeak(
  seed: number,
  patients: readonly Sketch[],
  count: number,
  strangers?: readonly Sketch[],
): { mentions: Sketch[]; truth: number[] } {
  const random = seeded(seed)
  const outsiders = strangers ?? inventPatients(200, random)
  const truth = Array.from({ length: count }, () => (random() < 0.8 ? Math.floor(random() * patients.length) : -1))
  return {
    mentions: truth.map((of) =>
      mentionOf(of < 0 ? outsiders[Math.floor(random() * outsiders.length)]! : patients[of]!, random),
    ),
    truth,
  }
}
