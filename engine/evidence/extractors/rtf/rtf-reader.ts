import iconv from 'iconv-lite'
import type { Content } from '../../content.ts'
import { DocumentTable } from '../passages/document-table.ts'
import { ParagraphPassages } from '../passages/paragraph-passages.ts'
import type { RtfToken } from './rtf-tokens.ts'
import { characterWords, codePages, fontCharsets, readStarred, silentGroups } from './rtf-words.ts'

/** What a group inherits from the one around it. */
interface Group {
  /** `text` is read; `skip` is passed over; the others are kept for themselves. */
  reads: 'text' | 'skip' | 'font' | 'link' | 'picture' | 'object'
  charset: string
  /** How many bytes stand in for a `\u` character. */
  fallbacks: number
  inTable: boolean
  /** Between `\htmlrtf` and `\htmlrtf0`: what a mail program added around the HTML it wrapped. */
  addedByMail: boolean
}

const deepest = 5_000
const mostTaken = 64 * 2 ** 20

/** Turns RTF tokens into passages, tables and taken-out objects. */
export class RtfReader {
  /** Hex text or bytes of embedded pictures and objects, in order. */
  readonly taken: { what: 'picture' | 'object'; hex: string; bytes: Uint8Array | undefined }[] = []
  readonly #ready: Content[] = []
  readonly #passages = new ParagraphPassages('')
  readonly #groups: Group[] = []
  readonly #fonts = new Map<number, string>()
  #group: Group = { reads: 'text', charset: 'windows-1252', fallbacks: 1, inTable: false, addedByMail: false }
  #defaultCharset = 'windows-1252'
  #font = 0
  #pending: number[] = []
  #skipFallbacks = 0
  #starred = false
  #paragraph = ''
  #link = ''
  #table: DocumentTable | undefined
  #tableCount = 0
  #row: string[] = []
  #dropped = 0

  take(): Content[] {
    return this.#ready.splice(0)
  }

  end(): Content[] {
    this.#endBytes()
    this.#endParagraph()
    this.#endTable()
    return [...this.take(), ...this.#passages.end()]
  }

  read(token: RtfToken): void {
    if (token.type !== 'bytes') this.#endBytes()
    switch (token.type) {
      case 'open':
        this.#open()
        break
      case 'close':
        this.#close()
        break
      case 'word':
        this.#word(token.word, token.value)
        break
      case 'binary':
        this.#binary(token.bytes)
        break
      default:
        this.#bytes(token.bytes)
    }
  }

  #open(): void {
    this.#skipFallbacks = 0
    if (this.#groups.length >= deepest) {
      this.#dropped++
      return
    }
    this.#groups.push(this.#group)
    this.#group = { ...this.#group }
  }

  #close(): void {
    this.#skipFallbacks = 0
    this.#starred = false
    if (this.#dropped > 0) {
      this.#dropped--
      return
    }
    const left = this.#group.reads
    this.#group = this.#groups.pop() ?? this.#group
    if (left === 'link' && this.#group.reads !== 'link') this.#writeLink()
  }

