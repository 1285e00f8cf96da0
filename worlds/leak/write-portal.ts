import type { Column, PersonRow } from '../tables/column.ts'
import { rowOf } from '../tables/person-row.ts'
import { mask } from '../truth/elements.ts'
import type { World } from '../world.ts'
import { CsvTable } from './write-clinic-csv.ts'

const words = ['Sunny', 'Harbour', 'Dragon', 'Coffee', 'Bamboo', 'Football', 'Lucky', 'Orchid', 'Tiger', 'Piano']

/** The patient portal's accounts, with passwords in clear: every sixth person of the clinic export who has an e-mail address. */
export function writePortal(world: World): void {
  const item = 'it/portal_users.csv'
  const table = new CsvTable(world.open(item), portalColumns(world))
  for (const [at, person] of world.sources.export.entries())
    if (at % 6 === 0 && person.email !== '') table.add({ ...rowOf(world, person, 'portal'), seen: person })
  table.close()
}

function portalColumns(world: World): Column<PersonRow>[] {
  const password = ({ person }: PersonRow) => {
    const random = world.random('password', person.index)
    return `${random.pick(words)}${random.between(1950, 2025)}${random.pick(['!', '#', '?', ''])}`
  }
  return [
    { header: 'patient_id', value: ({ seen }) => seen.chart, shows: mask('medical-record-number') },
    { header: 'username', value: ({ seen }) => seen.email.split('@')[0]!, shows: mask('username') },
    { header: 'email', value: ({ seen }) => seen.email, shows: mask('email') },
    { header: 'password', value: password, shows: mask('password') },
    { header: 'created', value: () => '2024-02-01', shows: 0n, kind: 'date' },
  ]
}
