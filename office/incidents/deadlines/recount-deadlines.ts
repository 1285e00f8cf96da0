import { closed, defineAction, done, ofCase } from '../../access/index.ts'
import { recomputeDeadlines } from './recompute-deadlines.ts'

export const recountDeadlines = defineAction({
  name: 'recount-deadlines',
  summary: 'counts the deadlines of this case anew, after the description of the provider was changed',
  scope: 'case',
  permission: 'see-duties',
  effect: 'write',
  input: closed(ofCase),
  output: done,
  async run(work) {
    recomputeDeadlines(work)
    return { done: true }
  },
})
