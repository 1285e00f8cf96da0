/**
 * Shapes that personal data has and that no code, file name or count name needs. A last net under the closed kinds of facts: it
 * would rather refuse a harmless code than let a number of somebody into a log that cannot be corrected. Linear, on short text.
 */
const shapes: readonly [what: string, shape: RegExp][] = [
  ['an e-mail address', /@/],
  ['an identity card number', /(^|[^a-z0-9])[a-z]{1,2}[0-9]{6}[-.(_]?[0-9a](?![a-z0-9])/i],
  ['a national insurance number', /(^|[^a-z0-9])[a-z]{2}[0-9]{6}[a-d](?![a-z0-9])/i],
  ['a date', /(^|[^0-9])(19|20)[0-9]{2}[-./_][0-9]{1,2}[-./_][0-9]{1,2}([^0-9]|$)/],
  ['a telephone or other long number', /[0-9]([ ()./_-]{0,2}[0-9]){6}/],
  ['a name or sentence', / /],
  ['text that is not ASCII', /[^\x20-\x7e]/],
]

/** What personal data `text` looks like, in words; undefined where it looks like none. */
export function looksPersonal(text: string): string | undefined {
  return shapes.find(([, shape]) => shape.test(text))?.[0]
}
