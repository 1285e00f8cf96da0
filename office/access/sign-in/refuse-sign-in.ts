import { Problem } from '../../../base/errors.ts'
import type { Office } from '../office.ts'

/** Guesses that one account, or one thing that was tried, may have in a quarter of an hour. */
const mostFailures = 10
const windowMs = 15 * 60_000

/** Records a sign-in that failed and throws `SIGN_IN_FAILED`, which says the same whatever was wrong. */
export async function refuseSignIn(office: Office, way: string, why: string, who: string): Promise<never> {
  await office.store.transaction('nobody', async (trx) => {
    await trx.insertInto('sign_in_failures').values({ id: office.ids.next(), who }).execute()
    await trx
      .deleteFrom('sign_in_failures')
      .where('at', '<', new Date(office.clock.now() - 4 * windowMs))
      .execute()
    await office.recorder.write(trx, 'program', undefined, [{ what: 'session.refused', facts: { way, why } }])
  })
  office.recorder.wake()
  throw new Problem(
    'SIGN_IN_FAILED',
    'This sign-in did not work',
    'Try again, or ask an administrator for a new enrolment code',
  )
}

/** Throws `SIGN_IN_LOCKED` after ten failures in a quarter of an hour; before anything is compared. */
export async function checkNotLocked(office: Office, way: string, who: string): Promise<void> {
  const since = new Date(office.clock.now() - windowMs)
  const { failures } = await office.store.read('nobody', (trx) =>
    trx
      .selectFrom('sign_in_failures')
      .select((of) => of.cast<number>(of.fn.countAll(), 'integer').as('failures'))
      .where('who', '=', who)
      .where('at', '>', since)
      .executeTakeFirstOrThrow(),
  )
  if (failures < mostFailures) return
  await office.store.transaction('nobody', (trx) =>
    office.recorder.write(trx, 'program', undefined, [{ what: 'session.refused', facts: { way, why: 'locked' } }]),
  )
  throw new Problem('SIGN_IN_LOCKED', 'Too many sign-ins have failed', 'Wait a quarter of an hour, or use a passkey')
}
