import { codeShape, isPlainCode, labelledValue } from '../labelled-value.ts'

export const insuranceClaim = labelledValue({
  name: 'insurance-claim',
  element: 'insurance-claim',
  labels: ['claim'],
  shape: codeShape,
  confidence: 85,
  accept: (value, reading, start) => value.length >= 5 && isPlainCode(value, reading, start),
})
