import { type Pdfium, withMemory } from '../extractors/pdf/pdfium.ts'

/** Pixels of a drawn page, from its upper left corner. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** A character as it stands on a drawn page. */
export interface Glyph {
  /** One code point. */
  text: string
  /** Absent where the file does not say where it stands: line ends and spaces that were put in between. */
  box?: Box
  /** The file does not tell what character it is. */
  isDoubtful: boolean
}

const mostGlyphs = 200_000

/** The characters of a page in the order of its text, each with its place on a drawing of `width` by `height` pixels. */
export function glyphsOf(pdfium: Pdfium, page: number, width: number, height: number): Glyph[] {
  const textPage = pdfium.FPDFText_LoadPage(page)
  if (textPage === 0) return []
  try {
    const count = Math.min(pdfium.FPDFText_CountChars(textPage), mostGlyphs)
    return withMemory(pdfium, 64, (memory) =>
      Array.from({ length: Math.max(0, count) }, (_, at) => {
        const box = boxOf(pdfium, { page, textPage, width, height, memory }, at)
        const code = pdfium.FPDFText_GetUnicode(textPage, at)
        return {
          text: code > 0x10ffff ? '' : String.fromCodePoint(code),
          isDoubtful: pdfium.FPDFText_HasUnicodeMapError(textPage, at) === 1,
          ...(box !== undefined && { box }),
        }
      }),
    )
  } finally {
    pdfium.FPDFText_ClosePage(textPage)
  }
}

interface Drawing {
  page: number
  textPage: number
  width: number
  height: number
  memory: number
}

/** As high as the font, so that no stroke sticks out: the union of the ink and of the line that the font asks for. */
function boxOf(pdfium: Pdfium, drawing: Drawing, at: number): Box | undefined {
  const { textPage, memory } = drawing
  if (!pdfium.FPDFText_GetCharBox(textPage, at, memory, memory + 8, memory + 16, memory + 24)) return undefined
  const view = () => new DataView(pdfium.memory().buffer, pdfium.memory().byteOffset + memory, 64)
  const [left, right, bottom, top] = [0, 8, 16, 24].map((from) => view().getFloat64(from, true)) as Edges
  const ink = onDrawing(pdfium, drawing, [left, right, bottom, top])
  if (!pdfium.FPDFText_GetLooseCharBox(textPage, at, memory)) return ink
  const [looseLeft, looseTop, looseRight, looseBottom] = [0, 4, 8, 12].map((from) =>
    view().getFloat32(from, true),
  ) as Edges
  return union(ink, onDrawing(pdfium, drawing, [looseLeft, looseRight, looseBottom, looseTop]))
}

type Edges = [number, number, number, number]

/** From points of the page, which may be turned and cut, to pixels. */
function onDrawing(pdfium: Pdfium, drawing: Drawing, [left, right, bottom, top]: Edges): Box {
  const [ax, ay] = pixelOf(pdfium, drawing, left, top)
  const [bx, by] = pixelOf(pdfium, drawing, right, bottom)
  return { left: Math.min(ax, bx), top: Math.min(ay, by), right: Math.max(ax, bx), bottom: Math.max(ay, by) }
}

function pixelOf(pdfium: Pdfium, { page, width, height, memory }: Drawing, x: number, y: number): [number, number] {
  const to = memory + 48
  pdfium.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, to, to + 4)
  const view = new DataView(pdfium.memory().buffer, pdfium.memory().byteOffset + to, 8)
  return [view.getInt32(0, true), view.getInt32(4, true)]
}

export const union = (a: Box, b: Box): Box => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
})
