import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'

const chineseFont = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf',
)

/** The font as pdfkit parsed it for the first document: later ones take it from here, since parsing 7 MB is slow. */
let parsedChinese: PDFKit.Mixins.PDFFontSource | undefined

/**
 * A one-page PDF that is written line by line. Latin lines use a built-in font; a line with Chinese in it uses Noto Sans TC,
 * of which only the characters used are embedded. Dates are fixed, so the same lines give the same bytes.
 */
export class PdfPage {
  readonly #document: PDFKit.PDFDocument
  readonly #pieces: Buffer[] = []
  readonly #ended: Promise<void>
  #down = 56

  constructor() {
    this.#document = new PDFDocument({
      size: 'A4',
      margin: 56,
      info: { CreationDate: fixedTime(), Producer: 'Clinic Print 4.2', Creator: 'Clinic Print 4.2' },
    })
    this.#document.on('data', (piece: Buffer) => this.#pieces.push(piece))
    this.#ended = new Promise((resolve) => this.#document.on('end', resolve))
  }

  heading(...lines: string[]): void {
    for (const line of lines) this.#text(line, 56, 14)
    this.#down += 10
  }

  line(text: string): void {
    this.#text(text, 56, 10.5)
  }

  gap(): void {
    this.#down += 10
  }

  /** Cells of a four-column table, 130 points each. */
  row(cells: readonly string[], heading = false): void {
    const top = this.#down
    cells.forEach((cell, at) => {
      this.#down = top
      if (cell !== '') this.#text(cell, 56 + at * 130, heading ? 11 : 10)
    })
    this.#down = top + 17
  }

  /** A picture over the whole page, turned a little. `bytes` is a PNG or JPEG. */
  scan(bytes: Uint8Array, degrees: number): void {
    this.#document.rotate(degrees, { origin: [297, 421] })
    this.#document.image(Buffer.from(bytes), 0, 0, { width: 595, height: 842 })
  }

  async bytes(): Promise<Buffer> {
    this.#document.end()
    await this.#ended
    return Buffer.concat(this.#pieces)
  }

  #text(text: string, left: number, size: number): void {
    if (/[\u0100-\uffff]/.test(text)) this.#takeChineseFont()
    else this.#document.font('Helvetica')
    this.#document.fontSize(size).text(text, left, this.#down, { lineBreak: false })
    this.#down += size * 1.55
  }

  #takeChineseFont(): void {
    this.#document.font(parsedChinese ?? readFileSync(chineseFont))
    parsedChinese ??= (this.#document as unknown as { _font: { font: PDFKit.Mixins.PDFFontSource } })._font.font
  }
}

/** pdfkit writes times in UTC, so this one is not built from local parts. */
const fixedTime = (): Date => new Date(Date.UTC(2026, 8, 27, 14, 14, 6))
