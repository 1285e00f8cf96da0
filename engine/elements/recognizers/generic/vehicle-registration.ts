import { labelledValue } from '../labelled-value.ts'

export const vehicleRegistration = labelledValue({
  name: 'vehicle-registration',
  element: 'vehicle-registration',
  labels: ['vehicle'],
  shape: /(?=[A-Z -]{0,4}\d|\d{1,4}[ -]?[A-Z])[A-Z0-9]{1,8}(?:[ -][A-Z0-9]{1,6}){0,2}(?![\p{L}\d@])/uy,
  confidence: 85,
  accept: (value) => /\d/.test(value) && value.length >= 4 && value.length <= 17,
})
