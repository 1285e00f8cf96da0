import { expect } from 'vitest'
import type { Person } from '../story/person.ts'
import { until } from '../story/until.ts'
import type { Pusher } from './pusher.ts'
import type { Staff } from './type-at-provider.ts'
import { TYPED } from './typed-text.ts'

const hash = 'ab'.repeat(32)

/** Opens an incident with a report in it. Answers the case. */
export async function typeIncident(push: Pusher, { ada, ben, sue }: Staff): Promise<string> {
  const { concern_id } = await push.act(sue, 'report-concern', {})
  const { case_id } = await push.act(ben, 'open-incident', { vectors: ['lost-device'], concern_ids: [concern_id] })
  await push.act(ada, 'change-incident', { case_id, version: 1 })
  await typeTasks(push, ada, case_id)
  await push.act(ada, 'add-note', { case_id })
  await push.act(ada, 'add-note', { case_id, privileged: true })
  await typeDecisions(push, ada, case_id)
  await typeParties(push, ada, case_id)
  await typeCustody(push, ben, case_id)
  await typeContainment(push, { ada, ben }, case_id)
  await ada.act('read-timeline', { case_id })
  await ada.act('read-final-report', { case_id })
  return case_id
}

async function typeTasks(push: Pusher, ada: Person, case_id: string): Promise<void> {
  const step = async (name: string) => {
    const { tasks } = await ada.act('list-tasks', { case_id })
    const { task_id, version } = tasks.find((task) => task.step === name)!
    return { case_id, task_id, version }
  }
  await push.act(ada, 'answer-task', {
    ...(await step('look-again')),
    answers: { 'last-seen': 'unsure', story: TYPED },
  })
  await push.act(ada, 'drop-task', await step('report-loss'))
  const { task_id } = await push.act(ada, 'add-task', { case_id })
  await push.act(ada, 'finish-task', { case_id, task_id, version: 1, result: TYPED })
  await push.act(ada, 'reopen-task', { case_id, task_id, version: 2 })
}

async function typeDecisions(push: Pusher, ada: Person, case_id: string): Promise<void> {
  await push.act(ada, 'set-fact', { case_id, name: 'encrypted', value: false, seen: null })
  await push.act(ada, 'set-fact', {
    case_id,
    name: 'kind',
    value: push.canaries.word('a fact').toLowerCase(),
    seen: null,
  })
  const decided = { case_id, kind: 'notify-people', outcome: 'wait' }
  await push.act(ada, 'record-decision', { ...decided, about: 'hk-pdpo-individuals' })
  const answer = await push.post(ada, 'record-decision', { ...decided, about: TYPED })
  expect(answer.body.code, 'about is the id of a duty and nothing else').toBe('INPUT_INVALID')
  for (const name of ['fill-form', 'write-form'] as const) {
    const refused = await push.post(ada, name, { case_id, duty: TYPED, version: 0, answers: {} })
    expect(['INPUT_INVALID', 'NOT_FOUND'], 'duty is the id of a duty').toContain(refused.body.code)
  }
  const form = { case_id, duty: 'hk-pdpo-regulator', version: 0 }
  await push.act(ada, 'write-form', { ...form, answers: { sector: TYPED, what: TYPED } })
  const judged = { case_id, judgement: 'low_probability_of_compromise', outcome: 'no', place: 'HK', factors: {} }
  await push.act(ada, 'record-judgement', judged)
  const { deadline_id, version } = (await ada.act('list-deadlines', { case_id })).deadlines[0]!
  const done = await push.act(ada, 'mark-done', { case_id, deadline_id, version })
  await push.act(ada, 'undo-done', { case_id, deadline_id, version: done.version })
  const hold = { case_id, requested: '2026-03-01', form: 'written', seen: null }
  const { fact_id } = await push.act(ada, 'set-hold', hold)
  await push.act(ada, 'end-hold', { case_id, seen: fact_id })
  await push.act(ada, 'what-if', { case_id, suppose: {} })
}

async function typeParties(push: Pusher, ada: Person, case_id: string): Promise<void> {
  const [phone, email] = [push.canaries.phone('a party'), push.canaries.email('a party')]
  const { party_id } = await push.act(ada, 'add-party', { case_id, kind: 'police' })
  await push.act(ada, 'add-party', { case_id, kind: 'media', phone, email, note: push.canaries.hkid('a party') })
  await push.act(ada, 'change-party', { case_id, party_id, version: 1 })
  await push.act(ada, 'record-contact', { case_id, party_id, way: 'phone', happened_at: '2026-03-02T08:30:00+08:00' })
}

