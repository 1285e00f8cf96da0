import type { Duty } from '../../../engine/duties/index.ts'
import { escapeHtml, figure, table } from './html.ts'
import type { ReportFacts } from './report-facts.ts'

const duties: Record<string, string> = {
  'notify-regulator': 'Tell the regulator',
  'notify-individuals': 'Tell the people',
  'notify-media': 'Tell the media',
  'notify-consumer-agencies': 'Tell the credit agencies',
  'notify-law-enforcement': 'Tell the police',
  'notify-cert': 'Tell the computer emergency team',
  'notify-controller': 'Tell the organisation whose data it is',
  'substitute-notice': 'Notice to people who cannot be reached',
  'website-notice': 'Notice on the web site',
  'keep-record': 'Keep a record',
  assess: 'Assess and record the risk',
}

/** Who must be told, by when: what has a date first, also where it still depends on a decision; what is met by another duty folded away. */
export function dutiesSection({ answer, asOf, summary }: ReportFacts): string {
  const binding = answer.duties.filter((duty) => duty.binding === 'mandatory')
  const should = answer.duties.filter((duty) => duty.binding === 'recommended')
  const dated = binding.filter(({ due }) => due !== null)
  const undated = binding.filter(({ due }) => due === null)
  const { mandatory, conditional, recommended } = summary.duties
  return `<h2 id="duties">Who must be told, and by when</h2>
<p>${figure(mandatory)} legal duties apply, ${figure(conditional)} depend on a decision that nobody has recorded yet, ${figure(recommended)} are recommended. Counted from the people above by where they live. This is not legal advice.</p>
${binding.length === 0 ? '<p>No law with a legal duty reaches this breach on the facts given.</p>' : ''}
${group('Deadlines', '', dated, asOf)}
${answer.asks.length === 0 ? '' : `<h3>Decisions that change the list</h3>${asksList(answer.asks)}`}
${group(
  'Without a fixed number of days',
  'The law asks for it, and gives no number.',
  undated.filter(({ status }) => status === 'no-number'),
  asOf,
)}
${group(
  'Depends on a decision, without a date',
  '',
  undated.filter(({ status }) => status === 'conditional'),
  asOf,
)}
${folded(
  'Met by doing another duty',
  undated.filter(({ status }) => status === 'satisfied-by'),
  asOf,
)}
${group('Recommended', 'No legal deadline; guidance asks for it.', should, asOf)}
<p class="soft">All details, sources and what does not apply: <a href="duties.json">duties.json</a>.</p>`
}

function group(title: string, remark: string, rows: readonly Duty[], asOf: number): string {
  if (rows.length === 0) return ''
  return `<h3>${title}</h3>${remark === '' ? '' : `<p>${remark}</p>`}${dutyTable(rows, asOf)}`
}

function folded(title: string, rows: readonly Duty[], asOf: number): string {
  if (rows.length === 0) return ''
  return `<details><summary>${title}: ${figure(rows.length)}</summary>${dutyTable(rows, asOf)}</details>`
}

function dutyTable(rows: readonly Duty[], asOf: number): string {
  return table(
    ['By when', 'Duty', 'Law', 'Why'],
    rows.map((duty) => [
      dueText(duty, asOf),
      `${escapeHtml(duties[duty.duty] ?? duty.duty)}<br><span class="soft">${escapeHtml(duty.recipient.name ?? '')}</span>`,
      `${escapeHtml(duty.law)}<br><span class="soft">${escapeHtml(duty.source.citation ?? duty.source.section)}</span>`,
      whyText(duty),
    ]),
  )
}

/** The first reason in full, the rest on demand: a board reads the first, a lawyer all. */
function whyText({ because }: Duty): string {
  const [first = '', ...rest] = because.map(escapeHtml)
  if (rest.length === 0) return first
  return `${first}<details><summary>${rest.length} more reasons</summary>${rest.join('<br>')}</details>`
}

function dueText(duty: Duty, asOf: number): string {
  if (duty.binding === 'recommended') return escapeHtml(duty.phrase ?? 'as soon as practicable')
  if (duty.status === 'satisfied-by') return `Met by ${escapeHtml(duty.satisfied_by ?? '')}`
  if (duty.due === null) return escapeHtml(duty.phrase ?? 'no fixed number')
  const late = Date.parse(duty.due) < asOf
  const when = `${escapeHtml(duty.due.slice(0, 16).replace('T', ' '))} ${escapeHtml(duty.due.slice(19))}`
  const unless = duty.status === 'conditional' ? '<br><span class="soft">unless a decision rules it out</span>' : ''
  return `<span class="tag must">${when}</span><br><span class="soft">${late ? 'overdue by' : 'in'} ${span(Math.abs(Date.parse(duty.due) - asOf))}</span>${unless}`
}

/** A length of time in the unit a person would choose. */
export function span(milliseconds: number): string {
  const hours = Math.round(milliseconds / 3_600_000)
  if (hours < 48) return `${hours} hours`
  return `${Math.round(hours / 24)} days`
}

function asksList(asks: ReportFacts['answer']['asks']): string {
  return `<ul>${asks.map(({ question, changes }) => `<li>${escapeHtml(question)} <span class="soft">(changes ${figure(changes.length)})</span></li>`).join('')}</ul>`
}
