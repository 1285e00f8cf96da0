import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clockAt } from '../../base/clock.ts'
import { openTestStore, type TestStore } from '../../base/store/test-store.ts'
import { Secret } from '../../base/vault/index.ts'
import { send } from '../../test/test-server.ts'
import { readConfig } from './config/config.ts'
import type { Terminal } from './first-run/terminal.ts'
import { openLog } from './log/open-log.ts'
import { type RunningServer, type ServeOptions, startServer } from './start-server.ts'
import { startWorker } from './start-worker.ts'

/** A terminal where somebody types these lines, and what was told there. */
function typing(...lines: string[]): Terminal & { told: string[] } {
  const told: string[] = []
  const next = (question: string): string => {
    told.push(question)
    const line = lines.shift()
    if (line === undefined) throw new Error(`nobody answers ${question}`)
    return line
  }
  return {
    told,
    interactive: lines.length > 0,
    tell: (text) => void told.push(text),
    ask: async (question) => next(question),
    askSecret: async (question) => new Secret(next(question)),
  }
}

describe('a server from its first start on', () => {
  const clock = clockAt('2026-03-02T09:00:00+08:00')
  const folder = mkdtempSync(join(tmpdir(), 'cordon-serve-'))
  const dataFolder = join(folder, 'data')
  const phrase = 'harbour lantern teapot 9'
  const logged: string[] = []
  const log = openLog('debug', clock, { write: (line) => void logged.push(line) })
  let store: TestStore
  let server: RunningServer | undefined

  beforeAll(async () => {
    store = await openTestStore(clock)
  })
  afterAll(async () => {
    await server?.stop()
    await store?.drop()
    rmSync(folder, { recursive: true })
  })

  const serve = async (terminal: Terminal, more: Partial<ServeOptions> = {}, env: Record<string, string> = {}) => {
    const config = readConfig({ CORDON_DATA: dataFolder, CORDON_PORT: '0', ...env })
    // The store is the test's: a server that stops must not take it along.
    const kept = { ...store, close: async () => {} }
    const overrides = { clock, store: kept }
    server = await startServer({ config, env: {}, secrets: {}, log, terminal, worker: false, overrides, ...more })
    return server
  }
  const stop = async () => {
    await server?.stop()
    server = undefined
  }
  const ask = (path: string) => send(new URL(path, server!.origin.replace('localhost', '127.0.0.1')), 'GET', {})
  const unseal = (body: unknown) => {
    const headers = { 'content-type': 'application/json', 'x-cordon': '1' }
    const url = new URL('/api/unseal', server!.origin.replace('localhost', '127.0.0.1'))
    return send(url, 'POST', headers, JSON.stringify(body))
  }

  test('nobody at a terminal and nothing chosen: it says what to do and leaves nothing half made', async () => {
    await expect(serve(typing())).rejects.toMatchObject({
      code: 'USAGE',
      remedy: expect.stringContaining('--key-file'),
    })
    expect(readdirSync(join(dataFolder, 'keyring'))).toEqual([])
    expect(existsSync(join(dataFolder, 'ledger', 'in-use'))).toBe(false)
  })

  test('the first start asks for a passphrase until two agree, and enrols the first administrator', async () => {
    const terminal = typing('short', phrase, 'harbour lantern', phrase, phrase, 'Ada Fong')
    const { origin } = await serve(terminal)
    const told = terminal.told.join('\n')
    expect(told).toContain('fewer than 12 characters')
    expect(told).toContain('not the same')
    expect(told).toMatch(new RegExp(`${origin}/enrol#[0-9A-Z]{4}(-[0-9A-Z]{4})+`))
    expect((await ask('/readyz')).body).toMatchObject({ ready: true, vault: 'open' })
    const code = /#(\S+)/.exec(told)![1]!
    const kept = [
      ...logged,
      ...readdirSync(join(dataFolder, 'keys')).map((name) => readFileSync(join(dataFolder, 'keys', name), 'utf8')),
    ]
    expect(kept.join('\n')).not.toContain(code)
    expect(kept.join('\n')).not.toMatch(/Ada|harbour/)
  })

  test('a later start waits sealed; a wrong passphrase is refused and recorded, the right one opens', async () => {
    await stop()
    const terminal = typing()
    await serve(terminal)
    expect(terminal.told.join()).toContain('The vault is sealed')
    expect(await ask('/readyz')).toMatchObject({ status: 503, body: { ready: false, vault: 'sealed' } })
    const wrong = await unseal({ passphrase: 'harbour lantern teapot 8' })
    expect(wrong).toMatchObject({ status: 403, body: { code: 'VAULT_WRONG_KEY' } })
    expect(await unseal({ passphrase: phrase })).toMatchObject({ status: 200, body: { vault: 'open' } })
    expect((await ask('/api/vault')).body).toEqual({ vault: 'open' })
    const admin = await store.connectAdmin()
    const { rows } = await admin.query('select what, facts from cordon.ledger_entries order by id desc limit 2')
    await admin.end()
    expect(rows).toEqual([
      { what: 'vault.opened', facts: { way: 'passphrase', generation: expect.any(Number) } },
      { what: 'vault.refused', facts: { way: 'passphrase' } },
    ])
  })

  test('a file opens it at the start; without an administrator it says how to make one', async () => {
    await stop()
    const path = join(folder, 'passphrase')
    writeFileSync(path, `${phrase}\n`, { mode: 0o600 })
    const terminal = typing()
    await serve(terminal, {}, { CORDON_PASSPHRASE_FILE: path })
    expect(terminal.told.join('\n')).toContain('--administrator NAME')
    expect((await ask('/readyz')).status).toBe(200)
  })

  test('the code got lost: another one, by whoever has the passphrase and the terminal', async () => {
    await stop()
    const terminal = typing(phrase)
    await serve(terminal, { administrator: 'Ben Ho' })
    expect(terminal.told[0]).toBe('Passphrase of the vault:')
    expect(terminal.told.join('\n')).toMatch(/\/enrol#/)
  })

  test('whoever guesses passphrases has to wait; nobody else has', async () => {
    await stop()
    await serve(typing())
    const answers = []
    for (let tries = 0; tries < 7; tries++) answers.push((await unseal({ passphrase: `guess number ${tries}` })).status)
    expect(answers).toEqual([403, 403, 403, 403, 403, 403, 429])
    const told = await unseal({ passphrase: phrase })
    expect(told.body).toMatchObject({ code: 'TOO_MANY', retry_after: 12 })
    expect(told.headers.get('retry-after')).toBe('12')
    expect((await ask('/healthz')).status).toBe(200)
    clock.set('2026-03-02T09:00:13+08:00')
    expect((await unseal({ passphrase: phrase })).status).toBe(200)
  })

  test('a worker needs a way to open the vault, and stops when told', async () => {
    const path = join(folder, 'passphrase')
    const open = (env: Record<string, string>) =>
      startWorker({
        config: readConfig({ CORDON_DATA: dataFolder, ...env }),
        ...{ env: {}, secrets: {}, log },
        overrides: { clock, store: { ...store, close: async () => {} } },
      })
    await expect(open({})).rejects.toMatchObject({ code: 'VAULT_SEALED' })
    const worker = await open({ CORDON_PASSPHRASE_FILE: path })
    await worker.stop()
  })
})
