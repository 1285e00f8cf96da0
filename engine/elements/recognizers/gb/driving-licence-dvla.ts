import { Shape } from '../../scan/candidates.ts'
import { Rank } from '../../text/drafts.ts'
import type { Recognizer } from '../contract.ts'
import { labelVerdicts, shapeVerdict } from '../verdict.ts'

/** DVLA: five of the family name (9 fills up), decade, month (+50 for women), day, year, two initials (9 fills up), three more. */
const shape =
  /^(?:[A-Z]{5}|[A-Z]{1,4}9{1,4})\d(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12]\d|3[01])\d(?:[A-Z][A-Z9]|99)\d?[A-Z0-9]{1,2}[A-Z]{2}\d{0,2}$/
const found = shapeVerdict(
  'driving-licence',
  85,
  'Built as UK driving licence numbers are (name, date of birth, initials)',
  Rank.checksum,
)
const labelled = labelVerdicts('driving-licence', 96, 'a UK driving licence', Rank.labelledChecksum)

export const drivingLicenceDvla: Recognizer = {
  name: 'driving-licence-dvla',
  elements: ['driving-licence'],
  shapes: [Shape.code],
  digits: [6, 12],
  labels: ['licence'],
  judge(seen) {
    const { compact } = seen
    if ((compact.length !== 16 && compact.length !== 18) || seen.text !== compact || !shape.test(compact)) return null
    return seen.label !== 0 && seen.labelKind === 'licence' ? labelled(seen) : found
  },
}
