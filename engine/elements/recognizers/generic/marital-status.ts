import { labelledText } from '../labelled-text.ts'

export const maritalStatus = labelledText('marital-status', 'marital')
