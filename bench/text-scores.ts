import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { elementNames, Findings, findInText } from '../engine/elements/index.ts'
import { neutralLog } from './neutral-log.ts'

export interface Found {
  element: string
  start: number
  end: number
  text: string
  confidence: number
}

/** One row of a table: how many of the truth were met (overlap counts), and how many of our findings were right. */
export interface Score {
  type: string
  truth: number
  found: number
  recall: number
  precision: number
}

export interface IdentifierScore {
  right: number
  cases: number
  /** Types with wrong cases: [type, right, cases]. */
  wrong: [string, number, number][]
}

/** Told what was missed or wrong, for `--misses`. */
export type Tell = (type: string, what: string) => void
const silent: Tell = () => {}

/** Corpora of others with known answers; absent on most machines. */
export const corpus = new URL('../../shared/corpus/', import.meta.url)
export const hasCorpus = existsSync(corpus)

export function find(text: string): Found[] {
  const findings = new Findings()
  findInText(text, findings.places.index(''), 0, 0, findings)
  return Array.from({ length: findings.count }, (_, at) => ({
    element: elementNames[findings.element[at]!]!,
    start: findings.start[at]!,
    end: findings.end[at]!,
    text: findings.values[at]!,
    confidence: findings.confidence[at]!,
  }))
}

/** Presidio's own unit tests: a case is right when exactly as many values of the type are found as expected. */
export function scoreIdentifiers(tell: Tell = silent): IdentifierScore {
  const claims: Record<string, string[]> = {
    AU_MEDICARE: ['health-card-number'],
    AU_TFN: ['tax-id'],
    CA_SIN: ['tax-id'],
    CREDIT_CARD: ['payment-card'],
    DE_HEALTH_INSURANCE: ['health-card-number'],
    DE_SOCIAL_SECURITY: ['national-id'],
    DE_TAX_ID: ['tax-id'],
    EMAIL_ADDRESS: ['email'],
    ES_NIE: ['national-id'],
    ES_NIF: ['national-id'],
    FI_PERSONAL_IDENTITY_CODE: ['national-id'],
    IN_AADHAAR: ['aadhaar'],
    IN_PAN: ['tax-id'],
    IP_ADDRESS: ['ip-address'],
    IT_FISCAL_CODE: ['national-id'],
    KR_RRN: ['national-id'],
    MAC_ADDRESS: ['mac-address'],
    PL_PESEL: ['national-id'],
    PHONE: ['phone'],
    SE_PERSONNUMMER: ['national-id'],
    SG_NRIC_FIN: ['national-id'],
    TH_TNIN: ['national-id'],
    TR_NATIONAL_ID: ['national-id'],
    UK_DRIVING_LICENCE: ['driving-licence'],
    UK_NHS: ['nhs-number'],
    UK_NINO: ['nino'],
    UK_POSTCODE: ['postal-address'],
    URL: ['url'],
    US_ITIN: ['tax-id'],
    US_MBI: ['us-mbi'],
    US_NPI: ['us-npi'],
    US_SSN: ['ssn'],
    ZA_ID_NUMBER: ['national-id'],
  }
  const tally: Record<string, { right: number; cases: number }> = {}
  const lines = readFileSync(new URL('presidio-identifiers/cases.jsonl', corpus), 'utf8').trim().split('\n')
  for (const line of lines) {
    const {
      entities,
      text,
      expected_len: expected,
      source,
    } = JSON.parse(line) as {
      entities: string[]
      text: string
      expected_len: number | null
      source: string
    }
    const entity = entities[0] ?? (source.includes('phone') ? 'PHONE' : '')
    const elements = claims[entity]
    if (elements === undefined || expected === null) continue
    const got = find(text).filter(({ element }) => elements.includes(element)).length
    tally[entity] ??= { right: 0, cases: 0 }
    const row = tally[entity]
    row.cases++
    if (got === expected) row.right++
    else tell(entity, `expected ${expected}, found ${got}: ${JSON.stringify(text)}`)
  }
  const rows = Object.entries(tally).sort()
  const right = rows.reduce((sum, [, row]) => sum + row.right, 0)
  const cases = rows.reduce((sum, [, row]) => sum + row.cases, 0)
  const wrong = rows.filter(([, row]) => row.right < row.cases)
  return { right, cases, wrong: wrong.map(([type, row]) => [type, row.right, row.cases]) }
}

interface Span {
  type: string
  start: number
  end: number
}

interface Document {
  text: string
  spans: Span[]
}

