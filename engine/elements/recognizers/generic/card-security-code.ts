import { Lead } from '../../text/value-after.ts'
import { labelledValue } from '../labelled-value.ts'

export const cardSecurityCode = labelledValue({
  name: 'card-security-code',
  element: 'card-security-code',
  labels: ['cvv'],
  shape: /\d{3,4}(?![\d.,:/-]?\d|[\p{L}%])/uy,
  confidence: 88,
  lead: Lead.beside,
})
