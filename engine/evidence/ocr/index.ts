/** OCR: text from pictures and scanned pages, with Debian's tesseract where it is installed and with tesseract.js otherwise. */
export { type Ocr, type OcrEngine, ocrLanguages, type ProgramRunner } from './contract.ts'
export { type OcrOptions, openOcr } from './open-ocr.ts'
export { tidyOcr } from './tidy-ocr.ts'
