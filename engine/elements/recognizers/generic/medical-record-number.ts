import { codeShape, isPlainCode, labelledValue } from '../labelled-value.ts'

export const medicalRecordNumber = labelledValue({
  name: 'medical-record-number',
  element: 'medical-record-number',
  labels: ['mrn'],
  shape: codeShape,
  confidence: 90,
  accept: isPlainCode,
})
