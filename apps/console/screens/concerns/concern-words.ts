import type { OutputOf } from '../../../../office/client-types.ts'
import type { Tone } from '../../design/status/badge.tsx'
import { useText } from '../../messages/use-text.ts'
import { channels, crowds, dataKinds, kinds, watchers } from '../report/report-draft.ts'

export type ConcernLine = OutputOf<'list-concerns'>['concerns'][number]
export type Concern = OutputOf<'read-concern'>
export type ConcernState = ConcernLine['state']

export const stateTones: Record<ConcernState, Tone> = {
  new: 'warn',
  closed: 'quiet',
  duplicate: 'quiet',
  'in-case': 'info',
}

/** Says the answers of the form in the words that the form offered them in. */
export function useReportWords() {
  const text = useText()
  const word = <Code extends string>(known: readonly Code[], code: string, say: (code: Code) => string): string => {
    const found = known.find((one) => one === code)
    if (found !== undefined) return say(found)
    return code === 'unsure' ? text('report.unsure') : code
  }
  return {
    kind: (code: string) => word(kinds, code, (one) => text(one === 'unsure' ? 'report.unsure' : `report.kind.${one}`)),
    channel: (code: string) => word(channels, code, (one) => text(`report.channel.${one}`)),
    data: (code: string) => word(dataKinds, code, (one) => text(`report.data.${one}`)),
    people: (code: string) => word(crowds, code, (one) => text(`report.people.${one}`)),
    seenBy: (code: string) => word(watchers, code, (one) => text(`report.seenBy.${one}`)),
  }
}
