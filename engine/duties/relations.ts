import { matchedWords } from './checks/elements.ts'
import type { DutyRecord } from './duty-record.ts'
import type { Situation } from './situation.ts'
import { conditionsOf, type Deemed, excludeWords } from './supplements.ts'
import type { Verdict } from './verdict.ts'

/**
 * What one duty does to another: replaces it, brings it along, or meets it. Works on the verdicts of the single records, in the order
 * of the list below, so that a duty that fell away replaces nothing.
 */
export function relate(records: readonly DutyRecord[], verdicts: Map<string, Verdict>, situation: Situation): void {
  for (const record of records) followInverse(record, verdicts)
  for (const record of records) followOthers(record, verdicts)
  for (const record of records) fallAway(record, verdicts)
  for (const record of records) meet(record, verdicts, situation)
}

const alive = (verdict: Verdict | undefined): boolean => verdict !== undefined && verdict.no === undefined

function followInverse(record: DutyRecord, verdicts: Map<string, Verdict>): void {
  const verdict = verdicts.get(record.id)!
  const inverse = conditionsOf(record.id).find(({ inverse_of }) => inverse_of !== undefined)?.inverse_of
  if (inverse === undefined || !alive(verdict)) return
  const other = verdicts.get(inverse)
  if (other?.harmOnly === true) {
    verdict.because.push(`${inverse} falls away on its harm test (${other.no}), and the regulator must hear of that`)
  } else if (alive(other) && other!.asks.length > 0) {
    verdict.asks.push(...other!.asks)
    verdict.because.push(`only if ${inverse} falls away on its harm test, which is still open`)
  } else {
    ruleOut(
      verdict,
      alive(other)
        ? `only where the people are not told; ${inverse} says that they are`
        : `only in place of ${inverse}, which does not apply at all`,
    )
  }
}

function followOthers(record: DutyRecord, verdicts: Map<string, Verdict>): void {
  const verdict = verdicts.get(record.id)!
  const leaders = conditionsOf(record.id).flatMap(({ when_any_of }) => when_any_of ?? [])
  if (leaders.length === 0 || !alive(verdict)) return
  const living = leaders.map((id) => ({ id, verdict: verdicts.get(id) })).filter(({ verdict: leader }) => alive(leader))
  if (living.length === 0) ruleOut(verdict, `it follows one of ${leaders.join(', ')}, and none of them applies`)
  if (living.length === 0) return
  const sure = living.find(({ verdict: leader }) => leader!.asks.length === 0)
  verdict.because.push(`it follows ${(sure ?? living[0]!).id}`)
  if (sure === undefined) verdict.asks.push(...new Set(living.flatMap(({ verdict: leader }) => leader!.asks)))
}

function fallAway(record: DutyRecord, verdicts: Map<string, Verdict>): void {
  const verdict = verdicts.get(record.id)!
  displace(record, verdicts)
  const others = conditionsOf(record.id).flatMap(({ replaced_by }) => replaced_by ?? [])
  for (const id of others) {
    const other = verdicts.get(id)
    if (!alive(verdict) || !alive(other)) continue
    // What would bring this one in would bring in the other too, so this one never stands.
    const always = other!.asks.every((ask) => verdict.asks.includes(ask))
    if (always) ruleOut(verdict, `${id} applies in its place`)
    else waitFor(verdict, other!.asks, `falls away if ${id} applies, which is still open`)
  }
}

/** Asks that only the harm test puts: whatever they answer, the law that covers the case is the same. */
const harmAsks = new Set(['risk', 'serious_harm', 'significant_impact', 'low_probability_of_compromise'])

/** Another law covers the case in place of this one, even where its own harm test then says that nobody need be told. */
function displace(record: DutyRecord, verdicts: Map<string, Verdict>): void {
  const verdict = verdicts.get(record.id)!
  const laws = conditionsOf(record.id).flatMap(({ displaced_by }) => displaced_by ?? [])
  for (const id of laws) {
    const other = verdicts.get(id)
    if (!alive(verdict) || other === undefined || !(alive(other) || other.harmOnly)) continue
    const open = other.asks.filter((ask) => !harmAsks.has(ask))
    if (open.length === 0) ruleOut(verdict, `the law of ${id} covers the case in its place`)
    else waitFor(verdict, open, `falls away if the law of ${id} covers the case, which is still open`)
  }
}

function ruleOut(verdict: Verdict, because: string): void {
  verdict.no = because
  verdict.asks = []
}

function waitFor(verdict: Verdict, asks: readonly string[], because: string): void {
  verdict.because.push(because)
  for (const ask of asks) if (!verdict.asks.includes(ask)) verdict.asks.push(ask)
}

/** Deemed compliance: which duty has to be done for this one to be met. */
function meet(record: DutyRecord, verdicts: Map<string, Verdict>, situation: Situation): void {
  const verdict = verdicts.get(record.id)!
  if (!alive(verdict)) return
  for (const word of record.trigger.excludes) {
    const rule = excludeWords.deemed[word]
    if (rule === undefined || !deems(rule, record, situation)) continue
    const by = (rule.by ?? hipaaDuty(record)).find((id) => alive(verdicts.get(id)))
    if (by === undefined) continue
    verdict.satisfiedBy = by
    waitFor(verdict, verdicts.get(by)!.asks, `${rule.says}: do ${by}`)
    return
  }
}

const hipaaRoles = ['covered-entity', 'business-associate']

function deems(rule: Deemed, record: DutyRecord, situation: Situation): boolean {
  if (!(rule.roles ?? hipaaRoles).some((role) => situation.capacities.has(role))) return false
  if (rule.only_duty !== undefined && !rule.only_duty.includes(record.duty)) return false
  const allowed = rule.only_elements
  return allowed === undefined || matchedWords(record, situation).every((word) => allowed.includes(word))
}

/** A regulator is met by the filing with HHS, everybody else by the letters (or, for a business associate, by telling the covered entity). */
function hipaaDuty(record: DutyRecord): string[] {
  const letters = ['us-hipaa-individuals', 'us-hipaa-ba-to-ce']
  return record.duty === 'notify-regulator' ? ['us-hipaa-hhs-500', 'us-hipaa-hhs-annual', ...letters] : letters
}
