import { codeShape, isPlainCode, labelledValue } from '../labelled-value.ts'

export const deviceId = labelledValue({
  name: 'device-id',
  element: 'device-id',
  labels: ['device'],
  shape: codeShape,
  confidence: 80,
  accept: (value, reading, start) => value.length >= 6 && isPlainCode(value, reading, start),
})
