import { useCallback } from 'react'
import type { PlainKey } from './catalogue.ts'
import { useText } from './use-text.ts'

/** Lists of words that the office answers as codes, each with its words in the catalogue under `word.<list>.<code>`. */
export type WordList =
  | 'action'
  | 'agreement'
  | 'band'
  | 'case-state'
  | 'code'
  | 'contact'
  | 'decided'
  | 'decision'
  | 'duty'
  | 'duty-status'
  | 'element'
  | 'entry'
  | 'exhibit'
  | 'fact'
  | 'field'
  | 'flag'
  | 'hash'
  | 'item-state'
  | 'judgement'
  | 'message'
  | 'outcome'
  | 'party'
  | 'phase'
  | 'role'
  | 'run-state'
  | 'setting'
  | 'source-state'
  | 'task-state'
  | 'vector'

/** Says a code of the office in the reader's language: `word('vector', 'lost-device')`. A test holds the lists to the office's. */
export function useWord(): (list: WordList, code: string) => string {
  const text = useText()
  return useCallback(
    (list, code) => {
      const said: string | undefined = text(`word.${list}.${code}` as PlainKey)
      // A code of a newer server than this page was made for.
      return said ?? code
    },
    [text],
  )
}
