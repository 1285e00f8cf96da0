import { readProviderText, rolesFor, type Work } from '../../access/index.ts'

/** What would hold up the next breach, as far as this office can see. */
export const obstacles = [
  'no-provider',
  'no-roster',
  'old-roster',
  'one-privacy-officer',
  'one-key-holder',
  'no-connector',
  'connector-failing',
  'no-alarm',
  'alarm-failing',
] as const
export type Obstacle = (typeof obstacles)[number]

export interface InTheWay {
  what: Obstacle
  /** Days, people or systems, where there is something to count. */
  n?: number
}

/** A patient list that is older lacks the patients of a month. */
export const daysOfRoster = 31
const dayMs = 86_400_000

/** Looks at the roster, the people that four eyes need, the connected systems and the ways out; in the order in which a breach meets them. */
export async function findInTheWay(work: Work): Promise<InTheWay[]> {
  const provider = (await readProviderText(work.office, work.trx)) === undefined
  return [
    ...(provider ? [{ what: 'no-provider' as const }] : []),
    ...(await rosterInTheWay(work)),
    ...(await peopleInTheWay(work)),
    ...(await connectorsInTheWay(work)),
    ...(await alarmInTheWay(work)),
  ]
}

async function rosterInTheWay({ trx, now }: Work): Promise<InTheWay[]> {
  const newest = await trx
    .selectFrom('rosters')
    .select('stated_on')
    .where('state', '=', 'ready')
    .orderBy('stated_on', 'desc')
    .executeTakeFirst()
  if (newest === undefined) return [{ what: 'no-roster' }]
  const days = Math.floor((now.getTime() - Date.parse(newest.stated_on)) / dayMs)
  return days > daysOfRoster ? [{ what: 'old-roster', n: days }] : []
}

/** What takes two people: sending, exporting and purging are a privacy officer's, shares and locks of whoever manages keys. */
async function peopleInTheWay({ trx, now }: Work): Promise<InTheWay[]> {
  const rows = await trx
    .selectFrom('grants')
    .innerJoin('accounts', 'accounts.id', 'grants.account_id')
    .select(['grants.account_id', 'grants.role'])
    .where('accounts.state', '=', 'active')
    .where('grants.since', '<=', now)
    .where((is) => is.or([is('grants.until', 'is', null), is('grants.until', '>', now)]))
    .execute()
  const holders = (allowed: readonly string[]) =>
    new Set(rows.filter(({ role }) => allowed.includes(role)).map(({ account_id }) => account_id)).size
  const officers = holders(rolesFor('case', 'send-notices'))
  const keyHolders = holders(rolesFor('provider', 'manage-keys'))
  return [
    ...(officers < 2 ? [{ what: 'one-privacy-officer' as const, n: officers }] : []),
    ...(keyHolders < 2 ? [{ what: 'one-key-holder' as const, n: keyHolders }] : []),
  ]
}

async function connectorsInTheWay({ trx }: Work): Promise<InTheWay[]> {
  const rows = await trx
    .selectFrom('connectors')
    .select(['kind', 'health'])
    .where('state', '=', 'active')
    .where('kind', '<>', 'by-hand')
    .execute()
  if (rows.length === 0) return [{ what: 'no-connector' }]
  const failing = rows.filter(({ health }) => (health as { working?: string } | null)?.working === 'no').length
  return failing > 0 ? [{ what: 'connector-failing', n: failing }] : []
}

async function alarmInTheWay({ trx }: Work): Promise<InTheWay[]> {
  const rows = await trx.selectFrom('ways_out').select('failing_since').execute()
  if (rows.length === 0) return [{ what: 'no-alarm' }]
  return rows.every(({ failing_since }) => failing_since !== null) ? [{ what: 'alarm-failing' }] : []
}
