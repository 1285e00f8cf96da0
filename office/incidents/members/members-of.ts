import type { Work } from '../../access/index.ts'

export interface Member {
  accountId: string
  role: string
  since: Date
  until: Date | null
  /** Let in by breaking the glass, for hours. */
  glass: boolean
  /** Is in the case now. */
  now: boolean
}

/** Everybody who is or was in the case. */
export async function membersOf({ trx, caseId, now }: Work): Promise<Member[]> {
  const isNow = (since: Date, until: Date | null) => since <= now && (until === null || until > now)
  const members = await trx
    .selectFrom('memberships')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('since')
    .orderBy('person_id')
    .execute()
  const elevated = await trx
    .selectFrom('elevations')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('since')
    .execute()
  return [...members.map((row) => ({ ...row, glass: false })), ...elevated.map((row) => ({ ...row, glass: true }))].map(
    ({ person_id, role, since, until, glass }) => {
      return { accountId: person_id, role, since, until, glass, now: isNow(since, until) }
    },
  )
}
