import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Decrypter, generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Problem } from '../errors.ts'
import type { ObjectBody } from './object-store.ts'
import { type ExportTo, sealExport } from './seal-export.ts'
import { Secret } from './secret.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-export-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The insurer's key pair, and that of a stranger. */
let insurer: string
let stranger: string
let to: { recipients: string[] }
beforeAll(async () => {
  insurer = await generateX25519Identity()
  stranger = await generateX25519Identity()
  to = { recipients: [await identityToRecipient(insurer)] }
})

async function seal(content: ObjectBody, recipient: ExportTo = to) {
  const { pieces, sums } = await sealExport(content, recipient)
  const sealed = await collect(pieces)
  return { sealed, sums: sums() }
}

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

function open(sealed: Uint8Array, identity: string): Promise<Uint8Array> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return decrypter.decrypt(sealed)
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const register = Buffer.from('person_id,name\n1,Lam Mei\n')

test('the recipient opens it, a stranger does not, and both sums are told', async () => {
  const { sealed, sums } = await seal([register.subarray(0, 5), register.subarray(5)])
  expect(Buffer.from(await open(sealed, insurer))).toEqual(register)
  await expect(open(sealed, stranger)).rejects.toThrow(/no identity matched/)
  expect(sealed.includes('Lam Mei')).toBe(false)
  expect(sums.content).toEqual({ sha256: sha256(register), bytes: register.length })
  expect(sums.sealed).toEqual({ sha256: sha256(sealed), bytes: sealed.length })
})

test('content of any length in any pieces comes back', async () => {
  const piece = fc.nat({ max: 150_000 })
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 4 }), async (sizes) => {
      const pieces = sizes.map((size, i) => Buffer.alloc(size, i + 1))
      const { sealed, sums } = await seal(pieces)
      expect(Buffer.from(await open(sealed, insurer)).equals(Buffer.concat(pieces))).toBe(true)
      expect(sums.content.bytes).toBe(sizes.reduce((all, size) => all + size, 0))
    }),
    { numRuns: 25, examples: [[[]], [[0]], [[65_536]], [[65_535, 1]], [[65_536, 1]], [[131_072]]] },
  )
})

test('every recipient opens it, and post-quantum keys work', async () => {
  const recipients = [...to.recipients, ...to.recipients, await identityToRecipient(stranger)]
  const { sealed } = await seal([register], { recipients })
  for (const identity of [insurer, stranger]) expect(Buffer.from(await open(sealed, identity))).toEqual(register)
  const hybrid = await generateHybridIdentity()
  const strong = await seal([register], { recipients: [await identityToRecipient(hybrid)] })
  expect(Buffer.from(await open(strong.sealed, hybrid))).toEqual(register)
})

test('a passphrase opens it, another one does not', async () => {
  const { sealed } = await seal([register], { passphrase: new Secret('harbour lantern teapot nine') })
  const right = new Decrypter()
  right.addPassphrase('harbour lantern teapot nine')
  expect(Buffer.from(await right.decrypt(sealed))).toEqual(register)
  const wrong = new Decrypter()
  wrong.addPassphrase('harbour lantern teapot ten')
  await expect(wrong.decrypt(sealed)).rejects.toThrow()
})

test('a large export is read no faster than it is taken', async () => {
  let read = 0
  const piece = Buffer.alloc(1 << 16)
  const content = (function* () {
    for (; read < 1 << 30; read += piece.length) yield piece
  })()
  const { pieces, sums } = await sealExport(content, to)
  let taken = 0
  for await (const one of pieces) {
    taken += one.length
    expect(read - taken).toBeLessThan(1 << 20)
    if (taken > 64 << 20) break
  }
  expect(read).toBeLessThan(66 << 20)
  expect(sums).toThrow(/before it was read/)
})

test('what the content throws, the pieces throw; who stops early closes the content', async () => {
  const broken = (function* () {
    yield register
    throw new Error('the register broke')
  })()
  const { pieces } = await sealExport(broken, to)
  await expect(collect(pieces)).rejects.toThrow('the register broke')

  let closed = false
  const content = (async function* () {
    try {
      for (;;) yield Buffer.alloc(1 << 16)
    } finally {
      closed = true
    }
  })()
  const stopped = await sealExport(content, to)
  for await (const _ of stopped.pieces) break
  expect(closed).toBe(true)
})

