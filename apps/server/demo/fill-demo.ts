import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import {
  addAccount,
  type Caller,
  makeEnrolment,
  type Office,
  perform,
  type Role,
} from '../../../office/access/index.ts'
import { actionsByName } from '../../../office/actions.ts'
import type { Terminal } from '../first-run/terminal.ts'
import type { Log } from '../log/open-log.ts'

/** Who works in the demo. Invented; one is enough to look around, two to see what needs a second person. */
const people: { name: string; roles: Role[]; does: string }[] = [
  { name: 'Ada Fong', roles: ['privacy-officer', 'administrator'], does: 'privacy officer and administrator' },
  { name: 'Ben Ho', roles: ['incident-manager', 'security', 'reviewer'], does: 'incident manager' },
]

/**
 * Fills a new office with the demo: people, the provider, and an incident with the leak of `world` and the roster, whose run starts at once,
 * so that whoever opens the console sees it come about. An office that has people already is left as it is. Tells how to come in.
 */
export async function fillDemo(
  office: Office,
  world: string,
  origin: string,
  terminal: Terminal,
  log: Log,
): Promise<void> {
  const there = await office.store.read('nobody', (trx) => trx.selectFrom('accounts').select('id').execute())
  if (there.length > 0) return terminal.tell(`The demo of before is at ${origin}: sign in with the passkey you made.`)
  const [ada, ben] = (await Promise.all(people.map((person) => addPerson(office, person)))) as [Added, Added]
  terminal.tell(`
The console is at ${origin}. Make a passkey to come in; each address is good once:

  ${origin}/enrol#${ada.code}   ${people[0]!.name}, ${people[0]!.does}
  ${origin}/enrol#${ben.code}   ${people[1]!.name}, ${people[1]!.does}

The leak is being read into a case there while you look. Ctrl-C ends the server; ./cordon demo brings it back.
`)
  // Meanwhile the server serves; whoever stops it before the end starts with a new folder.
  void openDemoCase(office, world, ada.caller, ben.caller).catch((cause: unknown) =>
    log.error({ code: (cause as { code?: string }).code ?? 'DEFECT' }, 'the demo case could not be filled'),
  )
}

interface Added {
  caller: Caller
  code: string
}

async function addPerson(office: Office, { name, roles }: (typeof people)[number]): Promise<Added> {
  return office.store.transaction('nobody', async (trx) => {
    const given = roles.map((role) => ({ role, siteId: null }))
    const accountId = await addAccount(office, trx, { name }, given, null)
    const code = await makeEnrolment(office, trx, accountId, null)
    const caller = { accountId, sessionId: office.ids.next(), authenticator: `demo:${accountId}`, verified: true }
    return { caller, code }
  })
}

/** What a person would do in the console, done by the same actions. */
async function openDemoCase(office: Office, world: string, ada: Caller, ben: Caller): Promise<void> {
  const act = async <T>(caller: Caller, name: string, input: object): Promise<T> => {
    const outcome = await perform(office, actionsByName.get(name)!, input, caller)
    if (outcome.state === 'waiting') throw new TypeError(`${name} waits for a second person`)
    return outcome.output as T
  }
  const text = readFileSync(join(world, 'provider.yaml'), 'utf8')
  await act(ada, 'change-provider', { text, version: 0 })
  const { case_id } = await act<{ case_id: string }>(ben, 'open-incident', {
    title: 'Files of the group on a leak site',
    known: 'A list of our files appeared on a leak site overnight; a copy of them was found.',
    vectors: ['malware'],
  })
  const attach = (label: string, purpose: string, path: string) =>
    act(ben, 'attach-folder', { case_id, label, purpose, path: join(world, path) })
  await attach('Patient index', 'roster', 'roster.csv')
  await attach('Leaked files', 'evidence', 'leak')
  while (await anyWaits(office, case_id)) await wait(500)
  await act(ben, 'start-run', { case_id })
}

async function anyWaits(office: Office, caseId: string): Promise<boolean> {
  const rows = await office.store.read({ case: caseId }, (trx) =>
    trx.selectFrom('sources').select('id').where('case_id', '=', caseId).where('state', '=', 'waiting').execute(),
  )
  return rows.length > 0
}
