import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { Problem } from '../../errors.ts'
import { s3Options } from './options.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-s3-options-'))
afterAll(() => rmSync(folder, { recursive: true }))

const least = {
  CORDON_S3_BUCKET: 'harbour-evidence',
  CORDON_S3_KEY_ID: 'EXAMPLEKEYID',
  CORDON_S3_SECRET: 'example-secret-of-the-clinic',
}

test('without a bucket there is no object store, whatever else is set', () => {
  expect(s3Options({})).toBeUndefined()
  expect(s3Options({ ...least, CORDON_S3_BUCKET: '' })).toBeUndefined()
})

test('a bucket and a key are enough', () => {
  const options = s3Options(least)!
  expect(options).toMatchObject({ bucket: 'harbour-evidence', prefix: '', region: 'us-east-1', pathStyle: false })
  expect(options).toMatchObject({ partBytes: 16 << 20, idleMs: 30_000, attempts: 5, lock: undefined })
})

test('a store in the building', () => {
  const secret = join(folder, 'secret')
  writeFileSync(secret, 'from-a-file\n')
  const options = s3Options({
    ...{ CORDON_S3_BUCKET: 'harbour', CORDON_S3_PREFIX: 'clinic', CORDON_S3_ENDPOINT: 'https://store.example:9000' },
    ...{ CORDON_S3_KEY_ID: 'EXAMPLEKEYID', CORDON_S3_SECRET_FILE: secret, CORDON_S3_REGION: 'ward-7' },
    ...{ CORDON_S3_LOCK_MODE: 'compliance', CORDON_S3_LOCK_DAYS: '2555', CORDON_S3_LEGAL_HOLD: 'yes' },
  })!
  expect(options).toMatchObject({ prefix: 'clinic/', region: 'ward-7', pathStyle: true })
  expect(options.lock).toEqual({ mode: 'COMPLIANCE', days: 2555, legalHold: true })
  expect(options.access !== 'machine' && options.access.secret.text()).toBe('from-a-file')
})

test('the machine’s own role is used only where that is said', () => {
  const { CORDON_S3_BUCKET } = least
  expect(s3Options({ CORDON_S3_BUCKET, CORDON_S3_CREDENTIALS: 'machine' })?.access).toBe('machine')
  expect(() => s3Options({ CORDON_S3_BUCKET })).toThrow(/CORDON_S3_KEY_ID/)
})

test('printing the options prints no secret', () => {
  const options = s3Options({ ...least, CORDON_S3_SESSION_TOKEN: 'example-session' })
  expect(inspect(options, { depth: 9 }) + JSON.stringify(options)).not.toMatch(/example-secret|example-session/)
})

describe('what is wrong is named by its setting', () => {
  const wrong: [Record<string, string>, RegExp][] = [
    [{ CORDON_S3_BUCKET: 'Harbour/../x' }, /CORDON_S3_BUCKET/],
    [{ CORDON_S3_ENDPOINT: 'store.example' }, /CORDON_S3_ENDPOINT/],
    [{ CORDON_S3_ENDPOINT: 'https://me:example-secret@store.example' }, /CORDON_S3_ENDPOINT must hold no name/],
    [{ CORDON_S3_ENDPOINT: 'http://store.example' }, /CORDON_S3_PLAIN_HTTP/],
    [{ CORDON_S3_PREFIX: '../x' }, /CORDON_S3_PREFIX/],
    [{ CORDON_S3_PREFIX: '.hidden' }, /CORDON_S3_PREFIX/],
    [{ CORDON_S3_PART_MB: '4' }, /CORDON_S3_PART_MB takes a whole number from 5 to 5000/],
    [{ CORDON_S3_ATTEMPTS: 'often' }, /CORDON_S3_ATTEMPTS/],
    [{ CORDON_S3_PATH_STYLE: 'true' }, /CORDON_S3_PATH_STYLE is yes or no/],
    [{ CORDON_S3_LOCK_MODE: 'forever', CORDON_S3_LOCK_DAYS: '1' }, /CORDON_S3_LOCK_MODE/],
    [{ CORDON_S3_LOCK_MODE: 'governance' }, /CORDON_S3_LOCK_DAYS is missing/],
    [{ CORDON_S3_LOCK_DAYS: '30' }, /CORDON_S3_LOCK_MODE is missing/],
    [{ CORDON_S3_CA_FILE: '/no/such/file' }, /CORDON_S3_CA_FILE/],
  ]
  test.each(wrong)('%j', (settings, message) => {
    const read = () => s3Options({ ...least, ...settings })
    expect(read).toThrow(message)
    expect(read).toThrow(Problem)
    expect(read).not.toThrow(/example-secret/)
  })
})

test('plain http is for this machine, or where somebody says that it may be', () => {
  for (const host of ['localhost:9000', '127.0.0.1:9000', '[::1]:9000'])
    expect(s3Options({ ...least, CORDON_S3_ENDPOINT: `http://${host}` })?.pathStyle).toBe(true)
  const allowed = { CORDON_S3_ENDPOINT: 'http://store.example', CORDON_S3_PLAIN_HTTP: 'yes' }
  expect(s3Options({ ...least, ...allowed })?.endpoint?.host).toBe('store.example')
})
