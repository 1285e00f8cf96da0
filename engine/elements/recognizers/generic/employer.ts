import { labelledText } from '../labelled-text.ts'

export const employer = labelledText('employer', 'employer')