export function scoreResearch(file: string, tell: Tell = silent): Score[] {
  const raw = JSON.parse(readFileSync(new URL(`presidio-research/${file}`, corpus), 'utf8')) as {
    full_text: string
    spans: { entity_type: string; start_position: number; end_position: number }[]
  }[]
  const documents = raw.map(({ full_text: text, spans }) => ({
    text,
    spans: spans.map((span) => ({ type: span.entity_type, start: span.start_position, end: span.end_position })),
  }))
  return scoreSpans(documents, tell, {
    PERSON: ['name'],
    EMAIL_ADDRESS: ['email'],
    PHONE_NUMBER: ['phone'],
    CREDIT_CARD: ['payment-card'],
    US_SSN: ['ssn'],
    IBAN_CODE: ['iban'],
    IP_ADDRESS: ['ip-address'],
    DOMAIN_NAME: ['url'],
    US_DRIVER_LICENSE: ['driving-licence'],
    ADDRESS: ['postal-address'],
    'DATE_TIME (birth)': ['date-of-birth'],
  })
}

export function scoreMeddocan(tell: Tell = silent): Score[] {
  const folder = new URL('meddocan/dev/', corpus)
  const documents = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8')
      const spans = readFileSync(new URL(name.replace('.txt', '.ann'), folder), 'utf8')
        .split('\n')
        .map((line) => /^T\d+\t(\w+) (\d+) (\d+)\t/.exec(line))
        .filter((found) => found !== null)
        .map((found) => ({ type: found[1]!, start: Number(found[2]), end: Number(found[3]) }))
      return { text, spans: merged(spans) }
    })
  return scoreSpans(documents, tell, {
    NOMBRE: ['name'],
    CORREO_ELECTRONICO: ['email'],
    NUMERO_TELEFONO: ['phone'],
    ID_SUJETO_ASISTENCIA: ['medical-record-number'],
    ID_ASEGURAMIENTO: ['health-card-number'],
    ID_TITULACION_PERSONAL_SANITARIO: ['employee-id'],
    EDAD_SUJETO_ASISTENCIA: ['age'],
    SEXO_SUJETO_ASISTENCIA: ['sex'],
    CALLE: ['postal-address'],
  })
}

/** Names of patients and of staff count as one type; faxes as phones. */
function merged(spans: Span[]): Span[] {
  return spans.map((span) => {
    if (span.type.startsWith('NOMBRE_')) return { ...span, type: 'NOMBRE' }
    return span.type === 'NUMERO_FAX' ? { ...span, type: 'NUMERO_TELEFONO' } : span
  })
}

/** Overlap counts as found; a finding that overlaps any span of the truth of its own kind is right. */
function scoreSpans(documents: Document[], tell: Tell, kinds: Record<string, string[]>): Score[] {
  const scores = new Map(Object.keys(kinds).map((type) => [type, { truth: 0, hit: 0, found: 0, right: 0 }]))
  for (const { text, spans } of documents) {
    const found = find(text)
    for (const [type, elements] of Object.entries(kinds)) {
      const score = scores.get(type)!
      const truth = spans.filter((span) => span.type === type)
      const ours = found.filter(({ element }) => elements.includes(element))
      const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }) =>
        a.start < b.end && b.start < a.end
      score.truth += truth.length
      score.found += ours.length
      for (const span of truth) {
        if (ours.some((one) => overlaps(one, span))) score.hit++
        else tell(type, `missed  ${JSON.stringify(text.slice(span.start, span.end))} in ${around(text, span.start)}`)
      }
      for (const one of ours) {
        if (truth.some((span) => overlaps(one, span))) score.right++
        else tell(type, `wrong   ${JSON.stringify(one.text)} (${one.confidence}) in ${around(text, one.start)}`)
      }
    }
  }
  return [...scores].map(([type, { truth, hit, found, right }]) => ({
    type,
    truth,
    found,
    recall: truth === 0 ? 1 : hit / truth,
    precision: found === 0 ? 1 : right / found,
  }))
}

function around(text: string, at: number): string {
  return JSON.stringify(text.slice(Math.max(0, at - 50), at + 50))
}

/** Findings in generated logs full of numbers, by element: all of them are false. */
export function scoreNeutral(bytes: number, tell: Tell = silent): Record<string, number> {
  const text = neutralLog(bytes)
  const counts: Record<string, number> = {}
  for (let at = 0, end = 0; at < text.length; at = end) {
    end = text.indexOf('\n', at + 100_000) + 1 || text.length
    for (const one of find(text.slice(at, end))) {
      counts[one.element] = (counts[one.element] ?? 0) + 1
      tell('neutral', `${one.element} ${one.text}`)
    }
  }
  return counts
}
