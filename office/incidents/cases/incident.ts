import { notFound, type Work } from '../../access/index.ts'
import type { Vector } from '../playbooks/playbook.ts'

/** What people type about an incident; sealed. */
export interface IncidentWords {
  title: string
  known: string | null
}

export interface Incident extends IncidentWords {
  vectors: Vector[]
  openedAt: Date
  version: number
}

/** The incident of this case. Throws `NOT_FOUND` for a case that is none. */
export function readIncident(work: Work): Promise<Incident> {
  return load(work, false)
}

/** The same, held until the end of the transaction: whoever else changes what is known or to be done in this case waits. */
export function holdIncident(work: Work): Promise<Incident> {
  return load(work, true)
}

async function load(work: Work, hold: boolean): Promise<Incident> {
  const one = work.trx
    .selectFrom('incidents')
    .select(['vectors', 'words', 'opened_at', 'version'])
    .where('case_id', '=', work.caseId)
  const row = await (hold ? one.forUpdate() : one).executeTakeFirst()
  if (row === undefined) throw notFound('incident')
  const { title, known } = work.open<IncidentWords>({ table: 'incidents', row: work.caseId }, row.words)
  return { title, known, vectors: row.vectors as Vector[], openedAt: row.opened_at, version: row.version }
}
