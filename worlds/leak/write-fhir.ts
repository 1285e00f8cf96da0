import {
  conditionResource,
  medicationResource,
  observationResource,
  patientResource,
  type Shown,
} from '../documents/fhir-resources.ts'
import { rowOf } from '../tables/person-row.ts'
import type { World } from '../world.ts'
import type { LeakFile } from './leak-file.ts'

/** A bulk export: four NDJSON files in one folder that point at each other by resource id. */
export function writeFhir(world: World): void {
  const folder = 'interfaces/fhir-export'
  const open = (type: string) => world.open(`${folder}/${type}.ndjson`)
  const files = {
    patients: open('Patient'),
    conditions: open('Condition'),
    observations: open('Observation'),
    medications: open('MedicationRequest'),
  }
  for (const person of world.sources.fhir) {
    const row = rowOf(world, person, 'fhir')
    const write = (file: LeakFile, { resource, shows }: Shown) => {
      file.write(`${JSON.stringify(resource)}\n`)
      file.show(person, shows)
    }
    write(files.patients, patientResource(world, row))
    row.record.conditions.forEach((condition, at) => {
      write(
        files.conditions,
        conditionResource(world, row, condition, row.record.visits[at]?.day ?? row.record.visits[0]!.day),
      )
    })
    for (const result of row.record.labs) write(files.observations, observationResource(world, row, result))
    for (const line of row.record.prescriptions) write(files.medications, medicationResource(world, row, line))
  }
  for (const file of Object.values(files)) file.close()
}
