import type { Health } from './answer.ts'
import type { ContainmentAction } from './order.ts'
import { refusalBefore } from './take-steps.ts'

/** Runs a check and answers in words what went wrong, if anything did. Defects are thrown on. */
export async function healthOf(actions: readonly ContainmentAction[], look: () => Promise<Health>): Promise<Health> {
  try {
    return await look()
  } catch (error) {
    const { reason, said } = refusalBefore(error)
    const allowed = reason === 'forbidden' ? 'no' : 'unknown'
    return {
      // No answer or half an answer says nothing about the next time.
      working: reason === 'not-readable' || reason === 'rate-limited' ? 'unknown' : 'no',
      said,
      rights: actions.map((action) => ({ action, allowed, said })),
    }
  }
}
