import { labelledText } from '../labelled-text.ts'

export const mothersMaidenName = labelledText('mothers-maiden-name', 'maiden')
