import { csvLine, LineFile } from '../../../base/files/index.ts'
import { findDuplicates, tableIdentities } from '../../../engine/people/index.ts'
import type { Command, Terminal } from '../command.ts'
import { parseOptions, usage } from '../options.ts'
import { Progress } from '../progress.ts'
import { openPeopleTable, type PeopleTable, parseMaps } from '../read-people.ts'

export const dedupe: Command = {
  name: 'dedupe',
  writesPersonalData: true,
  summary: 'which rows of a table are the same person',
  help: `
usage: ./cordon dedupe FILE.csv --out PAIRS.csv [--clusters CLUSTERS.csv] [--map "column=field"]...

  FILE.csv            a table of people: CSV or TSV, .gz too
  --out PAIRS.csv     id_a, id_b, probability: pairs that are one person with a probability of 0.5 or more
  --clusters FILE     id, cluster_id: rows of one person have one cluster_id
  --map column=field  name a column by hand; fields: see ./cordon roster --help`,
  async run(args, terminal) {
    const { values, positionals } = parseOptions('dedupe', args, {
      out: { type: 'string' },
      clusters: { type: 'string' },
      map: { type: 'string', multiple: true },
    })
    const [path, more] = positionals
    if (path === undefined || more !== undefined) throw usage('dedupe', 'One file is needed')
    if (values.out === undefined) throw usage('dedupe', '--out is needed')
    const table = openPeopleTable(path, parseMaps('dedupe', values.map ?? []), 'people')
    writePairs(table, values.out, values.clusters, terminal)
    return 0
  },
}

function writePairs(table: PeopleTable, out: string, clustersPath: string | undefined, terminal: Terminal): void {
  const progress = new Progress(terminal)
  const identities = tableIdentities(table.fields, table.rows)
  const { pairs, person } = findDuplicates(identities, 0.5, (done, total) =>
    progress.tell('comparing', done, total, 'rows'),
  )
  const file = new LineFile(out)
  file.line('id_a,id_b,probability')
  for (const { a, b, probability } of pairs) file.line(csvLine([table.ids[a]!, table.ids[b]!, probability.toFixed(5)]))
  file.close()
  if (clustersPath !== undefined) {
    const clusters = new LineFile(clustersPath)
    clusters.line('id,cluster_id')
    for (const [row, id] of table.ids.entries()) clusters.line(csvLine([id, person[row]!]))
    clusters.close()
  }
  progress.end()
  const people = person.reduce((most, one) => Math.max(most, one + 1), 0)
  terminal.note(`${table.rows.length} rows are ${people} people: ${pairs.length} pairs of rows are the same person.`)
}
