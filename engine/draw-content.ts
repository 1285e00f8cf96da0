import type { ByteSource } from '../base/files/index.ts'
import { elementNames, Findings } from './elements/index.ts'
import { type Drawn, drawDocument, type FoundInText } from './evidence/index.ts'
import { ContentFinder } from './find-in-content.ts'
import { isOfWhole } from './mask-marks.ts'

/** Which page of an item to draw. */
export interface DrawWindow {
  /** From 1. */
  page: number
  /** Pixels. */
  width: number
  /** False: what was found is painted over. */
  reveal: boolean
}

/** Draws a page of an item with what is found in its text. `most`: bytes of an item that may be opened. Runs in a closed process. */
export const drawContent = (bytes: ByteSource, name: string, most: number, window: DrawWindow): Promise<Drawn> =>
  drawDocument(bytes, name, most, { ...window, find: findInPage })

function findInPage(text: string): FoundInText[] {
  const findings = new Findings()
  new ContentFinder({ findings, units: () => 0 }).text(text, '', 0)
  const found = Array.from({ length: findings.count }, (_, at) => {
    const whole = findings.end[at] === 0
    return {
      element: elementNames[findings.element[at]!]!,
      start: whole ? 0 : findings.start[at]!,
      end: whole ? text.length : findings.end[at]!,
    }
  })
  return found.filter((one) => !isOfWhole(one, text))
}
