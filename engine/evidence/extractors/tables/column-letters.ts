/** Letters of column `index` (from 0) as a spreadsheet shows them: A, B ... Z, AA, AB ... */
export function columnLetters(index: number): string {
  let letters = ''
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return letters
}

/** The letters of the first `count` columns. */
export function lettersOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => columnLetters(index))
}
