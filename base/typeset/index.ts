/** Typesetting: documents for print and screen readers, made on this machine. */
export { typesetPdf } from './typeset.ts'
