import { labelledValue } from '../labelled-value.ts'

const account = /\d(?:\d|[- ](?=\d)){5,20}(?![\p{L}\d@])/uy

/** Account numbers by their label: digits, hyphens and spaces; also `Sort code 12-34-56` and `Routing 021000021`. */
export const bankAccount = labelledValue({
  name: 'bank-account',
  element: 'bank-account',
  labels: ['account', 'sort-code', 'routing'],
  shape: account,
  confidence: 85,
  accept: (value) => value.replace(/\D/g, '').length >= 6 && !/^(?:19|20)\d\d-\d\d-\d\d$/.test(value),
})
