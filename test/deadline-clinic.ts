import type { DutyCounts } from '../engine/duty-facts.ts'
import { type Caller, runOwnWork } from '../office/access/index.ts'
import type { OutputOf } from '../office/client-types.ts'
import { recomputeDeadlines } from '../office/incidents/index.ts'
import { act } from './act.ts'
import { openTestOffice, type TestOffice, type TestOfficeOptions } from './test-office.ts'

export const providers = {
  ohio: `name: Lakeside Clinic
based_in: US-OH
roles: [covered-entity, healthcare-provider]
tz: America/New_York
`,
  oklahoma: `name: Prairie Foot Clinic
based_in: US-OK
roles: [healthcare-provider]
tz: America/Chicago
`,
  ireland: `name: Harbour Clinic
based_in: IE
roles: [controller, healthcare-provider]
tz: Europe/Dublin
`,
}

/** A clinic with its people and one open incident, for stories about deadlines. */
export interface Clinic {
  office: TestOffice
  /** Administrator and incident manager. */
  ada: Caller
  /** Privacy officer. */
  ben: Caller
  /** Security. */
  eve: Caller
  caseId: string
  list(who?: Caller): Promise<OutputOf<'list-deadlines'>>
  find(duty: string): Promise<OutputOf<'list-deadlines'>['deadlines'][number]>
  past(duty: string): Promise<OutputOf<'read-deadline'>>
  /** A run has ended and counted these people. */
  count(counts: Partial<DutyCounts>): Promise<void>
  setFact(name: string, value: unknown, who?: Caller): Promise<void>
  judge(judgement: string, outcome: string, more?: object): Promise<void>
}

export async function openClinic(
  provider: keyof typeof providers | undefined,
  incident: object,
  options?: TestOfficeOptions,
): Promise<Clinic> {
  const office = await openTestOffice(options)
  const ada = await office.addPerson('Ada Fong', 'administrator', 'incident-manager')
  const ben = await office.addPerson('Ben Ho', 'privacy-officer')
  const eve = await office.addPerson('Eve Kwok', 'security')
  if (provider !== undefined) await act(office, 'change-provider', { text: providers[provider], version: 0 }, ada)
  const asked = { title: 'Files on a leak site', vectors: ['malware'], ...incident }
  const { case_id } = await act(office, 'open-incident', asked, ada)
  const clinic = { office, ada, ben, eve, caseId: case_id }
  return { ...clinic, ...boardOf(clinic), ...statementsOf(clinic), count: (counts) => endRun(office, case_id, counts) }
}

type People = Pick<Clinic, 'office' | 'ada' | 'ben' | 'caseId'>

function boardOf({ office, ben, caseId: case_id }: People): Pick<Clinic, 'list' | 'find' | 'past'> {
  const list = (who = ben) => act(office, 'list-deadlines', { case_id }, who)
  const find = async (duty: string) => {
    const found = (await list()).deadlines.find((one) => one.duty === duty)
    if (found === undefined) throw new Error(`${duty} is not on the board`)
    return found
  }
  const past = async (duty: string) =>
    act(office, 'read-deadline', { case_id, deadline_id: (await find(duty)).deadline_id }, ben)
  return { list, find, past }
}

function statementsOf({ office, ada, ben, caseId: case_id }: People): Pick<Clinic, 'setFact' | 'judge'> {
  return {
    async setFact(name, value, who = ada) {
      const { facts } = await act(office, 'read-facts', { case_id }, who)
      const seen = facts.find((fact) => fact.name === name && fact.counts)?.fact_id ?? null
      await act(office, 'set-fact', { case_id, name, value, reason: 'The logs say so', seen }, who)
    },
    async judge(judgement, outcome, more = {}) {
      const { decisions } = await act(office, 'list-decisions', { case_id }, ben)
      const before = decisions.find(({ kind, counts }) => kind === judgement && counts)?.decision_id
      const asked = { case_id, judgement, outcome, reason: 'Because', ...more }
      const replaces = before === undefined ? {} : { replaces: before }
      await act(office, 'record-judgement', { ...asked, ...replaces }, ben)
    },
  }
}

let runs = 0

async function endRun(office: TestOffice, case_id: string, counts: Partial<DutyCounts>): Promise<void> {
  const residents = counts.residents ?? {}
  const total = Object.values(residents).reduce((sum, people) => sum + people, 0)
  const for_duties: DutyCounts = { total, residents, unreachable: 0, elements: ['name', 'diagnosis', 'ssn'], ...counts }
  await office.store.transaction({ case: case_id }, async (trx) => {
    const id = office.ids.next()
    const [opener] = await trx.selectFrom('cases').select('created_by').where('id', '=', case_id).execute()
    const run = { id, case_id, number: ++runs, asked_by: opener!.created_by, state: 'done' as const }
    await trx
      .insertInto('runs')
      .values({ ...run, counts: JSON.stringify({ for_duties }), ended_at: new Date(office.clock.now()) })
      .execute()
    await trx.updateTable('cases').set({ current_run: id }).where('id', '=', case_id).execute()
    await runOwnWork(office, trx, case_id, async (work) => recomputeDeadlines(work))
  })
}
