import { useMemo, useState } from 'react'
import type { InputOf } from '../../../../office/client-types.ts'
import { useRead } from '../../api/use-read.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { ComboBox } from '../../design/fields/combo-box.tsx'
import { NumberField } from '../../design/fields/number-field.tsx'
import { RadioGroup } from '../../design/fields/radio-group.tsx'
import { places } from '../../messages/en/places.ts'
import { usePlaceName } from '../../messages/use-place-name.ts'
import { useText } from '../../messages/use-text.ts'
import { useCase } from '../case/case-context.ts'
import type { Board } from './board-groups.ts'
import { Differences } from './differences.tsx'

type Suppose = InputOf<'what-if'>['suppose']
type Answer = 'as-is' | 'yes' | 'no'

interface Question {
  encrypted: Answer
  harm: Answer
  place: string | null
  people: number
}

/** Asks what the law would say if something were otherwise; nothing is changed by asking. */
export function WhatIf({ board }: { board: Board }) {
  const text = useText()
  const [question, setQuestion] = useState<Question>({ encrypted: 'as-is', harm: 'as-is', place: null, people: 20 })
  const suppose = useMemo(() => supposed(question), [question])
  return (
    <section className="card no-print" aria-label={text('duties.whatIf')}>
      <h2>{text('duties.whatIf')}</h2>
      <p className="soft">{text('duties.whatIf.text')}</p>
      <WhatIfFields question={question} board={board} set={(part) => setQuestion({ ...question, ...part })} />
      {Object.keys(suppose).length === 0 ? (
        <p className="soft">{text('duties.whatIf.ask')}</p>
      ) : (
        <WhatWouldChange suppose={suppose} board={board} />
      )}
    </section>
  )
}

function supposed({ encrypted, harm, place, people }: Question): Suppose {
  return {
    ...(encrypted !== 'as-is' && { encrypted: encrypted === 'yes' }),
    ...(harm !== 'as-is' && { judgements: { serious_harm: harm === 'yes' } }),
    ...(place !== null && people !== 0 && { more_people: { [place]: people } }),
  }
}

function WhatIfFields({
  question,
  board,
  set,
}: {
  question: Question
  board: Board
  set(part: Partial<Question>): void
}) {
  const text = useText()
  const placeName = usePlaceName()
  const answers = [
    { id: 'as-is' as const, text: text('duties.whatIf.asIs') },
    { id: 'yes' as const, text: text('duties.whatIf.yes') },
    { id: 'no' as const, text: text('duties.whatIf.no') },
  ]
  const choices = useMemo(() => {
    const codes = placeCodes(board)
    return codes.map((code) => ({ id: code, text: placeName(code) })).sort((a, b) => a.text.localeCompare(b.text))
  }, [board, placeName])
  return (
    <div className="what-if-fields">
      <RadioGroup
        label={text('duties.whatIf.encrypted')}
        choices={answers}
        value={question.encrypted}
        onChange={(encrypted) => set({ encrypted })}
      />
      <RadioGroup
        label={text('duties.whatIf.harm')}
        choices={answers}
        value={question.harm}
        onChange={(harm) => set({ harm })}
      />
      <ComboBox
        label={text('duties.whatIf.place')}
        optional
        choices={choices}
        value={question.place}
        onChange={(place) => set({ place })}
      />
      <NumberField
        label={text('duties.whatIf.people')}
        minValue={0}
        maxValue={1_000_000}
        value={question.people}
        onChange={(people) => set({ people: Number.isFinite(people) ? people : 0 })}
      />
    </div>
  )
}

/** States and provinces that the console has names for, and the places whose law is on the board. */
function placeCodes({ deadlines, not_in_force }: Board): string[] {
  const named = Object.keys(places).flatMap((key) => /^places\.([A-Z]{2}-[A-Z0-9]+)$/.exec(key)?.[1] ?? [])
  const ofLaws = [...deadlines, ...not_in_force].flatMap(({ law }) => law?.jurisdiction ?? [])
  return [...new Set([...named, ...ofLaws.filter((code) => /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(code))])]
}

function WhatWouldChange({ suppose, board }: { suppose: Suppose; board: Board }) {
  const text = useText()
  const { case_id } = useCase()
  const { data, error, refetch } = useRead('what-if', { case_id, suppose }, { keep: true })
  if (error !== null) return <FailedRead error={error} again={() => void refetch()} />
  if (data === undefined) return <p className="soft">{text('shell.loading')}</p>
  const { differences } = data
  return (
    <>
      <p role="status">
        {differences.length === 0
          ? text('duties.whatIf.nothing')
          : text('duties.whatIf.changes', { n: differences.length })}
      </p>
      {differences.length > 0 && <Differences label={text('duties.whatIf')} differences={differences} board={board} />}
    </>
  )
}
