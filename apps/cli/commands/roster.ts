import { checkRoster, type RosterReport, rosterFields } from '../../../engine/people/index.ts'
import type { Command } from '../command.ts'
import { parseOptions, usage } from '../options.ts'
import { Progress } from '../progress.ts'
import { openRoster, parseMaps } from '../read-people.ts'

export const roster: Command = {
  name: 'roster',
  summary: 'what the patient list has and lacks (roster check)',
  help: `
usage: ./cordon roster check FILE|DIR [--map "column=field"]... [--based-in CODE] [--json]

  FILE|DIR            the provider's patients: CSV, TSV or FHIR Patient resources (bundle, NDJSON), .gz too; all files of a folder
  --map column=field  name a column by hand
  --based-in CODE     where the provider is (HK, US-OH, GB ...): residence of patients whose data does not say
  --json              the same figures for machines

Fields: ${rosterFields.join(', ')}, and identity numbers by name: hkid, ssn, nhs-number, passport ...`,
  async run(args, terminal) {
    const { values, positionals } = parseOptions('roster', args, {
      map: { type: 'string', multiple: true },
      'based-in': { type: 'string' },
      json: { type: 'boolean' },
    })
    const [verb, path, more] = positionals
    if (verb !== 'check' || path === undefined || more !== undefined)
      throw usage('roster', 'Say: roster check FILE|DIR')
    const list = openRoster(path, parseMaps('roster', values.map ?? []), [], values['based-in'] ?? '')
    const progress = new Progress(terminal)
    const report = checkRoster(list, terminal.clock.now(), (done, total) =>
      progress.tell('looking for duplicates', done, total, 'patients'),
    )
    progress.end()
    terminal.print(values.json === true ? JSON.stringify(report, null, 2) : tell(report))
    return 0
  },
}

const shownDuplicates = 10
const shownFiles = 3

function few(files: readonly string[]): string {
  const more = files.length - shownFiles
  return `${files.slice(0, shownFiles).join(', ')}${more > 0 ? ` and ${more} more files` : ''}`
}

function tell(report: RosterReport): string {
  const { patients, without } = report
  const line = (what: string, count: number, of = patients): string =>
    `  ${what.padEnd(44)} ${String(count).padStart(8)}${of > 0 && count > 0 ? `  ${share(count, of)}` : ''}`
  return [
    `${patients} patients in ${few(report.files)}`,
    '',
    'Missing',
    line('name', without.name),
    line('date of birth', without.birth),
    line('postal address', without.address),
    line('phone', without.phone),
    line('e-mail', without.email),
    line('any way to reach them', without.anyContact),
    line('date of birth unclear (two readings, or none)', report.unclearBirths),
    '',
    'Who must be written to otherwise',
    line('minors', report.minors),
    line('minors without a guardian', report.minorsWithoutGuardian, report.minors),
    line('deceased', report.deceased),
    line('deceased without next of kin', report.deceasedWithoutKin, report.deceased),
    line('safe address asked for', report.safeAddresses),
    line('safe address asked for, none given', report.safeAddressesWithoutAddress, report.safeAddresses),
    '',
    'Letters would go to',
    ...Object.entries(report.addressees).map(([to, count]) =>
      line(to === 'none' ? 'nobody (no way to reach them)' : to, count),
    ),
    '',
    'Identity numbers',
    ...report.identifiers.flatMap(({ element, present, invalid }) => [
      line(element, present),
      line(`${element}, not well-formed`, invalid, present),
    ]),
    '',
    'Residence',
    ...report.residence.map(({ code, patients: count, assumed }) =>
      line(`${code || 'unknown'}${assumed > 0 ? ` (${assumed} assumed)` : ''}`, count),
    ),
    '',
    ...tellDuplicates(report),
    ...report.remarks.map((remark) => `note: ${remark}`),
  ].join('\n')
}

function tellDuplicates({ duplicates }: RosterReport): string[] {
  if (duplicates.length === 0) return ['No two patients look like one person.']
  return [
    `${duplicates.length} pairs of patients are probably one person:`,
    ...duplicates
      .slice(0, shownDuplicates)
      .map(({ a, b, probability }) => `  ${a} and ${b}  (${(100 * probability).toFixed(1)} %)`),
    ...(duplicates.length > shownDuplicates
      ? [`  and ${duplicates.length - shownDuplicates} more (--json lists them all)`]
      : []),
  ]
}

function share(count: number, of: number): string {
  return `${((100 * count) / of).toFixed(1)} %`
}
