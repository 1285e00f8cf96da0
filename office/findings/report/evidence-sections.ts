import { isUnread } from '../../../engine/case/index.ts'
import { bytesInWords, escapeHtml, figure, table } from './html.ts'
import type { ReportFacts } from './report-facts.ts'

const states: Record<string, string> = {
  read: 'Read in full',
  partial: 'Read in part',
  empty: 'Empty',
  encrypted: 'Protected with a password',
  damaged: 'Damaged',
  unsupported: 'Of a kind that cannot be read',
  'too-large': 'Too large or too slow',
  'too-nested': 'Packed too deep',
}

const mostListed = 200

/** What could not be read, so that nobody takes silence for an all-clear. */
export function gapsSection({ summary, items }: ReportFacts): string {
  const counts = new Map<string, number>()
  for (const { state } of items) counts.set(state, (counts.get(state) ?? 0) + 1)
  const missing = items.filter((item) => isUnread(item) || item.state === 'partial')
  const rows = Object.entries(states).filter(([state]) => counts.has(state))
  const listed = missing
    .slice(0, mostListed)
    .map(({ item, state, reason, bytes }) => [
      escapeHtml(item),
      escapeHtml(states[state]!),
      escapeHtml(reason),
      bytesInWords(bytes),
    ])
  const rest = missing.length > mostListed ? ` The first ${mostListed} are shown.` : ''
  return `<h2 id="gaps">What could not be read</h2>
<p>${figure(summary.items.total)} items were found, ${figure(summary.items.read)} of them read in full. ${figure(summary.gaps)} gaps are on record.</p>
${table(
  ['State', 'Items'],
  rows.map(([state, name]) => [name, figure(counts.get(state)!)]),
  [1],
)}
${missing.length === 0 ? '' : `<details open><summary>The ${figure(missing.length)} items that were not read in full.${rest}</summary>${table(['Item', 'State', 'Reason', 'Size'], listed, [3])}</details>`}
<p class="soft">Every gap: <a href="gaps.csv">gaps.csv</a>. Every item with its SHA-256: <a href="items.csv">items.csv</a>.</p>`
}

/** How the numbers came about, for the sceptical reader. */
export function methodSection({ summary, assumptions }: ReportFacts): string {
  const sources = summary.sources.map(({ path, items, bytes, why }) => [
    escapeHtml(path),
    figure(items),
    bytesInWords(bytes),
    escapeHtml(why),
  ])
  return `<h2 id="method">How we know</h2>
${table(['Source', 'Items', 'Size', 'Complete?'], sources, [1, 2])}
<ul>
<li>Every file was opened and read; a person counts only where the content itself shows them (grade E1).</li>
<li>A name alone links nobody. Each link rests on several fields that agree, with their weights on record; doubtful ones wait for a person.</li>
<li>Findings below 60 % confidence are kept for review and not counted here.</li>
${assumptions.map((one) => `<li>${escapeHtml(one)}</li>`).join('\n')}
</ul>
<p class="soft">Cordon ${escapeHtml(summary.version)}. The same evidence and version give the same people and numbers. Reading took ${figure(Math.max(1, Math.round(summary.seconds)))} seconds.</p>`
}
