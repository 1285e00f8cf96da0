/** Reads the text in pictures (PNG, JPEG, TIFF and what else the engine opens). */
export interface Ocr {
  readonly engine: 'tesseract' | 'tesseract.js' | 'none'
  /**
   * Text of a picture file, lines as printed, and how sure the engine is of it (0-100, weighted by characters). A picture without
   * text gives ''. Throws `Unreadable`: `damaged` for what is no picture, `too-large` when it takes too long, `unsupported`
   * without an engine. May be called at once as often as there are workers; further calls wait.
   */
  read(picture: string): Promise<{ text: string; confidence: number }>
  close(): Promise<void>
}

/** One way to read pictures: gives the table of words that Tesseract calls TSV. */
export interface OcrEngine {
  readonly name: 'tesseract' | 'tesseract.js'
  /** `layout` is Tesseract's page segmentation mode: 3 finds columns and blocks, 11 takes scattered words. */
  words(picture: string, layout: 3 | 11): Promise<string>
  close(): Promise<void>
}

/** Starts an outside program, as `runProgram` of base/sandbox does; the caller decides on its fences. */
export type ProgramRunner = (program: {
  command: string
  args: readonly string[]
  seconds: number
  outputBytes: number
  env?: Readonly<Record<string, string>>
}) => Promise<{ status: number | null; stdout: Uint8Array; failure?: string }>

/**
 * Languages in the order of preference for each engine; those that it lacks are left out. Measured on 200-dpi pages of names and
 * numbers: the program reads Chinese names best with Chinese first (and twice as fast), tesseract.js loses English words so.
 */
export const ocrLanguages: Readonly<Record<OcrEngine['name'], readonly string[]>> = {
  tesseract: ['chi_tra', 'eng'],
  'tesseract.js': ['eng', 'chi_tra'],
}
