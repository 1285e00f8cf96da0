import { Clash } from '../../../design/status/clash.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { fourFactors } from './choices.ts'
import type { Answer } from './question.ts'
import type { Deciding } from './use-deciding.ts'

const keys = ['outcome', 'reason', ...fourFactors] as const satisfies readonly (keyof Answer)[]

/** Somebody decided the same question meanwhile: theirs beside mine. */
export function DecideClash({ deciding: { mine, clashes, settle } }: { deciding: Deciding }) {
  const text = useText()
  const word = useWord()
  return (
    <Clash
      fields={keys.flatMap((key) => {
        const theirs = clashes[key]
        if (theirs === undefined) return []
        const own = mine[key]
        const say = (value: string) => (key === 'outcome' && value !== '' ? word('decided', value) : value)
        return {
          ...{ id: key, label: text(`decisions.${key}`), mine: say(own), theirs: say(theirs) },
          onMine: () => settle(key, own),
          onTheirs: () => settle(key, theirs),
          ...(key !== 'outcome' && { onBoth: () => settle(key, `${own}\n\n${theirs}`) }),
        }
      })}
    />
  )
}
