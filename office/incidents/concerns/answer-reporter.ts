import { closed, defineAction, done, prose, tellPeople, uuid } from '../../access/index.ts'
import { addConcernStep } from './add-step.ts'
import { concernForTriage } from './concern-for-triage.ts'

export const answerReporter = defineAction({
  name: 'answer-reporter',
  summary: 'tells whoever reported a concern what became of it; they read it in their own list, or by their code',
  scope: 'provider',
  permission: 'triage-concerns',
  effect: 'write',
  input: closed({ concern_id: uuid, text: prose }),
  output: done,
  async run(work, { concern_id, text }) {
    const { reported_by } = await concernForTriage(work, concern_id)
    await addConcernStep(work, concern_id, 'answered', { text })
    work.record({ what: 'concern.answered', subject: ['concern', concern_id], facts: {} })
    const told = reported_by === null ? [] : [reported_by]
    await tellPeople(work.office, work.trx, told, { kind: 'concern-answered', about: concern_id })
    return { done: true }
  },
})
