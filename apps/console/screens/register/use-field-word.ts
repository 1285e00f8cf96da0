import { useText } from '../../messages/use-text.ts'
import { useWord } from '../../messages/use-word.ts'

/** Says the fields that a link was weighed by, and how two values of one agree. */
export function useFieldWord(): { field(code: string): string; how(code: string): string } {
  const text = useText()
  const word = useWord()
  return {
    field(code) {
      const said = word('field', code)
      // Numbers of people are called by their class of data.
      return said === code ? word('element', code) : said
    },
    how: (code) => (code === '' ? text('register.how.adds') : word('agreement', code)),
  }
}
