import { Shape } from '../../scan/candidates.ts'
import { Rank } from '../../text/drafts.ts'
import type { Recognizer } from '../contract.ts'
import { shapeVerdict } from '../verdict.ts'

const found = shapeVerdict('mac-address', 95, 'A network card address (MAC) by its shape', Rank.firm)

export const macAddress: Recognizer = {
  name: 'mac-address',
  elements: ['mac-address'],
  shapes: [Shape.hex],
  labels: ['mac'],
  firm: true,
  judge(seen) {
    if (seen.pattern === 0 || /^(?:0{12}|F{12})$/.test(seen.compact)) return null
    return found
  },
}
