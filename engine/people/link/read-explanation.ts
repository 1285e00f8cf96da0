import { elementNames } from '../../elements/index.ts'
import { fieldWords } from './explain.ts'

/** What one compared field says for or against a link: bits above 0 speak for it. */
export interface Weight {
  /** `family`, `given`, `dob`, `phone` ..., or the element of a number. */
  field: string
  /** How the two values agree, in words; '' for what only adds. */
  how: string
  bits: number
}

const fields = [...fieldWords, ...elementNames, 'id'].sort((a, b) => b.length - a.length)

/** The weights that `explain` put into words, in its order; sentences without a weight are left out. */
export function readExplanation(why: string): Weight[] {
  return why.split('; ').flatMap((part) => {
    const weighed = /^(.+) ([+-]\d+\.\d)$/.exec(part)
    if (weighed === null) return []
    const words = weighed[1]!
    const field = fields.find((one) => words === one || words.startsWith(`${one} `)) ?? words
    return [{ field, how: words.slice(field.length + 1), bits: Number(weighed[2]) }]
  })
}
