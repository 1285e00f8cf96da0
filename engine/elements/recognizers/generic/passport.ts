import { labelledValue } from '../labelled-value.ts'

/** Passport numbers look like any code, so they need their label: one or two letters and six to eight digits, or eight or nine digits. */
export const passport = labelledValue({
  name: 'passport',
  element: 'passport',
  labels: ['passport'],
  shape:
    /(?:[A-Z]{1,3}[ -]?\d{6,8}[A-Z]?|\d{8,9}|[A-Z]\d{2}[A-Z0-9]{5,6}|[A-Z0-9]{2}\d{5,7}|M\d{3}[A-Z]\d{4}|[CFGHJK][0-9CFGHJKLMNPRTVWXYZ]{8})(?![\p{L}\d])/iuy,
  confidence: 92,
  accept: (value) => /\d{3}/.test(value) || /\d[A-Z]\d/i.test(value),
})
