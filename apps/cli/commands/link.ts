import { csvLine, LineFile } from '../../../base/files/index.ts'
import { buildLinker, type LinkOutcomes, Outcome, type Roster, tableIdentities } from '../../../engine/people/index.ts'
import type { Command, Terminal } from '../command.ts'
import { parseOptions, usage } from '../options.ts'
import { Progress } from '../progress.ts'
import { openPeopleTable, openRoster, type PeopleTable, parseMaps } from '../read-people.ts'

const outcomeWords = ['linked', 'ambiguous', 'unlisted']
const batch = 5000

export const link: Command = {
  name: 'link',
  writesPersonalData: true,
  summary: 'whose data is it: link a table of mentions to the roster',
  help: `
usage: ./cordon link --roster R.csv --mentions M.csv --out ANSWERS.csv [--review REVIEW.csv] [--map "column=field"]...

  --roster R.csv      the provider's patients: CSV, TSV or FHIR (file or folder; .gz too)
  --mentions M.csv    one mention per row: names, dates of birth, numbers, addresses as found
  --out ANSWERS.csv   mention_id, patient_id, outcome (linked, ambiguous, unlisted), probability, why
  --review FILE       mention_id, rank, patient_id, probability, why: at most five candidates for each ambiguous mention
  --map column=field  name a column by hand; fields: see ./cordon roster --help

Nobody is chosen silently: a mention that fits two patients is ambiguous, and goes to a person with the reasons.`,
  async run(args, terminal) {
    const { values, positionals } = parseOptions('link', args, {
      roster: { type: 'string' },
      mentions: { type: 'string' },
      out: { type: 'string' },
      review: { type: 'string' },
      map: { type: 'string', multiple: true },
    })
    if (positionals.length > 0) throw usage('link', `"${positionals[0]}" is not an option`)
    const { roster: rosterPath, mentions: mentionsPath, out, review } = values
    if (rosterPath === undefined || mentionsPath === undefined || out === undefined)
      throw usage('link', '--roster, --mentions and --out are needed')
    const maps = parseMaps('link', values.map ?? [])
    const mentions = openPeopleTable(mentionsPath, maps, 'mentions')
    const roster = openRoster(rosterPath, maps, mentions.headers)
    linkAll(roster, mentions, out, review, terminal)
    return 0
  },
}

function linkAll(
  roster: Roster,
  mentions: PeopleTable,
  out: string,
  review: string | undefined,
  terminal: Terminal,
): void {
  const progress = new Progress(terminal)
  progress.tell('indexing', 0, roster.count, 'patients')
  const linker = buildLinker(roster)
  const answers = new LineFile(out)
  const reviews = review === undefined ? undefined : new LineFile(review)
  answers.line('mention_id,patient_id,outcome,probability,why')
  reviews?.line('mention_id,rank,patient_id,probability,why')
  const counts = [0, 0, 0]
  for (let from = 0; from < mentions.rows.length; from += batch) {
    const rows = mentions.rows.slice(from, from + batch)
    const outcomes = linker.link(tableIdentities(mentions.fields, rows))
    for (let row = 0; row < rows.length; row++) {
      counts[outcomes.outcome[row]!]!++
      writeAnswer(mentions.ids[from + row]!, row, outcomes, roster, answers, reviews)
    }
    progress.tell('linking', from + rows.length, mentions.rows.length, 'mentions')
  }
  answers.close()
  reviews?.close()
  progress.end()
  terminal.note(
    `${mentions.rows.length} mentions against ${roster.count} patients: ${counts[0]} linked, ${counts[1]} ambiguous, ${counts[2]} unlisted.`,
  )
}

function writeAnswer(
  id: string,
  row: number,
  outcomes: LinkOutcomes,
  roster: Roster,
  answers: LineFile,
  reviews: LineFile | undefined,
): void {
  const outcome = outcomes.outcome[row]!
  const patient = outcomes.patient[row]!
  const probability = outcomes.probability[row]!
  const candidates = outcome === Outcome.ambiguous ? outcomes.candidates(row) : []
  const why =
    outcome === Outcome.linked
      ? outcomes.why(row, patient)
      : candidates.length > 0
        ? `${candidates.length} candidates`
        : 'nobody in the roster fits'
  answers.line(
    csvLine([id, patient < 0 ? '' : roster.patientId[patient]!, outcomeWords[outcome]!, probability.toFixed(5), why]),
  )
  for (const [rank, candidate] of candidates.entries())
    reviews?.line(
      csvLine([
        id,
        rank + 1,
        roster.patientId[candidate.patient]!,
        candidate.probability.toFixed(5),
        outcomes.why(row, candidate.patient),
      ]),
    )
}
