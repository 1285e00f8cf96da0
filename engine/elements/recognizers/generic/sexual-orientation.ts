import { labelledText } from '../labelled-text.ts'

export const sexualOrientation = labelledText('sexual-orientation', 'orientation')
