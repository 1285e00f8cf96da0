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
export async function readIncident(work: Place): Promise<Incident> {
  return found(await load(work, false))
}

/** The same, held until the end of the transaction: whoever else changes what is known or to be done in this case waits. */
export async function holdIncident(work: Place): Promise<Incident> {
  return found(await load(work, true))
}

/** The same; undefined for a case that is no incident. */
export function findIncident(work: Place): Promise<Incident | undefined> {
  return load(work, true)
}

type Place = Pick<Work, 'trx' | 'caseId' | 'open'>

function found(incident: Incident | undefined): Incident {
  if (incident === undefined) throw notFound('incident')
  return incident
}

async function load(work: Place, hold: boolean): Promise<Incident | undefined> {
  const one = work.trx
    .selectFrom('incidents')
    .select(['vectors', 'words', 'opened_at', 'version'])
    .where('case_id', '=', work.caseId)
  const row = await (hold ? one.forUpdate() : one).executeTakeFirst()
  if (row === undefined) return undefined
  const { title, known } = work.open<IncidentWords>({ table: 'incidents', row: work.caseId }, row.words)
  return { title, known, vectors: row.vectors as Vector[], openedAt: row.opened_at, version: row.version }
}
