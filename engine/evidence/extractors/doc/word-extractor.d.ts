declare module 'word-extractor' {
  interface TextOptions {
    filterUnicode?: boolean
    includeFooters?: boolean
  }

  interface WordText {
    getBody(options?: TextOptions): string
    getHeaders(options?: TextOptions): string
    getFooters(options?: TextOptions): string
    getFootnotes(options?: TextOptions): string
    getEndnotes(options?: TextOptions): string
    getAnnotations(options?: TextOptions): string
    getTextboxes(options?: TextOptions): string
  }

  export default class WordExtractor {
    extract(source: Buffer): Promise<WordText>
  }
}
