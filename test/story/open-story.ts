import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../../apps/server/config/config.ts'
import { openLog } from '../../apps/server/log/open-log.ts'
import { startServer } from '../../apps/server/start-server.ts'
import { clockAt } from '../../base/clock.ts'
import { openTestStore } from '../../base/store/test-store.ts'
import { Secret } from '../../base/vault/index.ts'
import type { Role } from '../../office/access/index.ts'
import { makeWorld, readTruth, type WorldTruth } from '../../worlds/index.ts'
import { temporaryFolder } from '../cordon.ts'
import { Person, type Place } from './person.ts'

/** Who works at the clinic group, and what each is there. Those without a role come into the case by name. */
const staff = {
  ada: ['Ada Fong', 'privacy-officer'],
  dora: ['Dora Yip', 'privacy-officer'],
  ben: ['Ben Ho', 'incident-manager'],
  eve: ['Eve Kwok', 'security'],
  rex: ['Rex Lau'],
  kit: ['Kit Chan'],
  cora: ['Cora Sze'],
  gil: ['Gil Tam'],
  sue: ['Sue Ma'],
  otto: ['Otto Lee', 'auditor'],
} as const satisfies Record<string, readonly [string, ...Role[]]>

export type People = Record<'root' | keyof typeof staff, Person>

/** A clinic group with its server, its people and the files that were stolen from it; nothing has happened yet. */
export interface Story {
  people: People
  place: Place
  /** Below here lie roster, provider.yaml, leak and truth. */
  world: string
  truth: WorldTruth
  dataFolder: string
  /** A folder for what people save on their own machines. */
  desk: string
  /** What the later chapters need of the earlier ones. */
  kept: Kept
  /** All that the server's log said so far. */
  logged: string[]
  /** Lets so many hours go by; sessions end meanwhile, and people sign in again. */
  hoursPass(hours: number): void
  close(): Promise<void>
}

/** Ids that people see on their screens. */
export class Kept {
  case_id!: string
  /** An upload that somebody began and left. */
  left_upload!: string
}

/** Later than any clock of a machine that runs this: what is due at an instant of the story waits until the story gets there. */
const started = '2031-03-03T08:30:00-05:00'

export async function openStory(): Promise<Story> {
  const desk = temporaryFolder('story')
  const world = join(desk, 'world')
  await makeWorld({ patients: 200, mix: 'us', seed: 5, out: world })
  const clock = clockAt(started)
  const dataFolder = join(desk, 'data')
  const logged: string[] = []
  const { origin, code, stop } = await serve(desk, dataFolder, clock, logged)
  const place: Place = {
    ...{ origin, url: origin.replace('localhost', '127.0.0.1'), refusals: [] },
    // Requests of people are seconds apart; with a clock that stands, the server would slow them down as too many at once.
    tick: () => clock.set(new Date(clock.now() + 1000).toISOString()),
  }
  return {
    ...{ place, world, dataFolder, desk, kept: new Kept() },
    people: await enrolAll(place, code),
    truth: await readTruth(world),
    logged,
    hoursPass: (hours) => clock.set(new Date(clock.now() + hours * 3_600_000).toISOString()),
    close: stop,
  }
}

/** The server as `./cordon serve` starts it, at a free port; what it tells its terminal has the first administrator's code. */
async function serve(desk: string, dataFolder: string, clock: ReturnType<typeof clockAt>, logged: string[]) {
  const told: string[] = []
  const store = await openTestStore(clock)
  const passphrase = join(desk, 'passphrase')
  writeFileSync(passphrase, 'harbour lantern teapot 9\n', { mode: 0o600 })
  const config = readConfig({ CORDON_DATA: dataFolder, CORDON_PORT: '0', CORDON_PASSPHRASE_FILE: passphrase })
  const server = await startServer({
    ...{ config, env: {}, secrets: {}, worker: true, administrator: 'Root Ng' },
    log: openLog('info', clock, { write: (line) => void logged.push(line) }),
    terminal: {
      interactive: false,
      tell: (text) => void told.push(text),
      ask: async () => '',
      askSecret: async () => new Secret(''),
    },
    // The store is the test's: a server that stops must not take it along.
    overrides: { clock, store: { ...store, close: async () => {} } },
  })
  const code = /#(\S+)/.exec(told.join('\n'))![1]!
  const stop = async () => {
    await server.stop()
    await store.drop()
  }
  return { origin: server.origin, code, stop }
}

/** The first administrator comes in by the terminal's code, writes down who the clinic is, and lets the others in. */
async function enrolAll(place: Place, code: string): Promise<People> {
  const root = await Person.enrol(place, 'Root Ng', code)
  const people: Record<string, Person> = { root }
  for (const [key, [name, ...roles]] of Object.entries(staff)) {
    // Each comes by when they have time: ways in are slowed down for whoever tries many.
    for (let seconds = 0; seconds < 30; seconds++) place.tick()
    const invited = await root.act('invite-person', { name, roles: roles.map((role) => ({ role })) })
    people[key] = await Person.enrol(place, name, invited.code)
  }
  return people as People
}

/** The clinic's description, as its administrator has it. */
export const providerText = ({ world }: Story): string => readFileSync(join(world, 'provider.yaml'), 'utf8')
