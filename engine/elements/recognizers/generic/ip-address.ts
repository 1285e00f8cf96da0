import { Check, Shape } from '../../scan/candidates.ts'
import { Rank } from '../../text/drafts.ts'
import type { Recognizer } from '../contract.ts'
import { labelVerdicts, shapeVerdict } from '../verdict.ts'

const v4 = shapeVerdict('ip-address', 90, 'An IPv4 address by its shape', Rank.checksum)
const v6 = shapeVerdict('ip-address', 95, 'An IPv6 address by its shape', Rank.firm)
const labelled = labelVerdicts('ip-address', 97, 'an IP address', Rank.firm)

/** IPv4 and IPv6. Four small numbers after "version" are a version, and 0.0.0.0 and masks belong to nobody. */
export const ipAddress: Recognizer = {
  name: 'ip-address',
  elements: ['ip-address'],
  shapes: [Shape.number, Shape.hex],
  digits: [0, 12],
  labels: ['ip'],
  judge(seen) {
    if (seen.shape === Shape.hex) return seen.pattern === 0 && isPlausibleV6(seen.text) ? v6 : null
    if ((seen.checks & Check.ipv4) === 0) return null
    if (seen.label !== 0 && seen.labelKind === 'ip') return labelled(seen)
    const glued = seen.before === 45 || seen.before === 95 || seen.before === 46 || seen.before === 47
    if (glued || seen.text.startsWith('0.') || seen.text.startsWith('255.255.')) return null
    return seen.digits < 6 && !seen.alone && !/^(?:10|127)\./.test(seen.text) ? null : v4
  },
}

/** "a::b" in program text is no address. */
function isPlausibleV6(text: string): boolean {
  return text.replaceAll(':', '').length >= 4 || text === '::1'
}
