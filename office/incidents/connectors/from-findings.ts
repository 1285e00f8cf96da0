import { elementIndex } from '../../../engine/elements/index.ts'
import { type Block, leastConfidence, locationIn, nobody } from '../../../engine/people/index.ts'
import { type CredentialElement, credentialElements, type Place, type RotateTask } from './rotate-task.ts'

/** Blocks of one content and the items that have it; what the case folder's `resolvedBlocks` and `locatedBlocks` give fits. */
export interface FoundIn {
  items: readonly { item: string }[]
  blocks: Iterable<{ block: Block }>
}

/** From so many secrets of one column or file on they are one task: a leaked list of accounts is one piece of work, not thousands. */
const manyInOnePlace = 20
const placesKept = 20

const kindOf = new Map<number, CredentialElement>(credentialElements.map((name) => [elementIndex(name), name]))
const [username, email, url] = ['username', 'email', 'url'].map(elementIndex) as [number, number, number]

/**
 * What has to be rotated, from the passwords, private keys and access tokens that were found in the leak: grouped by account,
 * system or list, in a fixed order. Pure; holds no secret at any time, because it never reads the value of such a finding.
 */
export function rotateTasks(contents: Iterable<FoundIn>): RotateTask[] {
  const gathered = gatherRotateTasks()
  for (const content of contents) gathered.add(content)
  return gathered.tasks()
}

/** The same, content by content, as a run passes them. */
export interface RotateTasks {
  add(content: FoundIn): void
  tasks(): RotateTask[]
}

export function gatherRotateTasks(): RotateTasks {
  const groups = new Map<string, Group>()
  return {
    add({ items, blocks }) {
      const lists = new Map<string, List>()
      for (const { block } of blocks) gather(block, lists)
      for (const list of lists.values()) for (const { item } of items) settle(list, item, groups)
    },
    tasks: () => [...groups.values()].map(toTask).sort(inOrder),
  }
}

interface Found {
  owner: string | undefined
  system: string | undefined
  location: string
}

/** Secrets of one kind in one column, or in the text of one content. */
interface List {
  element: CredentialElement
  count: number
  /** All of them until there are too many for a task each. */
  kept: Found[]
}

interface Group extends Omit<RotateTask, 'title' | 'orders' | 'places'> {
  places: Place[]
}

function gather(block: Block, lists: Map<string, List>): void {
  const mentions = mentionsWithSecrets(block)
  if (mentions === undefined) return
  for (let at = 0; at < block.count; at++) {
    const element = kindOf.get(block.element[at]!)
    if (element === undefined || block.confidence[at]! < leastConfidence) continue
    const key = `${element}\n${columnOf(block, at)}`
    const list = lists.get(key) ?? { element, count: 0, kept: [] }
    lists.set(key, list)
    list.count++
    if (list.kept.length > manyInOnePlace) continue
    const beside = mentions.get(block.mention[at]!)
    list.kept.push({
      owner: only(beside?.usernames) ?? only(beside?.emails),
      system: only(beside?.hosts) ?? serviceIn(block.whys[block.why[at]!] ?? ''),
      location: locationIn(block, at),
    })
  }
}

interface Beside {
  usernames: Set<string>
  emails: Set<string>
  hosts: Set<string>
}

/** What stands beside the secrets of each mention; undefined where the block has no secrets. */
function mentionsWithSecrets(block: Block): Map<number, Beside> | undefined {
  const mentions = new Map<number, Beside>()
  let any = false
  for (let at = 0; at < block.count; at++) {
    if (!kindOf.has(block.element[at]!)) continue
    any = true
    const mention = block.mention[at]!
    if (mention !== nobody) mentions.set(mention, { usernames: new Set(), emails: new Set(), hosts: new Set() })
  }
  if (!any) return undefined
  for (let at = 0; at < block.count; at++) {
    const beside = mentions.get(block.mention[at]!)
    const value = block.values[at]!
    if (beside === undefined || value === '') continue
    const element = block.element[at]!
    if (element === username) beside.usernames.add(value.trim())
    else if (element === email) beside.emails.add(value.trim().toLowerCase())
    else if (element === url) addHost(beside.hosts, value)
  }
  return mentions
}

