import { labelledValue } from '../labelled-value.ts'

/** Indian voter cards (EPIC): three letters and seven digits, by their label. */
export const voter = labelledValue({
  name: 'voter',
  element: 'national-id',
  labels: ['national-id'],
  shape: /[A-Z]{3}\d{7}(?![A-Za-z0-9])/iy,
  confidence: 92,
  rank: 72,
})
