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

/** Who must be told, by when: mandatory with clocks, what waits for a judgement, and what is recommended. */
export function dutiesSection({ answer, asOf }: ReportFacts): string {
  const must = answer.duties.filter(({ binding, status }) => binding === 'mandatory' && status !== 'conditional')
  const waiting = answer.duties.filter(({ binding, status }) => binding === 'mandatory' && status === 'conditional')
  const should = answer.duties.filter(({ binding }) => binding === 'recommended')
  return `<h2 id="duties">Who must be told, and by when</h2>
<p>${figure(must.length)} legal duties apply, ${figure(waiting.length)} depend on a decision that nobody has recorded yet, ${figure(should.length)} are recommended. Counted from the people above by where they live. This is not legal advice.</p>
${must.length === 0 ? '<p>No law with a legal duty reaches this breach on the facts given.</p>' : dutyTable(must, asOf)}
${waiting.length === 0 ? '' : `<h3>Depends on a decision</h3>${asksList(answer.asks)}<details><summary>The ${figure(waiting.length)} duties concerned</summary>${dutyTable(waiting, asOf)}</details>`}
${should.length === 0 ? '' : `<h3>Recommended</h3><p>No legal deadline; guidance asks for it.</p>${dutyTable(should, asOf)}`}
<p class="soft">All details, sources and what does not apply: <a href="duties.json">duties.json</a>.</p>`
}

function dutyTable(rows: readonly Duty[], asOf: number): string {
  return table(
    ['By when', 'Duty', 'Law', 'Why'],
    rows.map((duty) => [
      dueText(duty, asOf),
      `${escapeHtml(duties[duty.duty] ?? duty.duty)}<br><span class="soft">${escapeHtml(duty.recipient.name ?? '')}</span>`,
      `${escapeHtml(duty.law)}<br><span class="soft">${escapeHtml(duty.source.citation ?? duty.source.section)}</span>`,
      duty.because.map(escapeHtml).join('<br>'),
    ]),
  )
}

function dueText(duty: Duty, asOf: number): string {
  if (duty.binding === 'recommended') return escapeHtml(duty.phrase ?? 'as soon as practicable')
  if (duty.status === 'satisfied-by') return `Met by ${escapeHtml(duty.satisfied_by ?? '')}`
  if (duty.due === null) return escapeHtml(duty.phrase ?? 'no fixed number')
  const late = Date.parse(duty.due) < asOf
  const when = `${escapeHtml(duty.due.slice(0, 16).replace('T', ' '))} ${escapeHtml(duty.due.slice(19))}`
  return `<span class="tag must">${when}</span><br><span class="soft">${late ? 'overdue by' : 'in'} ${span(Math.abs(Date.parse(duty.due) - asOf))}</span>`
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
