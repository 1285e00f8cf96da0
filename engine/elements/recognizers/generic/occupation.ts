import { labelledText } from '../labelled-text.ts'

export const occupation = labelledText('occupation', 'occupation')
