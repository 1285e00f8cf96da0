import { closed, count, defineAction, inputInvalid, ofCase, uuid } from '../../access/index.ts'
import { beginRun } from '../runs/begin-run.ts'
import { countWaiting, takenIn } from './list-match-decisions.ts'

export const applyDecisions = defineAction({
  name: 'apply-decisions',
  summary: 'starts a run that takes in what the reviewers have decided; nothing is read again',
  scope: 'case',
  permission: 'review-people',
  effect: 'write',
  input: closed(ofCase),
  output: closed({ run_id: uuid, number: count, decisions: count }),
  async run(work) {
    const decisions = await countWaiting(work, await takenIn(work))
    if (decisions === 0) throw inputInvalid('There is no decision that the register has not taken in yet')
    return { ...(await beginRun(work)), decisions }
  },
})
