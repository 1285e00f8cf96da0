/**
 * For whom a transaction is done: a person, who sees the cases of which he or she is a member; the service itself
 * working on one case (a job, an alarm); or nobody, who sees no case at all. Row-level security reads it.
 */
export type Actor = { person: string } | { case: string } | 'nobody'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The settings of a transaction. Throws on an id that is not a lower-case UUID: it would be a defect of ours. */
export function actorSettings(actor: Actor): { person: string; case: string } {
  if (actor === 'nobody') return { person: '', case: '' }
  const [kind, id] = 'person' in actor ? (['person', actor.person] as const) : (['case', actor.case] as const)
  if (!uuid.test(id)) throw new TypeError(`an actor's ${kind} must be a UUID`)
  return { person: '', case: '', [kind]: id }
}
