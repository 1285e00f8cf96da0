import { InstantField } from '../../../design/fields/date-field.tsx'
import { TextField } from '../../../design/fields/text-field.tsx'
import { useZone } from '../../../design/time/zone.ts'
import { useText } from '../../../messages/use-text.ts'
import { readHash } from './exhibit.ts'

interface WhenAndHashProps {
  at: string | null
  sha256: string
  tried: boolean
  hint: string
  set(part: { at?: string | null; sha256?: string }): void
}

/** When something was taken or handed over, and the hash of its content as counted then. */
export function WhenAndHash({ at, sha256, tried, hint, set }: WhenAndHashProps) {
  const text = useText()
  const zone = useZone()
  return (
    <>
      <InstantField
        label={text('custody.collected_at', { zone })}
        hint={text('parties.atHint')}
        optional
        zone={zone}
        value={at}
        onChange={(moment) => set({ at: moment })}
      />
      <TextField
        label={text('custody.sha256')}
        hint={hint}
        optional
        error={tried && !isHashRight(sha256) ? text('custody.sha256Wrong') : undefined}
        maxLength={100}
        value={sha256}
        onChange={(typed) => set({ sha256: typed })}
      />
    </>
  )
}

/** Nothing, or a whole one. */
export const isHashRight = (typed: string): boolean => typed.trim() === '' || readHash(typed) !== undefined