  #word(word: string, value: number | undefined): void {
    if (word === '*') {
      this.#starred = true
      return
    }
    const starred = this.#starred
    this.#starred = false
    if (silentGroups.has(word) || (starred && !readStarred.has(word))) {
      this.#group.reads = word === 'fonttbl' ? 'font' : 'skip'
      return
    }
    if (this.#changeState(word, value)) return
    if (this.#group.reads !== 'text' || this.#group.addedByMail) return
    const character = characterWords[word]
    if (character !== undefined) this.#paragraph += character
    else this.#layout(word)
  }

  /** Words that change what follows; true where the word was one of them. */
  #changeState(word: string, value: number | undefined): boolean {
    switch (word) {
      case 'u':
        this.#unicode(value ?? 0)
        return true
      case 'uc':
        this.#group.fallbacks = Math.max(0, Math.min(value ?? 1, 8))
        return true
      case 'ansicpg':
        this.#defaultCharset = this.#group.charset = charsetOfPage(value ?? 1252) ?? this.#defaultCharset
        return true
      case 'mac':
        this.#defaultCharset = this.#group.charset = 'macintosh'
        return true
      case 'f':
        this.#font = value ?? 0
        if (this.#group.reads !== 'font') this.#group.charset = this.#fonts.get(this.#font) ?? this.#defaultCharset
        return true
      case 'fcharset': {
        const charset = fontCharsets[value ?? 0]
        if (this.#group.reads === 'font' && charset !== undefined) this.#fonts.set(this.#font, charset)
        return true
      }
      case 'htmlrtf':
        this.#group.addedByMail = value !== 0
        return true
      default:
        return this.#enter(word)
    }
  }

  /** Words that open a group which is kept for itself. */
  #enter(word: string): boolean {
    if (word === 'fldinst') {
      this.#group.reads = 'link'
      this.#link = ''
    } else if (word === 'pict' || word === 'objdata') {
      const what = word === 'pict' ? 'picture' : 'object'
      this.#group.reads = what
      this.taken.push({ what, hex: '', bytes: undefined })
    } else return false
    return true
  }

  #layout(word: string): void {
    switch (word) {
      case 'par':
      case 'sect':
      case 'page':
      case 'column':
      case 'footnote':
      case 'annotation':
      case 'header':
      case 'footer':
        if (this.#group.inTable && word === 'par') this.#paragraph += '\n'
        else this.#endParagraph()
        break
      case 'pard':
        this.#group.inTable = false
        break
      case 'intbl':
        this.#group.inTable = true
        break
      case 'cell':
        this.#row.push(this.#paragraph.trim())
        this.#paragraph = ''
        break
      case 'row':
        this.#endRow()
    }
  }

  #bytes(bytes: number[] | Uint8Array): void {
    const { reads } = this.#group
    if (reads === 'skip' || reads === 'font') return
    for (const byte of bytes) {
      if (byte === 0x0a || byte === 0x0d) continue
      if (this.#skipFallbacks > 0) this.#skipFallbacks--
      else this.#pending.push(byte)
    }
    if (reads === 'picture' || reads === 'object' || this.#pending.length > 1 << 16) this.#endBytes()
  }

  #binary(bytes: Uint8Array): void {
    const taken = this.taken.at(-1)
    if (taken !== undefined && (this.#group.reads === 'picture' || this.#group.reads === 'object')) taken.bytes = bytes
  }

  /** Decodes the bytes that have gathered, all of them in one charset. */
  #endBytes(): void {
    if (this.#pending.length === 0) return
    const bytes = Buffer.from(this.#pending)
    this.#pending = []
    const { reads, charset, addedByMail } = this.#group
    const taken = this.taken.at(-1)
    if (reads === 'link') this.#link += bytes.toString('latin1').slice(0, 4096)
    else if (reads === 'text') {
      if (!addedByMail) this.#paragraph += iconv.decode(bytes, charset)
    } else if (taken !== undefined && taken.hex.length < mostTaken) taken.hex += bytes.toString('latin1')
  }

  #unicode(value: number): void {
    const unit = value & 0xffff
    this.#skipFallbacks = this.#group.fallbacks
    if (this.#group.reads === 'text' && !this.#group.addedByMail) this.#paragraph += String.fromCharCode(unit)
  }

  #writeLink(): void {
    const address = /(?:mailto|tel):([^"\s?]+)/i.exec(this.#link)?.[1]
    if (address !== undefined && this.#group.reads === 'text') this.#paragraph += `<${address}> `
    this.#link = ''
  }

  #endParagraph(): void {
    const text = this.#paragraph
    this.#paragraph = ''
    if (!this.#group.inTable && text.trim() !== '') this.#endTable()
    this.#ready.push(...this.#passages.add(text.trimEnd()))
  }

  #endRow(): void {
    if (this.#paragraph.trim() !== '') this.#row.push(this.#paragraph.trim())
    this.#paragraph = ''
    this.#table ??= this.#newTable()
    if (this.#row.length > 0) this.#table.add(this.#row)
    this.#row = []
  }

  #newTable(): DocumentTable {
    const asText = (line: string): void => {
      this.#ready.push(...this.#passages.add(line))
    }
    return new DocumentTable(`table=${++this.#tableCount}`, asText, (content) => {
      if (content.length > 0) this.#ready.push(...this.#passages.flush(), ...content)
    })
  }

  #endTable(): void {
    if (this.#row.length > 0) this.#endRow()
    this.#table?.end()
    this.#table = undefined
  }
}

function charsetOfPage(page: number): string | undefined {
  const charset = codePages[page] ?? `cp${page}`
  return iconv.encodingExists(charset) ? charset : undefined
}
