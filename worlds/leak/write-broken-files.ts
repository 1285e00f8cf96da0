import { labReport } from '../documents/lab-report.ts'
import { lockedZip } from '../documents/locked-zip.ts'
import { PdfPage } from '../documents/pdf-page.ts'
import { zipBytes } from '../documents/zip-bytes.ts'
import type { World } from '../world.ts'
import { DocumentPeople } from './document-people.ts'

/** The password of the encrypted archive; the thieves have it, the provider may not. */
export const lockedPassword = 'Mercury-Falls-77'

/** Files that cannot be read, or only in part, or that try to do harm. Nothing in the broken ones is about a person. */
export async function writeBrokenFiles(world: World): Promise<void> {
  const random = world.random('broken')
  const noise = Buffer.from(random.hex(60_000), 'hex')
  const archive = await zipBytes([
    { name: 'firmware.bin', bytes: noise },
    { name: 'licence.txt', bytes: Buffer.from('No warranty.\n') },
  ])
  world.put('backup/backup_2019.zip', archive.subarray(0, 20_000), undefined, 'damaged')
  const page = new PdfPage()
  for (let i = 0; i < 40; i++) page.line(`Step ${i}: check the paper tray ${random.digits(6)}`)
  const pdf = await page.bytes()
  world.put('shares/lab/unfinished print.pdf', pdf.subarray(0, Math.round(pdf.length * 0.35)), undefined, 'damaged')
  world.put('finance/budget.xlsx', noise.subarray(0, 9000), undefined, 'unsupported')
  world.put('shares/notes/new text document.txt', '', undefined, 'empty')
  world.put('clinic-export/export_failed.csv', '', undefined, 'empty')
  await writeLocked(world)
  await writeTraversal(world)
}

/** An archive locked with AES-256. What is in it is stolen too, but cannot be seen: the truth does not count it. */
async function writeLocked(world: World): Promise<void> {
  const people = new DocumentPeople(world, 'locked', { part: 0, of: 1_000_000 })
  const reports = await Promise.all([1, 2, 3].map((number) => labReport(world, people.next(), 800_000 + number)))
  const members = reports.map(({ bytes }, at) => ({ name: `file${at + 1}.pdf`, bytes }))
  world.put('laptop/private.zip', lockedZip(members, lockedPassword, world.random('lock')), undefined, 'encrypted')
}

/** An archive whose members want to be written outside of the folder they are unpacked into. */
async function writeTraversal(world: World): Promise<void> {
  const text = Buffer.from('* * * * * root /bin/true\n')
  const archive = await zipBytes([{ name: 'xx/xx/etc/cron.d/job', bytes: text }], false)
  const hostile = Buffer.from(archive.toString('latin1').replaceAll('xx/xx/etc', '../../etc'), 'latin1')
  world.put('laptop/tools.zip', hostile)
  world.note('laptop/tools.zip!/etc/cron.d/job', text)
}
