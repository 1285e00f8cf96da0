import { riskLevels, timelineKeys, yesNoJudgements } from '../../../engine/duties/index.ts'
import { optionsOf } from './answers.ts'
import type { Ask, Step } from './playbook.ts'

/** What is wrong with the questions of a step, its forks and its due time, without looking at other steps. */
export function checkAsks(step: Step): string[] {
  const complaints = step.asks.flatMap((ask) => checkAsk(ask).map((what) => `step ${step.id}, ask ${ask.id}: ${what}`))
  const ids = step.asks.map(({ id }) => id)
  if (new Set(ids).size < ids.length) complaints.push(`step ${step.id}: two asks have the same id`)
  for (const fork of step.next) {
    if (typeof fork === 'string') continue
    const ask = step.asks.find(({ id }) => id === fork.ask)
    const at = `step ${step.id}, next by ${fork.ask}:`
    if (ask === undefined) complaints.push(`${at} no such ask`)
    else if (optionsOf(ask).length === 0) complaints.push(`${at} only a yes-no-unsure or a choice decides what follows`)
    else if (!ask.required) complaints.push(`${at} an ask that decides what follows must be required`)
    const strange = fork.is.find((word) => ask !== undefined && !optionsOf(ask).includes(word))
    if (strange !== undefined) complaints.push(`${at} "${strange}" is none of its answers`)
    if (fork.go === undefined && fork.else === undefined && fork.also === undefined)
      complaints.push(`${at} leads nowhere (go, else or also)`)
  }
  if (step.due !== 'none' && step.escalation.length === 0)
    complaints.push(`step ${step.id}: has a due time, but nobody to tell when it is late (escalation)`)
  if (step.due === 'none' && step.escalation.length > 0)
    complaints.push(`step ${step.id}: has an escalation, but no due time`)
  if (step.escalation.some(({ to }) => to === step.who))
    complaints.push(`step ${step.id}: is escalated to the role that owns it`)
  return complaints
}

function checkAsk(ask: Ask): string[] {
  const complaints: string[] = []
  if ((ask.kind === 'choice') !== (ask.options !== undefined))
    complaints.push('a choice has options, and nothing else has')
  const ids = optionsOf(ask)
  if (new Set(ids).size < ids.length) complaints.push('two options have the same id')
  if (ask.fact === undefined) return complaints
  const kind = kindOfFact(ask.fact)
  if (kind === undefined) complaints.push(`"${ask.fact}" is no fact of the duties`)
  else if (ask.kind !== kind) complaints.push(`"${ask.fact}" takes a ${kind}`)
  else if (ask.fact === 'risk' && !ids.every((id) => (riskLevels as readonly string[]).includes(id)))
    complaints.push(`the options of "risk" are ${riskLevels.join(', ')}`)
  return complaints
}

/** The kind of answer that a fact of the duties takes; undefined for a name that the duties do not know. */
function kindOfFact(fact: string): Ask['kind'] | undefined {
  if (fact === 'risk') return 'choice'
  if (fact === 'affected.unreachable') return 'number'
  if ((timelineKeys as readonly string[]).includes(fact.replace(/^timeline\./, '')) && fact.startsWith('timeline.'))
    return 'instant'
  return (yesNoJudgements as readonly string[]).includes(fact) ? 'yes-no-unsure' : undefined
}
