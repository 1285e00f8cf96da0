import type { World } from '../world.ts'
import { writeBilling } from './write-billing.ts'
import { writeClinicCsv } from './write-clinic-csv.ts'
import { writeFhir } from './write-fhir.ts'
import { writeHl7 } from './write-hl7.ts'
import { writeOldClinic } from './write-old-clinic.ts'
import { writePharmacy } from './write-pharmacy.ts'
import { writeMySqlDump, writePgDump } from './write-sql-dumps.ts'

export interface Writer {
  /** What the progress line says. */
  name: string
  write(world: World): void | Promise<void>
}

/** Everything that is written into a leak, in order. One file per format beside this one. */
export const writers: readonly Writer[] = [
  { name: 'clinic export', write: (world) => writeClinicCsv(world) },
  { name: 'old clinic', write: (world) => (world.mix === 'hk' ? writeOldClinic(world) : undefined) },
  { name: 'database dump', write: (world) => writePgDump(world) },
  { name: 'booking dump', write: (world) => writeMySqlDump(world) },
  { name: 'billing workbook', write: (world) => writeBilling(world) },
  { name: 'hl7 feed', write: (world) => writeHl7(world) },
  { name: 'fhir export', write: (world) => writeFhir(world) },
  { name: 'pharmacy database', write: (world) => writePharmacy(world) },
]
