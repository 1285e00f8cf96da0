import { type Check, type CheckRecord, open, passes, yes } from '../check.ts'
import type { HarmTest } from '../duty-record.ts'
import { type RiskLevel, riskLevels } from '../facts.ts'
import { perPlace, type Situation } from '../situation.ts'
import { deemedHarm } from './elements.ts'

/** What a harm test says, from the judgements given for that place: yes, no, or undefined with the judgement to ask for. */
type Test = (situation: Situation, place: string) => { met: boolean | undefined; ask: string; said: string }

/**
 * The law's own test of harm. A judgement answers it; without one the duty is conditional. `risk` and `serious_harm` answer for each
 * other where one implies the other: no risk is no serious harm, serious harm is a risk.
 */
export const checkHarm: CheckRecord = (record, situation, conditions) => {
  const { risk } = record.trigger
  if (risk === 'any' || conditions.some(({ no_risk_test }) => no_risk_test)) return passes
  if (deemedHarm(record, situation)) return yes('the law deems data of this kind harmful')
  const { met, ask, said } = tests[risk](situation, record.jurisdiction)
  if (met === undefined) return open(ask, `${waitsFor[risk]}: nobody has judged that yet, so plan for the notice`)
  if (met) return yes(`${names[risk]}: ${said}`)
  return { answer: 'no', because: `${names[risk]}: ${said}`, harmOnly: true } satisfies Check
}

const riskOf = (situation: Situation, place: string) => perPlace(situation.facts.judgements?.risk, place, riskLevels)

function atLeast(least: RiskLevel): Test {
  return (situation, place) => {
    const risk = riskOf(situation, place)
    if (risk !== undefined)
      return {
        met: riskLevels.indexOf(risk) >= riskLevels.indexOf(least),
        ask: 'risk',
        said: `the risk was judged "${risk}"`,
      }
    const serious = situation.judged('serious_harm', place)
    const met = serious === true && least === 'risk' ? true : undefined
    return { met, ask: 'risk', said: 'serious harm was judged likely, which is a risk' }
  }
}

const seriousHarm: Test = (situation, place) => {
  const { judgements } = situation.facts
  const own = typeof judgements?.risk === 'object' ? riskOf(situation, place) : undefined
  const serious = situation.judged('serious_harm', place)
  if (own === undefined && serious !== undefined)
    return { met: serious, ask: 'serious_harm', said: `serious harm was judged ${serious ? 'likely' : 'not likely'}` }
  const risk = own ?? riskOf(situation, place)
  const met = risk === 'high' ? true : risk === 'none' || risk === 'low' ? false : serious
  return { met, ask: 'serious_harm', said: `the risk was judged "${risk}"` }
}

const notLowProbability: Test = (situation, place) => {
  const low = situation.judged('low_probability_of_compromise', place)
  const said =
    low === true ? 'a low probability of compromise was shown' : 'a low probability of compromise was not shown'
  return { met: low === undefined ? undefined : !low, ask: 'low_probability_of_compromise', said }
}

const significantImpact: Test = (situation, place) => {
  const impact = situation.judged('significant_impact', place)
  return {
    met: impact,
    ask: 'significant_impact',
    said: `the impact was judged ${impact ? 'significant' : 'not significant'}`,
  }
}

const tests: Record<Exclude<HarmTest, 'any'>, Test> = {
  risk: atLeast('risk'),
  'high-risk': atLeast('high'),
  'serious-harm': seriousHarm,
  'real-risk-of-significant-harm': seriousHarm,
  'not-low-probability': notLowProbability,
  'significant-impact': significantImpact,
}

const names: Record<Exclude<HarmTest, 'any'>, string> = {
  risk: 'test of risk',
  'high-risk': 'test of high risk',
  'serious-harm': 'test of serious harm',
  'real-risk-of-significant-harm': 'test of real risk of significant harm',
  'not-low-probability': 'presumed a breach unless a low probability of compromise is shown',
  'significant-impact': 'test of significant impact',
}

const waitsFor: Record<Exclude<HarmTest, 'any'>, string> = {
  risk: 'it hangs on whether there is a risk to the people',
  'high-risk': 'it hangs on whether there is a high risk to the people',
  'serious-harm': 'it hangs on whether serious harm is likely',
  'real-risk-of-significant-harm': 'it hangs on whether there is a real risk of significant harm',
  'not-low-probability': 'it is presumed a breach unless a written assessment shows a low probability of compromise',
  'significant-impact': 'it hangs on whether the impact was significant',
}
