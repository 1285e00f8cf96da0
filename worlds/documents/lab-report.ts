import type { LabResult } from '../clinic/record.ts'
import type { Person } from '../people/person.ts'
import { mask } from '../truth/elements.ts'
import { Showing } from '../truth/truth.ts'
import type { World } from '../world.ts'
import type { Document } from './document.ts'
import { type Line, patientLines, writtenDate } from './patient-lines.ts'
import { PdfPage } from './pdf-page.ts'

/** A laboratory report as PDF, one page: whose it is, and a table of results. */
export async function labReport(world: World, person: Person, number: number): Promise<Document> {
  const random = world.random('lab-report', number)
  const lines = patientLines(world.mix, random, person, 'birth')
  const results = resultsFor(world, person)
  const showing = new Showing()
  for (const { shows } of lines) showing.show(person, shows)
  for (const { lab } of results) showing.show(person, mask('lab-result') | lab.flags)
  const page = new PdfPage()
  page.heading(world.clinic.name, 'LABORATORY REPORT')
  writeLines(page, [...lines, { label: 'Requested by', value: random.pick(world.clinic.doctors), shows: 0n }])
  page.gap()
  page.row(['Test', 'Result', 'Unit', 'Reference'], true)
  for (const { lab, value, abnormal } of results)
    page.row([lab.name, value + (abnormal ? ' *' : ''), lab.unit, lab.high === '' ? '' : `${lab.low} - ${lab.high}`])
  page.gap()
  page.line(`Collected ${writtenDate(world.mix, results[0]!.day)}. Results marked * are outside the reference range.`)
  return { name: `LAB-${String(40_000 + number)}.pdf`, bytes: await page.bytes(), type: 'application/pdf', showing }
}

export function writeLines(page: PdfPage, lines: readonly Line[]): void {
  for (const { label, value } of lines) page.line(`${label}: ${value}`)
}

/** The person's own latest results, or two ordinary ones where they never had a test. */
function resultsFor(world: World, person: Person): LabResult[] {
  const own = world.record(person).labs.slice(-6)
  if (own.length > 0) return own
  const random = world.random('plain-labs', person.index)
  const labs = world.clinic.catalogue
    .flatMap((condition) => condition.labs)
    .filter(({ loinc }) => ['718-7', '14682-9'].includes(loinc))
  return labs.map((lab, at) => ({
    number: at,
    day: '2026-08-14',
    lab,
    value: (lab.from + random.unit() * (lab.to - lab.from)).toFixed(lab.decimals),
    abnormal: false,
  }))
}
