import { readDataText } from '../../base/data.ts'
import { typesetPdf } from '../../base/typeset/index.ts'
import type { Letter } from './letter.ts'

let template: string | undefined

/** The letter as PDF/UA-1, ready for a window envelope; about 10 KB. */
export function renderLetter(letter: Letter): Uint8Array {
  template ??= readDataText('templates/letter/letter.typ')
  return typesetPdf(template, { ...letter, footer: letter.signature.at(-1) ?? '' })
}
