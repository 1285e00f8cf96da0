/** The text of a header or footer of a sheet without its layout codes: &L, &"Arial,Bold", &12, &K0000FF, &P. */
export function withoutCodes(text: string): string {
  return text
    .replace(/&"[^"]*"|&\d+|&K[0-9A-F]{6}|&[A-Z]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
