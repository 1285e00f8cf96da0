import { labelledText } from '../labelled-text.ts'

export const religion = labelledText('religion', 'religion')
