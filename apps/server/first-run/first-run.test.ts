import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { clockAt } from '../../../base/clock.ts'
import { keyringInFolder, newShares, openKeyring } from '../../../base/vault/index.ts'
import { openTestServer } from '../../../test/test-server.ts'
import { makeKeyring, tellShares } from './make-keyring.ts'
import type { Terminal } from './terminal.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-first-'))
afterAll(() => rmSync(folder, { recursive: true }))

const quiet = (): Terminal & { told: string[] } => {
  const told: string[] = []
  const nobody = async (): Promise<never> => {
    throw new Error('nobody is there')
  }
  return { told, interactive: false, tell: (text) => void told.push(text), ask: nobody, askSecret: nobody }
}

describe('a new vault', () => {
  const clock = clockAt('2026-03-02T09:00:00+08:00')
  const newKeyring = (name: string) => openKeyring(keyringInFolder(join(folder, name)), clock)

  test('with a key file: it is made for us alone, and never over one that is there', async () => {
    const path = join(folder, 'vault.key')
    const keyring = await newKeyring('by-file')
    await makeKeyring(keyring, { keyFile: path }, quiet())
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(keyring.state.locks.map(({ kind }) => kind)).toEqual(['key-file'])
    await expect(makeKeyring(await newKeyring('again'), { keyFile: path }, quiet())).rejects.toMatchObject({
      code: 'VAULT_WRONG_KEY',
    })
    expect((await newKeyring('again')).exists).toBe(false)
  })

  test('a passphrase in a file that is too short makes nothing', async () => {
    const path = join(folder, 'short')
    writeFileSync(path, 'teapot\n')
    const keyring = await newKeyring('short-keyring')
    await expect(makeKeyring(keyring, { passphraseFile: path }, quiet())).rejects.toMatchObject({ code: 'USAGE' })
    expect(keyring.exists).toBe(false)
  })

  test('five shares are told once; three people bring theirs, one after another, and a wrong one is named', async () => {
    const server = await openTestServer({ actions: [] })
    try {
      const terminal = quiet()
      await server.office.keyring.addLock(newShares((made) => tellShares(made, terminal)))
      const texts = terminal.told.filter((text) => text.startsWith('cordon share')).map((text) => text.trim())
      expect(texts).toHaveLength(5)
      server.office.keyring.seal()
      const bring = (share: string) => server.nobody.post('/api/unseal', { share })
      expect((await bring(texts[4]!)).body).toEqual({ vault: 'sealed', shares: { given: 1, needed: 3 } })
      const letter = texts[1]!.at(-8)!
      const mistyped = await bring(texts[1]!.slice(0, -8) + (letter === '7' ? '8' : '7') + texts[1]!.slice(-7))
      expect(mistyped).toMatchObject({ status: 403, body: { code: 'VAULT_WRONG_KEY' } })
      expect((await bring(texts[4]!)).body.shares).toEqual({ given: 1, needed: 3 })
      expect((await bring(texts[0]!)).body.shares).toEqual({ given: 2, needed: 3 })
      expect((await bring(texts[2]!)).body).toEqual({ vault: 'open', shares: { given: 3, needed: 3 } })
      expect(server.logged.join()).not.toContain(texts[0]!.slice(-30))
    } finally {
      await server.close()
    }
  })
})
