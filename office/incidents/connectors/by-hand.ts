import { type Answer, alreadySo, done, refused, type Seen, unknown } from './answer.ts'
import { taskFor } from './by-hand-tasks.ts'
import { defineConnector } from './define-connector.ts'
import { type ContainmentAction, containmentActions, type Order, type Report, type Target } from './order.ts'

/**
 * No system is connected: a person does it and shows that it was done. Needs no network, directory or mail, so it also works
 * while these are what the intruder has.
 */
export const byHand = defineConnector({
  name: 'by-hand',
  title: 'By hand',
  can: Object.fromEntries(
    containmentActions.map((action) => [action, 'A person is told what to do and what proof to attach']),
  ) as Record<ContainmentAction, string>,
  cannot: {},
  fields: {},
  open: () => ({
    check: async () => ({
      working: 'yes',
      said: 'Nothing is connected; a person does each step and shows that it was done.',
      rights: containmentActions.map((action) => ({ action, allowed: 'unknown', said: 'Depends on the person' })),
    }),
    dryRun: async ({ action, target }) => ({
      outcome: 'cannot-tell',
      said: 'No system was asked. A person would get this task.',
      seen: about(target),
      warnings: [],
      task: taskFor(action, target),
    }),
    carryOut: async (order) => (order.report === undefined ? waiting(order) : judge(order, order.report)),
  }),
})

function waiting({ action, target }: Order): Answer {
  const said = 'A person has to do this, attach the proof and report it.'
  return { ...unknown('waiting-for-person', said, about(target)), task: taskFor(action, target) }
}

function judge({ action, target }: Order, { outcome, proof }: Report): Answer {
  const seen = [...about(target), ...proof.map(({ shows, sha256 }) => ({ what: `proof: ${shows}`, value: sha256 }))]
  if (outcome === 'not-done') return refused('not-done', 'A person reports that it was not done.', seen)
  if (proof.length === 0 || proof.some(({ sha256 }) => !/^[0-9a-f]{64}$/.test(sha256)))
    return {
      ...unknown('proof-missing', 'A person reports that it was done, but the proof is missing.', seen),
      task: taskFor(action, target),
    }
  const pieces = proof.length === 1 ? 'one piece of proof' : `${proof.length} pieces of proof`
  return outcome === 'already'
    ? alreadySo(`A person reports that it was so before, with ${pieces}.`, seen)
    : done(`A person reports that it was done, with ${pieces}.`, seen)
}

/** What the task is about, by name. A token is not shown: whoever gave the order has it. */
function about(target: Target): Seen[] {
  switch (target.kind) {
    case 'account':
      return [{ what: 'account', value: target.name }]
    case 'indicator':
      return [{ what: target.type, value: target.value }]
    case 'token':
      return []
    case 'credential':
      return [
        { what: 'kind of secret', value: target.element },
        ...(target.system === undefined ? [] : [{ what: 'system', value: target.system }]),
        ...(target.owner === undefined ? [] : [{ what: 'owner', value: target.owner }]),
      ]
  }
}
