import { residenceIn } from '../../../engine/case/index.ts'
import { elementNames, taxonomy } from '../../../engine/elements/index.ts'
import { bands, harmFlags } from '../../../engine/harm/index.ts'
import { barChart, boundsChart } from './charts.ts'
import { escapeHtml, figure, listButton, table } from './html.ts'
import type { ReportFacts } from './report-facts.ts'

const plainNames = new Map(
  taxonomy.map((entry) => [entry.element, (entry['name'] as { en: string } | undefined)?.en ?? entry.element]),
)

/** Says at least how many people, at most how many, and why the two differ. */
export function scopeSection({ summary, rosterCount, atMost }: ReportFacts): string {
  const { linked, ambiguous, unlisted, proven } = summary.people
  const why =
    atMost === proven
      ? 'Everything in the sources was read, so these are all the people in it.'
      : `${figure(summary.items.unread + summary.items.partial)} items could not be read in full. Until they are, no patient in the roster can be excluded.`
  return `<h2 id="scope">Whose data was taken</h2>
<p>The material shows <strong>at least ${listButton('all', 'People in the material', proven)} people</strong>. ${escapeHtml(why)}</p>
${boundsChart(proven, atMost, rosterCount)}
${table(
  ['Who', 'People', 'What it means'],
  [
    [
      'Patients of ours',
      listButton('outcome:0', 'Patients of ours', linked),
      'Matched to one patient in the roster, with the reasons on record.',
    ],
    [
      'To be decided by a person',
      listButton('outcome:1', 'To be decided', ambiguous),
      'Fits several patients. Nobody is told before a reviewer decides. The candidates are in <a href="review.csv">review.csv</a>.',
    ],
    [
      'Not in the roster',
      listButton('outcome:2', 'Not in the roster', unlisted),
      'People in the material who are not patients in the roster: they may still have to be told.',
    ],
  ],
  [1],
)}
<p class="soft">The list with names is <a href="people.csv">people.csv</a>.</p>`
}

export function elementsSection({ summary }: ReportFacts): string {
  const elements = Object.entries(summary.elements)
  const bars = elements
    .slice(0, 12)
    .map(([element, value]) => ({ label: capital(plainNames.get(element)!), value, warn: isSensitive(element) }))
  const rows = elements.map(([element, count]) => [
    escapeHtml(capital(plainNames.get(element)!)),
    listButton(`element:${elementNames.indexOf(element)}`, capital(plainNames.get(element)!), count),
  ])
  return `<h2 id="elements">What was taken</h2>
<p>People per kind of data, the most frequent first. Orange marks kinds that the law and people hold as especially sensitive.</p>
${barChart('People per kind of data', bars)}
<details${elements.length <= 12 ? ' open' : ''}><summary>All ${elements.length} kinds, with their lists</summary>
${table(['Kind of data', 'People'], rows, [1])}</details>
<p class="soft">Every place that proves it: <a href="exposures.csv">exposures.csv</a>.</p>`
}

export function harmSection({ summary, register }: ReportFacts): string {
  const bars = [...bands].reverse().map((band) => ({
    label: capital(band),
    value: summary.harm[band] ?? 0,
    warn: band === 'very-high' || band === 'high',
  }))
  const counts = new Map<string, number>()
  for (const { flags } of register.harm) for (const flag of flags) counts.set(flag, (counts.get(flag) ?? 0) + 1)
  const rows = harmFlags
    .filter((flag) => counts.has(flag))
    .map((flag) => [
      escapeHtml(flagNames[flag] ?? flag),
      listButton(`flag:${harmFlags.indexOf(flag)}`, flagNames[flag] ?? flag, counts.get(flag)!),
    ])
  const bandRows = [...bands]
    .reverse()
    .map((band, at) => [
      capital(band),
      listButton(`band:${bands.length - 1 - at}`, `Harm ${band}`, summary.harm[band] ?? 0),
    ])
  return `<h2 id="harm">How bad it is for them</h2>
<p>Each person is scored from exactly their own exposed data (method of ENISA, 2013). Those at the top need a call before a letter.</p>
${barChart('People per band of harm', bars)}
${table(['Band', 'People'], bandRows, [1])}
${rows.length === 0 ? '' : `<h3>People who need particular care</h3>${table(['Why', 'People'], rows, [1])}`}`
}

const regions = new Intl.DisplayNames(['en'], { type: 'region' })

/** Where the linked people live, which decides the laws that count them. */
export function residenceSection({ summary, register }: ReportFacts): string {
  const order: string[] = []
  for (let person = 0; person < register.people.count; person++) {
    const code = residenceIn(register, person)
    if (!order.includes(code)) order.push(code)
  }
  const rows = Object.entries(summary.residence).map(([code, count]) => [
    escapeHtml(placeName(code)),
    escapeHtml(code),
    listButton(`residence:${order.indexOf(code)}`, `Living in ${placeName(code)}`, count),
  ])
  if (rows.length === 0) return ''
  return `<h2 id="residence">Where they live</h2>
<p>Laws count the people who live in their place. Where somebody lives is taken from the roster.</p>
${table(['Place', 'Code', 'People'], rows, [2])}`
}

/** "Hong Kong", "United States, OH". */
function placeName(code: string): string {
  const [country, part] = code.split('-') as [string, string | undefined]
  const name = (regions.of(country) ?? country).replace(' SAR China', '')
  return part === undefined ? name : `${name}, ${part}`
}

const flagNames: Record<string, string> = {
  'identity-theft-kit': 'Identity can be stolen: official number, name and birth date together',
  'medical-fraud-kit': 'Medical fraud is possible: insurance or health number, name and birth date together',
  payment: 'Payment card or bank account',
  credentials: 'Password or key',
  hiv: 'HIV',
  'mental-health': 'Mental health',
  'sexual-health': 'Sexual health',
  'reproductive-health': 'Pregnancy and reproductive health',
  'substance-use': 'Alcohol or drugs',
  'genetic-data': 'Genetic data',
  'abuse-or-violence': 'Abuse or violence',
  minor: 'Children',
  'safe-address': 'Hidden address: safety first, before any letter',
  deceased: 'Deceased: the family is told',
}

function isSensitive(element: string): boolean {
  return taxonomy.find((entry) => entry.element === element)?.enisa === 'sensitive'
}

export function capital(text: string): string {
  const words = text.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
