import { isPlainCode, labelledValue } from '../labelled-value.ts'

/** Licences of all countries by their label: the shapes differ by state and overlap with everything. */
export const drivingLicence = labelledValue({
  name: 'driving-licence',
  element: 'driving-licence',
  labels: ['licence'],
  shape: /(?=[A-Za-z\-/.]{0,8}\d)[A-Za-z0-9](?:[A-Za-z0-9]|[-/. ](?=[A-Z0-9]*\d)){4,20}(?![\p{L}\d@])/uy,
  confidence: 85,
  accept: (value, reading, start) => value.replace(/\D/g, '').length >= 3 && isPlainCode(value, reading, start),
})
