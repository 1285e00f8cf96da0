/** A JSON value as `parseJson` gives it; long whole numbers stay texts. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }

type Reviver = (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown

/**
 * JSON.parse, but whole numbers of 16 digits and more (identifiers, card numbers) come as texts with every digit, where
 * JavaScript would round them. Throws SyntaxError where the text is not JSON.
 */
export function parseJson(text: string): Json {
  if (!/[:[,\s]-?\d{16,}/.test(text)) return JSON.parse(text) as Json
  const keepDigits: Reviver = (_key, value, context) =>
    typeof value === 'number' && context.source !== undefined && /^-?\d{16,}$/.test(context.source)
      ? context.source
      : value
  return JSON.parse(text, keepDigits as (key: string, value: unknown) => unknown) as Json
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isScalar(value: Json | undefined): value is string | number | boolean | null {
  return typeof value !== 'object' || value === null
}

/** The text of a plain value as printed; '' for null. */
export function scalarText(value: string | number | boolean | null): string {
  return value === null ? '' : String(value)
}
