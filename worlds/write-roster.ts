import { join } from 'node:path'
import { csvLine, OutputFile } from './output-file.ts'
import type { Mix, Person } from './people/person.ts'

const idColumn = { hk: 'hkid', us: 'ssn', gb: 'nhs_number' } as const

/** The provider's own patient index: everybody who is a patient, hit or not. */
export function writeRoster(mix: Mix, people: readonly Person[], out: string): void {
  const file = new OutputFile(join(out, 'roster.csv'))
  const columns = rosterColumns(mix)
  file.write(csvLine(columns.map(([header]) => header)))
  for (const person of people) if (person.isPatient) file.write(csvLine(columns.map(([, value]) => value(person))))
  file.close()
}

function rosterColumns(mix: Mix): [string, (person: Person) => string][] {
  return [
    ['patient_id', (p) => p.id],
    ['family_name', (p) => p.family],
    ['given_name', (p) => p.given],
    ['chinese_name', (p) => p.chinese],
    ['english_name', (p) => p.english],
    ['sex', (p) => p.sex],
    ['date_of_birth', (p) => p.born],
    [idColumn[mix], (p) => p.nationalId],
    ['phone', (p) => p.phone],
    ['mobile', (p) => p.mobile],
    ['email', (p) => p.email],
    ['address_line1', (p) => p.address.lines[0] ?? ''],
    ['address_line2', (p) => p.address.lines[1] ?? ''],
    [mix === 'hk' ? 'district' : 'city', (p) => p.address.city],
    ['state', (p) => p.address.state],
    ['postcode', (p) => p.address.postcode],
    ['country', (p) => p.address.country],
    ['address_chinese', (p) => p.address.chinese],
    ['language', (p) => p.language],
    ['insurance_policy', (p) => p.insurance?.policy ?? ''],
    ['guardian_name', (p) => p.guardian?.name ?? ''],
    ['guardian_phone', (p) => p.guardian?.phone ?? ''],
    ['guardian_relation', (p) => p.guardian?.relation ?? ''],
    ['next_of_kin_name', (p) => p.kin?.name ?? ''],
    ['next_of_kin_phone', (p) => p.kin?.phone ?? ''],
    ['next_of_kin_relation', (p) => p.kin?.relation ?? ''],
    ['deceased_date', (p) => p.deceased],
    ['safe_address', (p) => (p.safeAddress === '' ? '' : 'yes')],
    ['safe_address_lines', (p) => p.safeAddress],
  ]
}
