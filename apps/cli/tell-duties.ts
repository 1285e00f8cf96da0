import type { DutiesAnswer, Duty } from '../../engine/duties/index.ts'

const width = 100

/** The answer for reading: deadlines first, then what has none, what is only recommended, and what is still to be said. */
export function tellDuties(answer: DutiesAnswer): string {
  const now = Date.parse(answer.as_of)
  const mandatory = answer.duties.filter(({ binding }) => binding === 'mandatory')
  const met = mandatory.filter(({ status }) => status === 'satisfied-by')
  const open = mandatory.filter(({ status }) => status !== 'satisfied-by')
  const recommended = answer.duties.filter(({ binding }) => binding === 'recommended')
  const section = (title: string, duties: Duty[]): string[] =>
    duties.length === 0
      ? []
      : ['', title, '='.repeat(title.length), ...duties.flatMap((duty) => ['', ...tellDuty(duty, now)])]
  return [
    `Duties as of ${answer.as_of}: ${open.length} in law, ${met.length} met by another, ${recommended.length} recommended; ${answer.not_applicable.length} others do not apply.`,
    ...section('Required by law', open),
    ...section('Met by doing another', met),
    ...section('Recommended, not required', recommended),
    ...tellAsks(answer),
    '',
    'This is not legal advice. Confirm each duty with counsel; the source and our confidence are beside it.',
  ].join('\n')
}

function tellDuty(duty: Duty, now: number): string[] {
  const where = duty.for_each.length > 1 ? ` for each of ${duty.for_each.join(', ')}` : ''
  const head = `${headline(duty, now)}  ${duty.jurisdiction}  ${duty.duty}${where}`
  const stages = duty.stages.map(({ name, due }) => `stage: ${name}${due === null ? '' : `: ${local(due)}`}`)
  const form = duty.recipient.form === null ? [] : [`form: ${duty.recipient.form}`]
  const lines = [
    `to: ${duty.recipient.name ?? 'see source'}`,
    ...(duty.satisfied_by === null ? [] : [`met by: ${duty.satisfied_by}`]),
    ...form,
    ...stages,
    ...duty.because.map((reason) => `because: ${reason}`),
    `source: ${duty.source.citation}${duty.source.url === null ? '' : ` ${duty.source.url}`}`,
    `confidence: ${duty.confidence}   id: ${duty.id}`,
  ]
  return [head, ...lines.flatMap((line) => wrap(line, 2))]
}

function headline(duty: Duty, now: number): string {
  const due = duty.due === null ? undefined : `${local(duty.due)} (${relative(Date.parse(duty.due) - now)})`
  const phrase = duty.phrase ?? 'no time given'
  if (duty.status === 'conditional') return due === undefined ? `IF IT APPLIES: ${phrase}` : `IF IT APPLIES: ${due}`
  return due ?? phrase
}

/** 2026-05-01T23:59:59-04:00 -> 2026-05-01 23:59 -04:00. */
function local(due: string): string {
  return `${due.slice(0, 10)} ${due.slice(11, 16)} ${due.slice(19)}`
}

function relative(ms: number): string {
  const hours = Math.floor(Math.abs(ms) / 3_600_000)
  const span = hours < 96 ? `${hours} hours` : `${Math.floor(hours / 24)} days`
  return ms < 0 ? `${span} ago` : `in ${span}`
}

function tellAsks(answer: DutiesAnswer): string[] {
  if (answer.asks.length === 0) return []
  const title = 'Say this, and the answer changes'
  const lines = answer.asks.flatMap(({ judgement, question, changes }) =>
    wrap(`${judgement}: ${question} (${changes.join(', ')})`, 0),
  )
  return ['', title, '='.repeat(title.length), ...lines]
}

/** Lines of at most `width` characters, all after the first indented by two more. */
function wrap(text: string, indent: number): string[] {
  const lines: string[] = []
  let line = ' '.repeat(indent)
  let empty = true
  for (const word of text.split(/\s+/)) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line)
      line = ' '.repeat(indent + 2)
      empty = true
    }
    line += empty ? word : ` ${word}`
    empty = false
  }
  return [...lines, line]
}
