import Type from 'typebox'
import { line, notFound, prose, type Work } from '../../access/index.ts'

export const exhibitKinds = [
  'computer',
  'phone',
  'storage',
  'paper',
  'disk-copy',
  'log',
  'mailbox',
  'message',
  'files',
  'other',
] as const

export const sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })

/** What the record of a source says (ISO/IEC 27037): everything but times and hash; sealed. */
export const exhibitFields = {
  description: prose,
  /** Serial number, asset tag, account: what tells it from every other. */
  unique_id: Type.Optional(line),
  found_where: line,
  collected_by: line,
  /** Method and tool, switched on or off, copy or original. */
  acquired_how: prose,
  seal_no: Type.Optional(line),
  storage: line,
  /** Changes that could not be avoided, and who made them. */
  changes: Type.Optional(prose),
}
export type ExhibitWords = {
  description: string
  unique_id?: string
  found_where: string
  collected_by: string
  acquired_how: string
  seal_no?: string
  storage: string
  changes?: string
}

/** One change of hands; sealed. */
export const handoverFields = {
  /** Who has it from now on. */
  to: line,
  where: Type.Optional(line),
  why: prose,
  authority: line,
  /** Left out where they stay as they are. */
  seal_no: Type.Optional(line),
  storage: Type.Optional(line),
  changes: Type.Optional(prose),
}
export interface HandoverWords {
  from: string
  to: string
  where?: string
  why: string
  authority: string
  seal_no?: string
  storage?: string
  changes?: string
}

/** same, different: the content was checked against the hash taken first. first: there was none before. */
export type HashCheck = 'same' | 'different' | 'first' | 'not-checked'

export interface Handover extends HandoverWords {
  id: string
  handedAt: Date
  hash: HashCheck
  sha256: string | null
  writtenBy: string
  writtenAt: Date
}

export interface Exhibit extends ExhibitWords {
  id: string
  code: string
  kind: string
  /** Of the content, as first taken; null: never. */
  sha256: string | null
  collectedAt: Date
  addedBy: string
  addedAt: Date
  version: number
  handovers: Handover[]
  /** Now: after the last change of hands. */
  holder: string
  heldWhere: string
  seal: string | null
}

/** Every exhibit of the case with its way so far, in the order of its codes. */
export async function allExhibits(work: Work): Promise<Exhibit[]> {
  const rows = await work.trx
    .selectFrom('exhibits')
    .selectAll()
    .where('case_id', '=', work.caseId)
    .orderBy('code')
    .execute()
  const moves = await work.trx
    .selectFrom('handovers')
    .selectAll()
    .where('case_id', '=', work.caseId)
    .orderBy('seq')
    .execute()
  const byExhibit = Map.groupBy(moves, ({ exhibit_id }) => exhibit_id)
  return rows.map((row) => {
    const words = work.open<ExhibitWords>({ table: 'exhibits', row: row.id }, row.words)
    let first = row.sha256
    const handovers = (byExhibit.get(row.id) ?? []).map((move): Handover => {
      const hash = checkHash(first, move.sha256)
      first ??= move.sha256
      const opened = work.open<HandoverWords>({ table: 'handovers', row: move.id }, move.words)
      const by = { writtenBy: move.made_by, writtenAt: move.made_at }
      return { ...opened, id: move.id, handedAt: move.handed_at, hash, sha256: move.sha256, ...by }
    })
    return {
      ...words,
      ...{ id: row.id, code: row.code, kind: row.kind, sha256: first, collectedAt: row.collected_at },
      ...{ addedBy: row.added_by, addedAt: row.added_at, version: row.version, handovers },
      holder: handovers.at(-1)?.to ?? words.collected_by,
      heldWhere: handovers.findLast(({ storage }) => storage !== undefined)?.storage ?? words.storage,
      seal: handovers.findLast(({ seal_no }) => seal_no !== undefined)?.seal_no ?? words.seal_no ?? null,
    }
  })
}

/** Throws `NOT_FOUND`. */
export async function findExhibit(work: Work, id: string): Promise<Exhibit> {
  const exhibit = (await allExhibits(work)).find((one) => one.id === id)
  if (exhibit === undefined) throw notFound('exhibit')
  return exhibit
}

export function checkHash(first: string | null, checked: string | null): HashCheck {
  if (checked === null) return 'not-checked'
  return first === null ? 'first' : first === checked ? 'same' : 'different'
}
