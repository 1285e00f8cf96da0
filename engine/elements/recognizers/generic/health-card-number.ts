import { isPlainCode, labelledValue } from '../labelled-value.ts'

/** Health cards and health insurance numbers of any country by their label. */
export const healthCardNumber = labelledValue({
  name: 'health-card-number',
  element: 'health-card-number',
  labels: ['health-card', 'nhs'],
  shape: /(?=[A-Za-z\-/.]{0,8}\d)[A-Za-z0-9](?:[A-Za-z0-9]|[-/. ](?=[A-Za-z0-9]*\d)){5,23}(?![\p{L}\d@])/uy,
  confidence: 80,
  rank: 65,
  accept: (value, reading, start) => value.replace(/\D/g, '').length >= 5 && isPlainCode(value, reading, start),
})
