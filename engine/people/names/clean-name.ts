/** Letters that NFD does not take apart. */
const special: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
  ı: 'i',
  ŋ: 'ng',
}

/** Digits that OCR and sloppy typing put for letters inside a word. */
const misread: Record<string, string> = { '0': 'o', '1': 'l', '5': 's', '8': 'b' }

/**
 * A printed name as lower-case words without marks and points: "O'Neill-Søren, C0ry" is "oneill soren cory".
 * Letters of other scripts stay as they are.
 */
export function cleanName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’‘`´.]/g, '')
    .toLowerCase()
    .replace(/[ßøłđæœþðıŋ]/g, (letter) => special[letter]!)
    .replace(/(?<=\p{L})[0158]|[0158](?=\p{L})/gu, (digit) => misread[digit]!)
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
}

const han = /\p{Script=Han}/u

export function hasHan(text: string): boolean {
  return han.test(text)
}

/** Runs of Chinese characters in a text; characters set apart by one space ("陳 大文") belong together. */
export function hanRuns(text: string): string[] {
  return [...text.matchAll(/\p{Script=Han}(?:[ \u3000·・]?\p{Script=Han})*/gu)].map((run) =>
    run[0].replace(/[ \u3000·・]/g, ''),
  )
}

/** The text without its Chinese characters and without the brackets that held them. */
export function withoutHan(text: string): string {
  return text
    .replace(/\p{Script=Han}+/gu, ' ')
    .replace(/[(（[]\s*[)）\]]/g, ' ')
    .trim()
}
