import { Role } from '../../findings.ts'
import { isPlainCode, labelledValue } from '../labelled-value.ts'

export const employeeId = labelledValue({
  name: 'employee-id',
  element: 'employee-id',
  labels: ['employee-id'],
  shape: /(?=[A-Za-z\-/.]{0,8}\d)[A-Za-z0-9](?:[A-Za-z0-9]|[-/. ](?=[A-Za-z0-9]*\d)){3,15}(?![\p{L}\d@])/uy,
  confidence: 85,
  role: Role.staff,
  accept: (value, reading, start) => value.replace(/\D/g, '').length >= 3 && isPlainCode(value, reading, start),
})
