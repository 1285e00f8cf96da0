import { Shape } from '../../scan/candidates.ts'
import { elementIndex } from '../../taxonomy.ts'
import { type Drafts, Rank } from '../../text/drafts.ts'
import { labelNumber } from '../../text/labels.ts'
import type { Reading } from '../../text/reading.ts'
import { after, Lead, seekValue } from '../../text/value-after.ts'
import type { Recognizer } from '../contract.ts'

const element = elementIndex('api-token')
const label = labelNumber('api-key')

/** Beginnings of tokens as the services document them: [first signs, whole pattern, service]. */
const services: readonly [string, RegExp, string][] = [
  ['AKIA', /AKIA[0-9A-Z]{16}(?![0-9A-Za-z])/y, 'Amazon Web Services'],
  ['ASIA', /ASIA[0-9A-Z]{16}(?![0-9A-Za-z])/y, 'Amazon Web Services'],
  ['ghp_', /ghp_[0-9A-Za-z]{36}/y, 'GitHub'],
  ['gho_', /gho_[0-9A-Za-z]{36}/y, 'GitHub'],
  ['ghs_', /ghs_[0-9A-Za-z]{36}/y, 'GitHub'],
  ['github_pat_', /github_pat_[0-9A-Za-z_]{50,90}/y, 'GitHub'],
  ['glpat-', /glpat-[0-9A-Za-z_-]{20,40}/y, 'GitLab'],
  ['sk_live_', /sk_live_[0-9A-Za-z]{16,99}/y, 'Stripe'],
  ['rk_live_', /rk_live_[0-9A-Za-z]{16,99}/y, 'Stripe'],
  ['sk_test_', /sk_test_[0-9A-Za-z]{16,99}/y, 'Stripe'],
  ['xoxb-', /xoxb-[0-9A-Za-z-]{20,80}/y, 'Slack'],
  ['xoxp-', /xoxp-[0-9A-Za-z-]{20,80}/y, 'Slack'],
  ['AIza', /AIza[0-9A-Za-z_-]{35}/y, 'Google'],
  ['ya29.', /ya29\.[0-9A-Za-z_-]{20,200}/y, 'Google'],
  ['SG.', /SG\.[0-9A-Za-z_-]{22}\.[0-9A-Za-z_-]{43}/y, 'SendGrid'],
  ['npm_', /npm_[0-9A-Za-z]{36}/y, 'npm'],
  ['pypi-', /pypi-[0-9A-Za-z_-]{50,200}/y, 'PyPI'],
  ['sk-ant-', /sk-ant-[0-9A-Za-z_-]{30,130}/y, 'Anthropic'],
  ['sk-proj-', /sk-proj-[0-9A-Za-z_-]{30,200}/y, 'OpenAI'],
  ['hf_', /hf_[0-9A-Za-z]{34}/y, 'Hugging Face'],
  ['dop_v1_', /dop_v1_[0-9a-f]{64}/y, 'DigitalOcean'],
  ['eyJ', /eyJ[0-9A-Za-z_-]{10,2000}\.eyJ[0-9A-Za-z_-]{10,4000}\.[0-9A-Za-z_-]{10,1000}/y, 'JSON Web Token'],
]
/** Shortest stretch of letters and digits in a token, and longest beginning before it. */
const shortestToken = 8
const longestFirst = 24
const labelled = /["'`]?([0-9A-Za-z+/_.=-]{16,512})["'`]?/y
/** Bits per sign above which a value is random rather than words. */
const leastEntropy = 3.2

/** Keys and tokens by the beginnings that the big services give them, or by label when the value looks random. */
export const apiToken: Recognizer = {
  name: 'api-token',
  elements: ['api-token'],
  read(reading, drafts) {
    const { candidates } = reading
    for (let at = 0; at < candidates.count; at++) {
      const long = candidates.end[at]! - candidates.start[at]! >= shortestToken
      if (long && candidates.shape[at] === Shape.code) findService(reading.text, candidates.start[at]!, drafts)
    }
    for (const mark of reading.labels(label)) readLabel(reading, mark, drafts)
  },
}

/** The token may have begun before the scanner's: it cuts at `_`, `-` and dots. */
function findService(text: string, start: number, drafts: Drafts): void {
  const from = Math.max(0, start - longestFirst)
  const window = text.slice(from, start + 4)
  for (const [first, pattern, service] of services) {
    const at = window.indexOf(first)
    if (at < 0 || (from + at > 0 && /[0-9A-Za-z_]/.test(text[from + at - 1]!))) continue
    pattern.lastIndex = from + at
    const found = pattern.exec(text)
    if (found === null) continue
    drafts.add(
      element,
      from + at,
      from + at + found[0].length,
      97,
      Rank.labelledChecksum,
      `Starts as tokens of ${service} do`,
    )
    return
  }
}

function readLabel(reading: Reading, mark: number, drafts: Drafts): void {
  seekValue(reading, mark)
  if (after.lead < Lead.sign && !/bearer/.test(reading.lexis.terms[reading.marks.entry[mark]!]!)) return
  labelled.lastIndex = after.at
  const found = labelled.exec(reading.text)
  if (found === null || !/\d/.test(found[1]!) || !/[A-Za-z]/.test(found[1]!) || entropy(found[1]!) < leastEntropy)
    return
  const start = after.at + found[0].indexOf(found[1]!)
  const why = `Labelled "${reading.lexis.terms[reading.marks.entry[mark]!]}" and looks random`
  drafts.add(element, start, start + found[1]!.length, 88, Rank.label, why)
}

/** Shannon entropy in bits per sign. */
function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}