describe('a wrong recipient is told before anything is read', () => {
  const key = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p'
  const cases: [string, string[], RegExp][] = [
    ['none', [], /no recipient/],
    ['an empty line', [''], /not an age public key/],
    ['a mistyped key', [key.replace('hjy54', 'hjy45')], /character is wrong or missing/],
    ['half a key', [key.slice(0, 40)], /character is wrong or missing/],
    ['capitals', [key.toUpperCase()], /not an age public key/],
    ['a key of SSH', ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEXAMPLE mei@clinic.example'], /SSH, PGP/],
    ['a key for a plug-in', ['age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t'], /plug-in/],
    ['a mail address', ['counsel@law.example'], /not an age public key/],
    ['too many', Array.from({ length: 101 }, (_, i) => `age1${i}`), /more than 100/],
  ]
  test.each(cases)('%s', async (_, recipients, message) => {
    const content = (function* (): Generator<Buffer> {
      throw new Error('was read')
      // biome-ignore lint/correctness/noUnreachable: makes this a generator of bytes
      yield register
    })()
    const problem = await sealExport(content, { recipients }).catch((one) => one)
    expect(problem).toBeInstanceOf(Problem)
    expect(problem).toMatchObject({ code: 'RECIPIENT_INVALID', message: expect.stringMatching(message) })
    expect(problem.message).not.toContain('counsel@law.example')
  })

  test('a secret key in the place of a public one is not repeated, and its owner is warned', async () => {
    const problem = await sealExport([register], { recipients: [insurer] }).catch((one) => one)
    expect(problem.line()).toMatch(/SECRET key.*make a new one/)
    expect(problem.line()).not.toContain(insurer)
  })

  test('ordinary and post-quantum keys together', async () => {
    const hybrid = await identityToRecipient(await generateHybridIdentity())
    await expect(sealExport([register], { recipients: [...to.recipients, hybrid] })).rejects.toThrow(/mixed/)
  })

  test.each(['short', ' harbour lantern teapot', 'harbour\nlantern teapot'])('the passphrase %j', async (text) => {
    const problem = await sealExport([register], { passphrase: new Secret(text) }).catch((one) => one)
    expect(problem.code).toBe('RECIPIENT_INVALID')
    expect(problem.line()).not.toContain('lantern')
  })
})

const hasAge = spawnSync('age', ['--version']).status === 0
describe.skipIf(!hasAge)('with the age command of others (skipped where Debian’s age is not installed)', () => {
  const keyFile = join(folder, 'insurer.key')
  const file = join(folder, 'register.csv.age')
  beforeAll(() => {
    execFileSync('age-keygen', ['-o', keyFile], { stdio: 'ignore' })
  })

  test('its key opens what we sealed', async () => {
    const recipient = /public key: (\S+)/.exec(readFileSync(keyFile, 'utf8'))![1]!
    const content = Buffer.alloc(3 << 20, 'Lam Mei, example clinic\n')
    const { pieces } = await sealExport([content], { recipients: [recipient] })
    await writeFile(file, pieces)
    const opened = execFileSync('age', ['--decrypt', '--identity', keyFile, file], { maxBuffer: 1 << 23 })
    expect(opened.equals(content)).toBe(true)
    writeFileSync(file, readFileSync(file).subarray(0, 2 << 20))
    expect(spawnSync('age', ['--decrypt', '--identity', keyFile, file]).status).not.toBe(0)
  })

  test('it takes our passphrase', async () => {
    const { pieces } = await sealExport([register], { passphrase: new Secret('harbour lantern teapot nine') })
    await writeFile(file, pieces)
    // age asks a terminal only: `script` (util-linux) gives it one.
    const ask = spawnSync('script', ['-qec', `age --decrypt -o ${file}.csv ${file}`, '/dev/null'], {
      input: 'harbour lantern teapot nine\n',
    })
    expect(`${ask.stdout}`).not.toMatch(/error/)
    expect(readFileSync(`${file}.csv`)).toEqual(register)
  })
})