/** The host alone: the rest of an address may carry a name and a password. */
function addHost(hosts: Set<string>, value: string): void {
  const address = URL.parse(/^[a-z]+:\/\//i.test(value) ? value : `http://${value}`)
  if (address !== null && address.hostname !== '') hosts.add(address.hostname)
}

/** Two accounts or two hosts beside one secret: nobody can say whose it is. */
function only(values: ReadonlySet<string> | undefined): string | undefined {
  return values?.size === 1 ? [...values][0] : undefined
}

/** `GitHub` from the reason "Starts as tokens of GitHub do". */
function serviceIn(why: string): string | undefined {
  return /^Starts as tokens of (.+) do$/.exec(why)?.[1]
}

/** A column without its rows; all of the text is one. */
function columnOf(block: Block, at: number): string {
  return block.end[at] === 0 ? block.places[block.place[at]!]! : 'text'
}

function settle(list: List, item: string, groups: Map<string, Group>): void {
  const { element, count, kept } = list
  if (count > manyInOnePlace) {
    const group = groupOf(groups, { element, by: 'list', within: item })
    group.count += count
    for (const { location } of kept) keep(group, { item, location })
    return
  }
  for (const { owner, system, location } of kept) {
    const group = groupOf(groups, keyOf(element, owner, system, item))
    group.count++
    keep(group, { item, location })
  }
}

type Key = Omit<Group, 'count' | 'places'>

function keyOf(element: CredentialElement, owner: string | undefined, system: string | undefined, item: string): Key {
  const where = system === undefined ? {} : { system }
  if (owner !== undefined) return { element, by: 'account', owner, ...where }
  if (system !== undefined) return { element, by: 'system', system }
  return { element, by: 'folder', within: item.slice(0, item.lastIndexOf('/') + 1) }
}

function groupOf(groups: Map<string, Group>, key: Key): Group {
  const name = JSON.stringify([key.element, key.by, key.owner, key.system, key.within])
  const group = groups.get(name) ?? { ...key, count: 0, places: [] }
  groups.set(name, group)
  return group
}

function keep(group: Group, place: Place): void {
  if (group.places.length < placesKept) group.places.push(place)
}

const nouns = { 'private-key': 'private key', 'api-token': 'access token', password: 'password' }
const ofWhat = { account: 'of one account', system: 'of one system', list: 'in one list', folder: 'in one folder' }

function toTask(group: Group): RotateTask {
  const { element, by, owner, system, count } = group
  const things = count === 1 ? `one ${nouns[element]}` : `${count} ${nouns[element]}s`
  const known = { ...(system === undefined ? {} : { system }), ...(owner === undefined ? {} : { owner }) }
  const byHand = { action: 'reset-credential', target: { kind: 'credential', element, ...known } } as const
  const byConnector = (action: 'reset-credential' | 'revoke-sessions') =>
    ({ action, target: { kind: 'account', name: owner! } }) as const
  // A new password stops nobody who is signed in already.
  const isAccount = element === 'password' && owner !== undefined
  const orders = isAccount ? [byConnector('reset-credential'), byConnector('revoke-sessions')] : [byHand]
  return { ...group, title: `Make ${things} ${ofWhat[by]} worthless`, orders }
}

/** Keys and tokens first: they open more, and nobody notices their use. Then the most, then by name, so that the order is fixed. */
function inOrder(a: RotateTask, b: RotateTask): number {
  const name = (task: RotateTask): string => `${task.system ?? ''}\n${task.owner ?? ''}\n${task.within ?? ''}`
  return (
    credentialElements.indexOf(a.element) - credentialElements.indexOf(b.element) ||
    b.count - a.count ||
    (name(a) < name(b) ? -1 : 1)
  )
}
