import { labelledText } from '../labelled-text.ts'

export const nationality = labelledText('nationality', 'nationality')
