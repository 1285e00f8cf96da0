import { createHash } from 'node:crypto'
import type { IdentityTable } from '../link/index.ts'
import { type Links, Outcome, type Outcomes } from './resolution.ts'

/** What people decided about doubtful matches: signature -> row in the roster, or -1 for none of the candidates. */
export type Decisions = ReadonlyMap<string, number>

/**
 * SHA-256, hex, over the identity fields of a row, in no order: the same evidence about somebody has the same signature in every run,
 * so that a decision holds as long as nothing new is known. Guessable by who knows the fields: keep it like personal data.
 */
export function signatureOf(rows: IdentityTable, row: number): string {
  const fields: string[] = []
  for (let at = rows.start[row]!; at < rows.start[row + 1]!; at++)
    fields.push(`${rows.element[at]}\0${rows.part[at]}\0${rows.values[at]}`)
  return createHash('sha256').update(fields.sort().join('\0\0')).digest('hex')
}

/** `links` with the decisions of people in the place of its doubts. What it is sure of, and what is new, stays its own answer. */
export function decidedLinks(links: Links, decisions: Decisions): Links {
  if (decisions.size === 0) return links
  return { link: (rows) => decide(rows, links.link(rows), decisions) }
}

function decide(rows: IdentityTable, answers: Outcomes, decisions: Decisions): Outcomes {
  const decided = new Set<number>()
  for (let row = 0; row < rows.count; row++) {
    if (answers.outcome[row] !== Outcome.ambiguous) continue
    const patient = decisions.get(signatureOf(rows, row))
    if (patient === undefined) continue
    decided.add(row)
    answers.outcome[row] = patient < 0 ? Outcome.unlisted : Outcome.linked
    answers.patient[row] = patient
    answers.probability[row] = 1
  }
  const why = (row: number, patient: number): string =>
    decided.has(row) ? `decided by a reviewer; ${answers.why(row, patient)}` : answers.why(row, patient)
  return {
    ...answers,
    candidates: (row) => (decided.has(row) ? [] : answers.candidates(row)),
    why,
    decided: (row) => decided.has(row),
  }
}
