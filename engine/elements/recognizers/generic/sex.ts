import { Lead } from '../../text/value-after.ts'
import { labelledValue } from '../labelled-value.ts'

export const sex = labelledValue({
  name: 'sex',
  element: 'sex',
  labels: ['sex'],
  shape:
    /(?:male|female|non-binary|transgender|hombre|mujer|var[oó]n|masculino|femenino|weiblich|m[aä]nnlich|[MFHXUO](?![\p{L}\d])|男性?|女性?)(?!\p{L})/iuy,
  confidence: 90,
  lead: Lead.sign,
})
