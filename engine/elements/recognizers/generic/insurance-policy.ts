import { codeShape, isPlainCode, labelledValue } from '../labelled-value.ts'

export const insurancePolicy = labelledValue({
  name: 'insurance-policy',
  element: 'insurance-policy',
  labels: ['policy'],
  shape: codeShape,
  confidence: 88,
  accept: (value, reading, start) => value.length >= 5 && isPlainCode(value, reading, start),
})
