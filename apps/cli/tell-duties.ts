import type { DutiesAnswer, Duty } from '../../engine/duties/index.ts'

const width = 100

/** The answer for reading: one line per duty, then each with its reasons, then what is only recommended and what is still to be said. */
export function tellDuties(answer: DutiesAnswer): string {
  const now = Date.parse(answer.as_of)
  const mandatory = answer.duties.filter(({ binding }) => binding === 'mandatory')
  const groups: [string, Duty[]][] = [
    ['Required by law', mandatory.filter(({ status }) => status === 'due' || status === 'no-number')],
    ['Required if a question below is answered so', mandatory.filter(({ status }) => status === 'conditional')],
    ['Met by doing another', mandatory.filter(({ status }) => status === 'satisfied-by')],
    ['Recommended, not required', answer.duties.filter(({ binding }) => binding === 'recommended')],
  ]
  const filled = groups.filter(([, duties]) => duties.length > 0)
  return [
    `Duties as of ${answer.as_of}. ${answer.not_applicable.length} others do not apply (--json says why).`,
    ...filled.flatMap(([title, duties]) => ['', heading(title), ...duties.map((duty) => row(duty, now))]),
    ...tellAsks(answer),
    ...filled.flatMap(([title, duties]) => [
      '',
      heading(`${title}: to whom, why, source`),
      ...duties.flatMap((duty) => details(duty)),
    ]),
    '',
    'This is not legal advice. Confirm each duty with counsel; the source and our confidence are beside it.',
  ].join('\n')
}

const heading = (title: string): string => `${title}\n${'-'.repeat(title.length)}`

/** "2026-05-01 23:59 -04:00  in 52 days   US       notify-regulator         us-hipaa-hhs-500". */
function row(duty: Duty, now: number): string {
  const when = duty.due === null ? '-' : local(duty.due)
  const left = duty.due === null ? '' : relative(Date.parse(duty.due) - now)
  const where = duty.for_each.length > 1 ? `${duty.jurisdiction} x${duty.for_each.length}` : duty.jurisdiction
  const line = `${when.padEnd(24)}${left.padEnd(14)}${where.padEnd(9)}${duty.duty.padEnd(26)}${duty.id}`
  if (duty.satisfied_by !== null) return `${line}  <- ${duty.satisfied_by}`
  return duty.due === null && duty.phrase !== null ? `${line}\n${' '.repeat(38)}"${short(duty.phrase)}"` : line
}

const short = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 57)}...`)

function details(duty: Duty): string[] {
  const stages = duty.stages.map(({ name, due }) => `stage: ${name}${due === null ? '' : `: ${local(due)}`}`)
  const lines = [
    `to: ${duty.recipient.name ?? 'see source'}${duty.recipient.form === null ? '' : `; form: ${duty.recipient.form}`}`,
    ...(duty.for_each.length > 1 ? [`for each of: ${duty.for_each.join(', ')}`] : []),
    ...stages,
    ...(duty.due === null && duty.phrase !== null ? [`when: ${duty.phrase}`] : []),
    ...duty.because,
    `source: ${duty.source.citation}${duty.source.url === null ? '' : ` ${duty.source.url}`} (confidence: ${duty.confidence})`,
  ]
  return ['', duty.id, ...lines.flatMap((line) => wrap(line, 2))]
}

/** 2026-05-01T23:59:59-04:00 -> 2026-05-01 23:59 -04:00. */
function local(due: string): string {
  return `${due.slice(0, 10)} ${due.slice(11, 16)} ${due.slice(19)}`
}

function relative(ms: number): string {
  const hours = Math.floor(Math.abs(ms) / 3_600_000)
  const span = hours < 96 ? `${hours} h` : `${Math.floor(hours / 24)} days`
  return ms < 0 ? `${span} ago` : `in ${span}`
}

function tellAsks(answer: DutiesAnswer): string[] {
  if (answer.asks.length === 0) return []
  const lines = answer.asks.flatMap(({ judgement, question, changes }) =>
    wrap(`${judgement}: ${question} (${changes.join(', ')})`, 0),
  )
  return ['', heading('Say this, and the answer changes'), ...lines]
}

/** Lines of at most `width` characters where words allow it, all after the first indented by two more. */
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
