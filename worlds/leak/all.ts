import type { World } from '../world.ts'
import { packContainers } from './pack-containers.ts'
import { writeBilling } from './write-billing.ts'
import { writeBrokenFiles } from './write-broken-files.ts'
import { writeClinicCsv } from './write-clinic-csv.ts'
import { writeFhir } from './write-fhir.ts'
import { writeHl7 } from './write-hl7.ts'
import { writeMail } from './write-mail.ts'
import { writeNewsletter } from './write-newsletter.ts'
import { writeOldClinic } from './write-old-clinic.ts'
import { writePharmacy } from './write-pharmacy.ts'
import { writePlainFiles } from './write-plain-files.ts'
import { writePortal } from './write-portal.ts'
import { writeRecallList } from './write-recall-list.ts'
import { writeShares } from './write-shares.ts'
import { writeMySqlDump, writePgDump } from './write-sql-dumps.ts'

export interface Writer {
  /** What the progress line says. */
  name: string
  write(world: World): void | Promise<void>
}

/** Everything that is written into a leak, in order. One file per format beside this one; archives are packed last. */
export const writers: readonly Writer[] = [
  { name: 'clinic export', write: writeClinicCsv },
  { name: 'old clinic', write: (world) => (world.mix === 'hk' ? writeOldClinic(world) : undefined) },
  { name: 'database dump', write: writePgDump },
  { name: 'booking dump', write: writeMySqlDump },
  { name: 'billing workbook', write: writeBilling },
  { name: 'hl7 feed', write: writeHl7 },
  { name: 'fhir export', write: writeFhir },
  { name: 'pharmacy database', write: writePharmacy },
  { name: 'portal accounts', write: writePortal },
  { name: 'newsletter', write: writeNewsletter },
  { name: 'recall list', write: writeRecallList },
  { name: 'mail', write: writeMail },
  { name: 'file shares', write: writeShares },
  { name: 'files about nobody', write: writePlainFiles },
  { name: 'broken files', write: writeBrokenFiles },
  { name: 'archives', write: packContainers },
]
