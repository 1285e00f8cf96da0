import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { elementNames, Findings, findInText } from '../engine/elements/index.ts'
import { neutralLog } from './neutral-log.ts'

/*
 * How well elements are found in running text, on corpora with known answers that lie beside the repository (../shared/corpus).
 * Prints a table per corpus and writes bench/results/score-text.json. `node bench/score-text.ts --misses NAME` lists what went
 * wrong for one type.
 */
interface Found {
  element: string
  start: number
  end: number
  text: string
  confidence: number
  part: number
  role: number
}

interface Score {
  type: string
  truth: number
  found: number
  recall: number
  precision: number
}

const corpus = new URL('../../shared/corpus/', import.meta.url)
const misses = process.argv[process.argv.indexOf('--misses') + 1]
const results: Record<string, unknown> = {}

if (existsSync(corpus)) {
  results['presidio-identifiers'] = scoreIdentifiers()
  results['presidio-research small'] = scoreResearch('generated_small.json')
  results['presidio-research large'] = scoreResearch('generated_large.json')
  results['meddocan dev'] = scoreMeddocan()
} else console.log('no ../shared/corpus here: only the neutral text is scored')
results['neutral text'] = scoreNeutral()
mkdirSync(new URL('results/', import.meta.url), { recursive: true })
writeFileSync(new URL('results/score-text.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`)

export function find(text: string): Found[] {
  const findings = new Findings()
  findInText(text, findings.places.index(''), 0, 0, findings)
  return Array.from({ length: findings.count }, (_, at) => ({
    element: elementNames[findings.element[at]!]!,
    start: findings.start[at]!,
    end: findings.end[at]!,
    text: findings.values[at]!,
    confidence: findings.confidence[at]!,
    part: findings.part[at]!,
    role: findings.role[at]!,
  }))
}

/** Presidio's own unit tests: a case is right when exactly as many values of the type are found as expected. */
function scoreIdentifiers(): unknown {
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
    else if (misses === entity) console.log(`expected ${expected}, found ${got}: ${JSON.stringify(text)}`)
  }
  const rows = Object.entries(tally).sort()
  const right = rows.reduce((sum, [, row]) => sum + row.right, 0)
  const cases = rows.reduce((sum, [, row]) => sum + row.cases, 0)
  console.log(`\npresidio-identifiers: ${right} of ${cases} cases right (${percent(right / cases)})`)
  for (const [entity, row] of rows)
    if (row.right < row.cases) console.log(`  ${entity.padEnd(28)} ${row.right} / ${row.cases}`)
  return { right, cases, share: right / cases, wrong: rows.filter(([, row]) => row.right < row.cases) }
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

function scoreResearch(file: string): Score[] {
  const raw = JSON.parse(readFileSync(new URL(`presidio-research/${file}`, corpus), 'utf8')) as {
    full_text: string
    spans: { entity_type: string; start_position: number; end_position: number }[]
  }[]
  const documents = raw.map(({ full_text: text, spans }) => ({
    text,
    spans: spans.map((span) => ({ type: span.entity_type, start: span.start_position, end: span.end_position })),
  }))
  return scoreSpans(`presidio-research ${file}`, documents, {
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

function scoreMeddocan(): Score[] {
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
  return scoreSpans('meddocan dev', documents, {
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
function scoreSpans(title: string, documents: Document[], kinds: Record<string, string[]>): Score[] {
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
        else if (misses === type)
          console.log(`missed  ${JSON.stringify(text.slice(span.start, span.end))} in ${around(text, span.start)}`)
      }
      for (const one of ours) {
        if (truth.some((span) => overlaps(one, span))) score.right++
        else if (misses === type)
          console.log(`wrong   ${JSON.stringify(one.text)} (${one.confidence}) in ${around(text, one.start)}`)
      }
    }
  }
  console.log(`\n${title}: ${documents.length} documents\n  ${'type'.padEnd(34)} truth  found  recall  precision`)
  return [...scores].map(([type, { truth, hit, found, right }]) => {
    const row = {
      type,
      truth,
      found,
      recall: truth === 0 ? 1 : hit / truth,
      precision: found === 0 ? 1 : right / found,
    }
    const cells = [
      String(truth).padStart(5),
      String(found).padStart(6),
      percent(row.recall).padStart(7),
      percent(row.precision).padStart(10),
    ]
    console.log(`  ${type.padEnd(34)} ${cells.join(' ')}`)
    return row
  })
}

function around(text: string, at: number): string {
  return JSON.stringify(text.slice(Math.max(0, at - 50), at + 50))
}

/** Ten megabytes of logs full of numbers: every identifier found there is false. */
function scoreNeutral(): unknown {
  const text = neutralLog(10_000_000)
  const counts: Record<string, number> = {}
  const examples: string[] = []
  const from = performance.now()
  for (let at = 0, end = 0; at < text.length; at = end) {
    end = text.indexOf('\n', at + 100_000) + 1 || text.length
    for (const one of find(text.slice(at, end))) {
      counts[one.element] = (counts[one.element] ?? 0) + 1
      if (examples.length < 25 && (misses === 'neutral' || one.element !== 'name'))
        examples.push(`${one.element} ${one.text}`)
    }
  }
  const seconds = (performance.now() - from) / 1000
  console.log(`\nneutral text, 10 MB: ${JSON.stringify(counts)} at ${(text.length / 1e6 / seconds).toFixed(1)} MB/s`)
  for (const example of examples) console.log(`  ${example}`)
  return { counts, megabytesPerSecond: Math.round(text.length / 1e6 / seconds) }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
