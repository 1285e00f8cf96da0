import Type from 'typebox'
import { closed, count, defineAction, instant, namesOfPeople, ofCase, uuid, type Work } from '../../access/index.ts'
import { readIncident } from '../case/incident.ts'
import {
  allExhibits,
  type Exhibit,
  exhibitFields,
  findExhibit,
  type Handover,
  handoverFields,
  sha256,
} from './exhibit.ts'

const hash = Type.Enum(['same', 'different', 'first', 'not-checked'])
const person = closed({ account_id: uuid, name: Type.String() })

export const listExhibits = defineAction({
  name: 'list-exhibits',
  summary:
    'everything in the chain of custody: what it is, who has it now and where, and whether its hash held at the last check',
  scope: 'case',
  permission: 'see-custody',
  effect: 'read',
  input: closed(ofCase),
  output: closed({
    exhibits: Type.Array(
      closed({
        exhibit_id: uuid,
        code: Type.String(),
        kind: Type.String(),
        description: Type.String(),
        collected_at: instant,
        holder: Type.String(),
        storage: Type.String(),
        seal_no: Type.Optional(Type.String()),
        sha256: Type.Optional(sha256),
        /** Of the last check; absent: never checked again. */
        last_check: Type.Optional(hash),
        handovers: count,
        version: count,
      }),
    ),
  }),
  async run(work) {
    return {
      exhibits: (await allExhibits(work)).map((exhibit) => {
        const { id, code, kind, description, collectedAt, holder, heldWhere, seal, handovers, version } = exhibit
        const last = handovers.findLast((one) => one.hash !== 'not-checked')
        return {
          ...{ exhibit_id: id, code, kind, description, collected_at: collectedAt.toISOString() },
          ...{ holder, storage: heldWhere, handovers: handovers.length, version },
          ...(seal !== null && { seal_no: seal }),
          ...(exhibit.sha256 !== null && { sha256: exhibit.sha256 }),
          ...(last !== undefined && { last_check: last.hash }),
        }
      }),
    }
  },
})

export const printCustody = defineAction({
  name: 'print-custody',
  summary: 'the custody record of one exhibit, complete, as data for a form to print and sign',
  scope: 'case',
  permission: 'see-custody',
  effect: 'read',
  input: closed({ ...ofCase, exhibit_id: uuid }),
  output: closed({
    case: closed({ code: Type.String(), title: Type.String() }),
    code: Type.String(),
    kind: Type.String(),
    ...exhibitFields,
    collected_at: instant,
    sha256: Type.Optional(sha256),
    recorded: closed({ by: person, at: instant }),
    handovers: Type.Array(
      closed({
        from: Type.String(),
        ...handoverFields,
        handed_at: instant,
        hash,
        sha256: Type.Optional(sha256),
        recorded: closed({ by: person, at: instant }),
      }),
    ),
    printed: closed({ by: person, at: instant }),
  }),
  async run(work, { exhibit_id }) {
    const exhibit = await findExhibit(work, exhibit_id)
    const { code, kind, collectedAt, handovers } = exhibit
    const people = [work.caller.accountId, exhibit.addedBy, ...handovers.map(({ writtenBy }) => writtenBy)]
    const names = await namesOfPeople(work.office, work.trx, [...new Set(people)])
    const said = (id: string, at: Date) => ({ by: { account_id: id, name: names.get(id)!.name }, at: at.toISOString() })
    return {
      case: await caseOf(work),
      ...{ code, kind, ...wordsOf(exhibit), collected_at: collectedAt.toISOString() },
      ...(exhibit.sha256 !== null && { sha256: exhibit.sha256 }),
      recorded: said(exhibit.addedBy, exhibit.addedAt),
      handovers: handovers.map((move) => formOf(move, said)),
      printed: said(work.caller.accountId, work.now),
    }
  },
})

async function caseOf(work: Work): Promise<{ code: string; title: string }> {
  const { title } = await readIncident(work)
  const { name } = await work.trx
    .selectFrom('cases')
    .select('name')
    .where('id', '=', work.caseId)
    .executeTakeFirstOrThrow()
  return { code: name, title }
}

function wordsOf({
  description,
  unique_id,
  found_where,
  collected_by,
  acquired_how,
  seal_no,
  storage,
  changes,
}: Exhibit) {
  return {
    ...{ description, found_where, collected_by, acquired_how, storage },
    ...(unique_id !== undefined && { unique_id }),
    ...(seal_no !== undefined && { seal_no }),
    ...(changes !== undefined && { changes }),
  }
}

function formOf<Said>(move: Handover, said: (id: string, at: Date) => Said) {
  const { id: _, handedAt, hash, sha256, writtenBy, writtenAt, ...words } = move
  return {
    ...words,
    handed_at: handedAt.toISOString(),
    hash,
    ...(sha256 !== null && { sha256 }),
    recorded: said(writtenBy, writtenAt),
  }
}
