import Type from 'typebox'
import { closed, count, defineAction, instant, nothing, uuid } from '../../access/index.ts'
import { newestFirst } from './newest-first.ts'
import type { RosterCounts } from './roster.ts'

/** How many patients have what; names nobody. */
const having = Type.Array(closed({ what: Type.String(), patients: count }))

export const listRosters = defineAction({
  name: 'list-rosters',
  summary:
    'the versions of the roster of our patients: as of when, for which sites, and what they have and lack, in figures',
  scope: 'provider',
  permission: 'see-provider',
  effect: 'read',
  input: nothing,
  output: closed({
    rosters: Type.Array(
      closed({
        roster_id: uuid,
        number: count,
        state: Type.Enum(['open', 'waiting', 'ready', 'failed']),
        failure: Type.Optional(Type.String()),
        stated_on: Type.String(),
        site_ids: Type.Array(uuid),
        files: count,
        bytes: count,
        received: count,
        brought_by: uuid,
        brought_at: instant,
        figures: Type.Optional(
          closed({
            patients: count,
            having,
            /** What will be in the way of telling people. */
            wanting: having,
            /** Pairs that are probably one person. */
            duplicates: count,
          }),
        ),
      }),
    ),
  }),
  async run({ trx }) {
    const rows = await trx.selectFrom('rosters').selectAll().where('state', '<>', 'removed').execute()
    const files = await trx.selectFrom('roster_files').select(['roster_id', 'bytes', 'received']).execute()
    const byRoster = Map.groupBy(files, ({ roster_id }) => roster_id)
    return {
      rosters: newestFirst(rows).map((row) => {
        const own = byRoster.get(row.id) ?? []
        const sum = (column: 'bytes' | 'received') => own.reduce((all, file) => all + Number(file[column]), 0)
        return {
          ...{ roster_id: row.id, number: row.number, state: row.state as 'open', stated_on: row.stated_on },
          ...(row.failure !== null && { failure: row.failure }),
          ...{ site_ids: row.sites, files: own.length, bytes: sum('bytes'), received: sum('received') },
          ...{ brought_by: row.brought_by, brought_at: row.brought_at.toISOString() },
          ...(row.counts !== null && { figures: figuresOf(row.counts as RosterCounts) }),
        }
      }),
    }
  },
})

function figuresOf(counts: RosterCounts) {
  const { patients, without, identifiers, minors, deceased, safeAddresses } = counts
  const having = [
    { what: 'name', patients: patients - without.name },
    { what: 'date-of-birth', patients: patients - without.birth },
    { what: 'address', patients: patients - without.address },
    { what: 'phone', patients: patients - without.phone },
    { what: 'email', patients: patients - without.email },
    ...identifiers.map(({ element, present }) => ({ what: element, patients: present })),
    { what: 'deceased', patients: deceased },
    { what: 'minor', patients: minors },
    { what: 'safe-address', patients: safeAddresses },
  ]
  const wanting = [
    { what: 'no-contact', patients: without.anyContact },
    { what: 'unclear-birth', patients: counts.unclearBirths },
    { what: 'wrong-number', patients: identifiers.reduce((sum, { invalid }) => sum + invalid, 0) },
    { what: 'minor-without-guardian', patients: counts.minorsWithoutGuardian },
    { what: 'deceased-without-kin', patients: counts.deceasedWithoutKin },
    { what: 'safe-without-address', patients: counts.safeAddressesWithoutAddress },
    { what: 'residence-assumed', patients: counts.residence.reduce((sum, { assumed }) => sum + assumed, 0) },
  ]
  const some = ({ patients: n }: { patients: number }) => n > 0
  return { patients, having: having.filter(some), wanting: wanting.filter(some), duplicates: counts.duplicates }
}