async function typeCustody(push: Pusher, ben: Person, case_id: string): Promise<void> {
  const taken = { case_id, kind: 'computer', collected_at: '2026-03-02T08:30:00+08:00' }
  const { exhibit_id } = await push.act(ben, 'add-exhibit', taken)
  await push.act(ben, 'hand-over', { case_id, exhibit_id, version: 1, handed_at: '2026-03-02T09:30:00+08:00' })
  await ben.act('print-custody', { case_id, exhibit_id })
}

/** By hand, and by a system that does not answer: its secrets are typed too. */
async function typeContainment(push: Pusher, { ada, ben }: Pick<Staff, 'ada' | 'ben'>, case_id: string): Promise<void> {
  const settings = {
    ...{ url: 'http://127.0.0.1:9', realm: TYPED, clientId: TYPED, clientSecret: TYPED },
    protected: [push.canaries.word('an account')],
  }
  const { connector_id } = await push.act(ada, 'set-connector', { kind: 'keycloak', settings })
  const targets = [
    ['disable-account', { kind: 'account' }, { connector_id }],
    ['revoke-token', { kind: 'token' }, {}],
    ['block-indicator', { kind: 'indicator', type: 'email', value: push.canaries.email('an indicator') }, {}],
    ['reset-credential', { kind: 'credential', element: 'password' }, {}],
  ] as const
  for (const [action, target, more] of targets) {
    await push.act(ben, 'plan-containment', { case_id, action, target, ...more })
  }
  const settled = () =>
    until(async () => {
      const all = (await ben.act('list-containments', { case_id })).containments
      return all.every(({ state }) => !['planning', 'confirmed'].includes(state)) ? all : undefined
    })
  const planned = (await settled()).find(({ action }) => action === 'block-indicator')!
  const order = { case_id, containment_id: planned.containment_id }
  await ben.act('confirm-containment', { ...order, version: planned.version })
  const waiting = (await settled()).find(({ containment_id }) => containment_id === planned.containment_id)!
  await push.act(ben, 'report-containment', {
    ...{ ...order, version: waiting.version, outcome: 'done', proof: [{ shows: TYPED, sha256: hash }] },
  })
  await settled()
}

/** The end of a case: closed, opened again, and its key destroyed. */
export async function typeEnding(push: Pusher, { ada, ben, dora }: Staff, case_id: string): Promise<void> {
  await push.act(ada, 'write-after-action', { case_id, version: 0, answers: { cause: TYPED, change: TYPED } })
  await push.act(ada, 'add-lesson', { case_id, owner_id: ada.accountId })
  for (let left = 1; left > 0; ) {
    const open = (await ada.act('list-tasks', { case_id, state: 'open' })).tasks.filter(({ kind }) => kind !== 'lesson')
    for (const { task_id, version } of open) await push.act(ada, 'drop-task', { case_id, task_id, version })
    left = open.length
  }
  for (const { containment_id, version, state } of (await ben.act('list-containments', { case_id })).containments)
    if (['planned', 'unknown'].includes(state)) await ben.act('drop-containment', { case_id, containment_id, version })
  const ended = await push.act(ada, 'close-case', { case_id })
  expect(ended.missing).toMatchObject({ duties: [], tasks: [] })
  expect(ended.closed).toBe(true)
  await push.act(ada, 'reopen-case', { case_id })
  await second(push, dora, await push.ask(ada, 'make-proof-pack-with-words', { case_id }))
  await until(async () =>
    (await ada.act('list-proof-packs', { case_id })).packs.every(({ state }) => state === 'ready') ? true : undefined,
  )
}

/** The second person reads what waits, and agrees. */
export async function second(_: Pusher, who: Person, approval: string) {
  const asked = await who.act('list-approvals', {})
  expect(JSON.stringify(asked)).toContain(approval)
  const agreed = await who.post('/api/decide-approval', { approval, decision: 'approve' })
  expect(agreed.status, agreed.text).toBe(200)
  return agreed.body.output
}
