import { labelledText } from '../labelled-text.ts'

export const ethnicity = labelledText('ethnicity', 'ethnicity')
