import { pathToFileURL } from 'node:url'
import { nextDeadline, type ScopeResult } from '../../engine/pipeline.ts'
import type { Terminal } from './command.ts'

const figure = new Intl.NumberFormat('en-GB').format

/** The result in a dozen lines: scope as bounds, harm, duties, what could not be read, where to look. */
export function tellResult({ summary, layout, atMost, answer }: ScopeResult, terminal: Terminal): void {
  const { people, items, harm, duties } = summary
  const bands = Object.entries(harm)
    .reverse()
    .map(([band, count]) => `${figure(count)} ${band}`)
    .join(', ')
  const next = nextDeadline(answer.duties)
  const unless = next?.status === 'conditional' ? ', unless a decision rules it out' : ''
  terminal.print(
    [
      `People    at least ${figure(people.proven)}, at most ${figure(atMost)}`,
      `          ${figure(people.linked)} patients, ${figure(people.ambiguous)} to be decided, ${figure(people.unlisted)} not in the roster`,
      `Harm      ${bands}`,
      `Duties    ${duties.mandatory} mandatory, ${duties.conditional} depend on a decision, ${duties.recommended} recommended`,
      `          next: ${next === undefined ? 'no legal deadline' : `${next.due} ${next.law}${unless}`}`,
      `Evidence  ${figure(items.total)} items, ${figure(items.read)} read in full, ${figure(items.partial)} in part, ${figure(items.unread)} not; ${figure(summary.gaps)} gaps`,
      `Case      ${layout.folder}`,
      `Report    ${pathToFileURL(layout.report).href}`,
    ].join('\n'),
  )
}
