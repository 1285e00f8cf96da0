import { type Language, languages } from '../messages/languages.ts'

export type Theme = 'system' | 'light' | 'dark'

/**
 * What this browser remembers: how the console looks and sounds, and nothing about any person or case. Where the browser refuses to
 * remember (private windows, locked-down machines), a choice holds until the page is closed.
 */
function preference<Value extends string>(name: string, isValue: (text: string) => text is Value) {
  let held: string | null = null
  return {
    read(): Value | null {
      held ??= stored(name)
      return held !== null && isValue(held) ? held : null
    },
    write(value: Value): void {
      held = value
      try {
        localStorage.setItem(`cordon.${name}`, value)
      } catch {
        // Held in this page alone, as said above.
      }
    },
  }
}

function stored(name: string): string | null {
  try {
    return localStorage.getItem(`cordon.${name}`)
  } catch {
    return null
  }
}

export const preferences = {
  language: preference('language', (text): text is Language => Object.hasOwn(languages, text)),
  theme: preference('theme', (text): text is Theme => ['system', 'light', 'dark'].includes(text)),
  /** Single letters as keys; some people must be able to turn them off (WCAG 2.1.4), such as those who dictate. */
  singleKeys: preference('single-keys', (text): text is 'on' | 'off' => text === 'on' || text === 'off'),
}
