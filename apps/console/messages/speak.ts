import { IntlMessageFormat } from 'intl-messageformat'
import type { Catalogue, Key, Value } from './catalogue.ts'
import type { Text } from './use-text.ts'

/** Makes the function that says the messages of one catalogue. A message is read once, when it is first said. */
export function speak(catalogue: Catalogue, locale: string): Text {
  const read = new Map<string, IntlMessageFormat>()
  return (key: Key, ...[values]: readonly [Record<string, Value>?] | []): string => {
    const message = catalogue[key]
    if (values === undefined) return message
    let format = read.get(key)
    if (format === undefined) {
      format = new IntlMessageFormat(message, locale)
      read.set(key, format)
    }
    return String(format.format(values))
  }
}
