import fc from 'fast-check'
import { expect, test } from 'vitest'
import { elementIndex, findInText, Part, Role } from '../../../engine/elements/index.ts'
import { type Block, Gatherer } from '../../../engine/people/index.ts'
import { type FoundIn, rotateTasks } from './from-findings.ts'

const own = { isOwn: (address: string) => address.endsWith('@clinic.example') }
const secret = 'T3apot-Lantern!'

/** A table as the reader leaves it: one column per element, one row per list of values. */
function table(columns: string[], rows: string[][], keepText = true): Block {
  const gatherer = new Gatherer(own, keepText)
  const first = gatherer.units(rows.length)
  for (const [row, values] of rows.entries())
    for (const [column, value] of values.entries()) {
      const { findings } = gatherer
      const place = findings.places.index(`sheet=Accounts;row={n};col=${'ABCDEF'[column]}`)
      const why = findings.whys.index('Column header')
      findings.add(
        elementIndex(columns[column]!),
        Part.whole,
        Role.subject,
        90,
        why,
        place,
        row + 2,
        0,
        0,
        first + row,
        value,
      )
    }
  gatherer.close('rows')
  gatherer.endDocument()
  return gatherer.take()!
}

/** A text as the reader leaves it. */
function text(words: string): Block {
  const gatherer = new Gatherer(own, true)
  findInText(words, gatherer.findings.places.index(''), 0, gatherer.units(), gatherer.findings)
  gatherer.close('text')
  gatherer.endDocument()
  return gatherer.take()!
}

const found = (item: string, ...blocks: Block[]): FoundIn => ({
  items: [{ item }],
  blocks: blocks.map((block) => ({ block })),
})

test('a row with one account is a task for that account, with its sessions', () => {
  const block = table(
    ['username', 'password', 'url'],
    [['lam.sw', secret, 'https://svc:pw@vpn.clinic.example/login?p=1']],
  )
  expect(rotateTasks([found('dump.zip!/it/accounts.xlsx', block)])).toEqual([
    {
      element: 'password',
      by: 'account',
      owner: 'lam.sw',
      system: 'vpn.clinic.example',
      count: 1,
      places: [{ item: 'dump.zip!/it/accounts.xlsx', location: 'sheet=Accounts;row=2;col=B' }],
      title: 'Make one password of one account worthless',
      orders: [
        { action: 'reset-credential', target: { kind: 'account', name: 'lam.sw' } },
        { action: 'revoke-sessions', target: { kind: 'account', name: 'lam.sw' } },
      ],
    },
  ])
})

test('the same account in two files is one task with two places', () => {
  const row = () => table(['email', 'password'], [['Lam.SW@clinic.example', secret]])
  const [task, ...others] = rotateTasks([found('a/x.csv', row()), found('b/y.csv', row())])
  expect(others).toEqual([])
  expect(task).toMatchObject({ owner: 'lam.sw@clinic.example', count: 2 })
  expect(task!.places.map(({ item }) => item)).toEqual(['a/x.csv', 'b/y.csv'])
})

test('a file that lies in two places counts in both', () => {
  const block = table(['email', 'password'], [['lam.sw@clinic.example', secret]])
  const twice = { items: [{ item: 'a/x.csv' }, { item: 'copy/x.csv' }], blocks: [{ block }] }
  expect(rotateTasks([twice])).toMatchObject([{ count: 2, places: [{ item: 'a/x.csv' }, { item: 'copy/x.csv' }] }])
})

test('two accounts beside one password are nobody’s, and the folder is the group', () => {
  const block = table(['username', 'username', 'password'], [['lam.sw', 'ho.kt', secret]])
  expect(rotateTasks([found('it/notes/vpn.xlsx', block)])).toMatchObject([
    {
      by: 'folder',
      within: 'it/notes/',
      count: 1,
      orders: [{ action: 'reset-credential', target: { kind: 'credential', element: 'password' } }],
    },
  ])
})

test('a leaked list of accounts is one task, not thousands', () => {
  const rows = Array.from({ length: 5000 }, (_, at) => [`patient${at}@mail.example`, `${secret}${at}`])
  const [task, ...others] = rotateTasks([found('portal/users.csv', table(['email', 'password'], rows))])
  expect(others).toEqual([])
  expect(task).toMatchObject({
    by: 'list',
    within: 'portal/users.csv',
    count: 5000,
    title: 'Make 5000 passwords in one list worthless',
  })
  expect(task!.places).toHaveLength(20)
  expect(task!.owner).toBeUndefined()
})

test('keys come first, then tokens by the service that issued them', () => {
  const key = `-----BEGIN OPENSSH PRIVATE KEY-----\n${'b3BlbnNzaC1rZXktdjEAAAAA'.repeat(4)}\n-----END OPENSSH PRIVATE KEY-----`
  const token = `ghp_${'a1B2c3D4e5F6g7H8i9'.repeat(2)}`
  const tasks = rotateTasks([found('it/deploy.txt', text(`deploy token ${token}\n\n${key}\n\npassword: ${secret}`))])
  expect(tasks.map(({ element, by, system, within }) => ({ element, by, system, within }))).toEqual([
    { element: 'private-key', by: 'folder', system: undefined, within: 'it/' },
    { element: 'api-token', by: 'system', system: 'GitHub', within: undefined },
    { element: 'password', by: 'folder', system: undefined, within: 'it/' },
  ])
  expect(tasks[0]!.orders).toEqual([
    { action: 'reset-credential', target: { kind: 'credential', element: 'private-key' } },
  ])
})

test('where the run kept no text, owners known by mail address are still known', () => {
  const block = table(['email', 'username', 'password'], [['lam.sw@clinic.example', 'lam.sw', secret]], false)
  expect(rotateTasks([found('x.csv', block)])).toMatchObject([{ owner: 'lam.sw@clinic.example' }])
})

test('no secret, whatever it looks like, is in the tasks; every one of them is counted once per item', () => {
  const anySecret = fc.stringMatching(/^[A-Za-z0-9!#%+=?@-]{12,40}$/)
  const anyRow = fc.tuple(
    fc.constantFrom('lam', 'ho', 'chan'),
    anySecret,
    fc.constantFrom('password', 'private-key', 'api-token'),
  )
  fc.assert(
    fc.property(
      fc.array(fc.array(anyRow, { minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 4 }),
      (files) => {
        const contents = files.map((rows, at) => {
          const blocks = ['password', 'private-key', 'api-token'].flatMap((element) => {
            const own = rows.filter(([, , kind]) => kind === element).map(([name, value]) => [name, value])
            return own.length === 0 ? [] : [table(['username', element], own)]
          })
          return found(`folder/${at}.csv`, ...blocks)
        })
        const tasks = rotateTasks(contents)
        const all = JSON.stringify(tasks)
        for (const [, value] of files.flat()) expect(all).not.toContain(value)
        expect(tasks.reduce((sum, { count }) => sum + count, 0)).toBe(files.flat().length)
        for (const { count, places } of tasks) expect(places.length).toBe(Math.min(count, 20))
        // The order of the evidence does not matter for what is to be done.
        const what = (some: typeof tasks) => some.map(({ title, owner, within }) => `${title} ${owner} ${within}`)
        expect(what(rotateTasks([...contents].reverse()))).toEqual(what(tasks))
      },
    ),
  )
})
