import { continuityDocument, fhirBundle } from '../documents/care-summary.ts'
import { checkupList } from '../documents/checkup-list.ts'
import { clinicNote } from '../documents/clinic-note.ts'
import type { Document } from '../documents/document.ts'
import { labReport } from '../documents/lab-report.ts'
import { referralLetter } from '../documents/referral-letter.ts'
import { scannedReport } from '../documents/scan.ts'
import { dayList, handoverNote, parentsLetter } from '../documents/several-people.ts'
import { sources } from '../people/choose-sources.ts'
import type { World } from '../world.ts'
import { documentCount } from './document-count.ts'
import { DocumentPeople } from './document-people.ts'

type Make = (people: DocumentPeople, number: number) => Document | Promise<Document>

interface Shelf {
  folder: string
  /** Share of all documents, and at least this many. */
  share: number
  least: number
  make: Make
}

const backup = 'backup/backup_2026-09.zip!'

/** The file shares: letters, reports, notes, summaries, scans and lists, loose and inside archives. */
export async function writeShares(world: World): Promise<void> {
  const count = documentCount(world.patients)
  for (const [at, shelf] of shelves(world).entries()) {
    const people = new DocumentPeople(world, shelf.folder, { part: at % 6, of: 6 })
    const items = Math.max(shelf.least, Math.round(count * shelf.share))
    for (let number = 0; number < items; number++) {
      const document = await shelf.make(people, at * 10_000 + number)
      world.put(`${shelf.folder}/${document.name}`, document.bytes, document.showing)
      if (number === 0 && shelf.share > 0.1)
        world.put(`copies/Copy of ${document.name}`, document.bytes, document.showing)
    }
  }
  writeParentsLetters(world)
  await writeScans(world)
}

function shelves(world: World): Shelf[] {
  const report: Make = (people, number) => labReport(world, people.next(), number)
  const letter: Make = (people, number) => referralLetter(world, people.next(), number)
  const note: Make = (people, number) =>
    clinicNote(world, people.next(), number, (['txt', 'rtf', 'html'] as const)[number % 3]!)
  const plainNote: Make = (people, number) => clinicNote(world, people.next(), number, 'txt')
  const several = (people: DocumentPeople, most: number) => [
    ...new Set(Array.from({ length: most }, () => people.next())),
  ]
  return [
    { folder: 'shares/lab', share: 0.18, least: 4, make: report },
    { folder: 'shares/referrals', share: 0.14, least: 4, make: letter },
    { folder: 'shares/notes', share: 0.18, least: 6, make: note },
    { folder: `${backup}/shares/old lab.zip!`, share: 0.04, least: 2, make: report },
    { folder: `${backup}/notes_2025.tar.gz!/notes_2025.tar!/notes`, share: 0.04, least: 2, make: plainNote },
    { folder: 'laptop/desktop.zip!/letters', share: 0.03, least: 2, make: letter },
    {
      folder: 'shares/lists',
      share: 0.01,
      least: 1,
      make: (people, number) => checkupList(world, several(people, 14), number),
    },
    {
      folder: 'shares/handover',
      share: 0.02,
      least: 1,
      make: (people, number) => handoverNote(world, several(people, 7), number),
    },
    {
      folder: 'shares/day lists',
      share: 0.02,
      least: 1,
      make: (people, number) => dayList(world, several(people, 12), number),
    },
    {
      folder: 'interfaces/ccda',
      share: 0.01,
      least: 2,
      make: (people, number) => continuityDocument(world, people.next(), number),
    },
    {
      folder: 'interfaces/bundles',
      share: 0.01,
      least: 2,
      make: (people, number) => fhirBundle(world, people.next(), number),
    },
  ]
}

/** Letters of parents about children who were hit. */
function writeParentsLetters(world: World): void {
  const children = sources.flatMap((source) => world.sources[source]).filter(({ guardian }) => guardian !== undefined)
  const count = Math.min(new Set(children).size, Math.max(1, Math.round(documentCount(world.patients) * 0.02)))
  for (const [number, child] of [...new Set(children)].slice(0, count).entries()) {
    const letter = parentsLetter(world, child, number)
    world.put(`shares/letters received/${letter.name}`, letter.bytes, letter.showing)
  }
}

/** Pictures must be read by slow eyes, so there are few: 6 for 10,000 patients, never more than 12. */
async function writeScans(world: World): Promise<void> {
  const people = new DocumentPeople(world, 'scans', { part: 0, of: 1_000_000 })
  const count = Math.min(12, Math.max(1, Math.round(6 * Math.sqrt(world.patients / 10_000))))
  for (let number = 0; number < count; number++) {
    const document = await scannedReport(world, people.next(), number)
    world.put(`shares/scans/${document.name}`, document.bytes, document.showing)
  }
}
