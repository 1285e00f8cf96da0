import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { mayDo, permissions } from './permissions.ts'
import { roles } from './roles.ts'

const page = readFileSync(new URL('../../docs/design/access.md', import.meta.url), 'utf8')

test.each(['provider', 'case'] as const)('the page prints exactly who may do what (%s)', (scope) => {
  const [, table] = page.split(`| ${scope}: permission | roles |\n|---|---|\n`)
  const printed = new Map(
    table!
      .split('\n\n')[0]!
      .trim()
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .map(([, permission, names]) => [permission!, names!.split(', ')]),
  )
  for (const permission of [...printed.keys(), ...Object.keys(permissions[scope])])
    for (const role of roles)
      expect(mayDo([role], scope, permission), `${role} ${permission}`).toBe(
        printed.get(permission)?.includes(role) ?? false,
      )
})

test('what nobody has heard of is refused, whoever asks', () => {
  for (const name of ['', 'toString', '__proto__', 'see-everything'])
    for (const scope of ['provider', 'case'] as const) expect(mayDo(roles, scope, name)).toBe(false)
})
