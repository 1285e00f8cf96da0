import type { Duty } from './answer.ts'
import type { DutyRecord } from './duty-record.ts'

/**
 * A duty that goes with the letters ("not later than residents are told", "within 15 days of telling them") has no date of its own until they
 * are out. Until then the letters' own deadline says when it comes at the latest; this adds the sentence.
 */
export function besideLetters(
  duties: readonly Duty[],
  records: ReadonlyMap<string, DutyRecord>,
  lettersAreOut: boolean,
): void {
  if (lettersAreOut) return
  const byId = new Map(duties.map((duty) => [duty.id, duty]))
  for (const duty of duties) {
    const record = records.get(duty.id)!
    if (record.clock.starts !== 'individual-notice' || duty.binding === 'recommended') continue
    const letters = lettersOf(record, duties)
    const dated = letters?.satisfied_by == null ? letters : byId.get(letters.satisfied_by)
    if (dated?.due != null)
      duty.because.push(`the people must be told by ${dated.due.slice(0, 10)} at the latest (${dated.id})`)
  }
}

/** The duty of the same law to tell the people. */
function lettersOf(record: DutyRecord, duties: readonly Duty[]): Duty | undefined {
  return duties.find(
    ({ jurisdiction, law, duty }) =>
      duty === 'notify-individuals' && jurisdiction === record.jurisdiction && law === record.law,
  )
}
