import { labelledValue } from '../labelled-value.ts'

export const bloodGroup = labelledValue({
  name: 'blood-group',
  element: 'blood-group',
  labels: ['blood-group'],
  shape:
    /(?:AB|A|B|O)(?: ?(?:Rh(?:\(D\)| ?D)? ?)?(?:\+(?:ve)?|-(?:ve)?|pos(?:itive)?|neg(?:ative)?|陽性|陰性)|型)?(?![\p{L}\d])/iuy,
  confidence: 92,
})
