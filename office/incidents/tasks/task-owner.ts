import Type from 'typebox'
import { inputInvalid, isRole, mayDo, type Work } from '../../access/index.ts'
import { stepRoles } from '../playbooks/playbook.ts'

export const taskRole = Type.Enum([...stepRoles, 'guest-firm'])

/** Throws `INPUT_INVALID` for somebody who is not in the case now, or may not work tasks there. */
export async function checkCanOwn({ trx, caseId, now }: Work, accountId: string): Promise<void> {
  const rows = await trx
    .selectFrom('memberships')
    .select('role')
    .where('case_id', '=', caseId)
    .where('person_id', '=', accountId)
    .where('since', '<=', now)
    .where((is) => is.or([is('until', 'is', null), is('until', '>', now)]))
    .execute()
  const roles = rows.map(({ role }) => role).filter(isRole)
  if (!mayDo(roles, 'case', 'work-tasks'))
    throw inputInvalid('A task can be given to somebody who works in this case: add them first')
}
