import { type Check, type CheckRecord, no, open, passes, yes } from '../check.ts'
import { questions } from '../supplements.ts'

/** The conditions that the record says only in words: each is a judgement that must be yes. */
export const checkConditions: CheckRecord = (record, situation, conditions) => {
  const said: string[] = []
  let waiting: Check | undefined
  for (const { asks } of conditions) {
    if (asks === undefined) continue
    const judged = situation.judged(asks, record.jurisdiction)
    if (judged === false) return no(`"${questions[asks]}" was answered with no`)
    if (judged === undefined) waiting ??= open(asks, `not yet said: ${questions[asks]}`)
    else said.push(`"${questions[asks]}" was answered with yes`)
  }
  if (waiting !== undefined) return waiting
  return said.length === 0 ? passes : yes(said.join('; '))
}
