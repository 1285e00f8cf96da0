import type { ClientBase } from 'pg'
import type { Office } from '../../office/access/index.ts'
import type { Installation } from './installation.ts'

/** What an installation as a whole must show once everything has come to its end; every figure but `mails` and `chunks` is to be 0. */
export interface Traces {
  /** Pieces of work that are done, and those which are neither done nor waiting for an hour that has not come. */
  chunks: number
  unsettledChunks: number
  /** Creations that the ledger tells of twice; things that are there and that it does not tell of, or the other way round. */
  toldTwice: number
  untold: number
  /** Entries that have no number in the Merkle log. */
  unnumbered: number
  /** Mails that went out, those of them that came again under the same id, and messages that no mail went out for. */
  mails: number
  mailsAgain: number
  unmailed: number
}

/** Kinds of entries that tell of something new, and the table that holds it. */
const tables: Record<string, string> = {
  'incident.opened': 'incidents',
  'fact.stated': 'facts',
  'decision.recorded': 'decisions',
  'note.added': 'notes',
  'source.attached': 'sources',
  'source.taken-in': 'sources',
  'register.run-started': 'runs',
  'register.run-ended': 'runs',
  'concern.attached': 'case_concerns',
}

export async function countTraces(office: Office, { mail }: Installation): Promise<Traces> {
  const ids = mail.received.map(({ source }) => /^Message-ID: <(.+)@/im.exec(source)![1]!)
  return office.store.administer(async (client) => {
    const one = (text: string, values: unknown[] = []) => countOf(client, text, values)
    const messages = await client.query<{ id: string }>('select id from cordon.messages')
    const sent = new Set(ids)
    return {
      chunks: await one(`select count(*) from cordon.job_chunks where state = 'done'`),
      unsettledChunks:
        await one(`select count(*) from cordon.job_chunks c where state <> 'done' and not (state = 'waiting' and
        exists (select from pgboss.job j where j.id = c.id and j.start_after > now() + interval '1 minute'))`),
      toldTwice: await one(
        `select count(*) from (select from cordon.ledger_entries where what = any($1) group by what, subject having count(*) > 1) d`,
        [[...Object.keys(tables), 'task.added', 'task.done']],
      ),
      untold: await countUntold(one),
      unnumbered: await one('select count(*) from cordon.ledger_entries where seq is null'),
      mails: sent.size,
      mailsAgain: ids.length - sent.size,
      unmailed: messages.rows.filter(({ id }) => !sent.has(id)).length,
    }
  })
}

async function countUntold(one: (text: string, values?: unknown[]) => Promise<number>): Promise<number> {
  let untold = 0
  for (const [what, table] of Object.entries(tables))
    untold += Math.abs(
      (await one('select count(*) from cordon.ledger_entries where what = $1', [what])) -
        (await one(`select count(*) from cordon.${table}`)),
    )
  return untold
}

async function countOf(client: ClientBase, text: string, values: unknown[]): Promise<number> {
  const { rows } = await client.query<{ count: string }>(text, values)
  return Number(rows[0]!.count)
}
