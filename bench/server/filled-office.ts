import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../apps/server/config/config.ts'
import { openLog } from '../../apps/server/log/open-log.ts'
import { openOffice } from '../../apps/server/open-office.ts'
import { systemClock } from '../../base/clock.ts'
import { passphrase, Secret } from '../../base/vault/index.ts'
import { startSession } from '../../office/access/index.ts'
import { fillClinic, passphraseFile } from './clinic.ts'
import { type RunningProgram, startProgram } from './start-program.ts'

/** A server with one large register, freshly started, and somebody who is signed in. */
export interface FilledOffice {
  program: RunningProgram
  token: string
  caseId: string
  /** What somebody would type to find a person of it. */
  typed: string
  close(): Promise<void>
}

const phrase = 'harbour lantern teapot 9'

/** With so many invented people, or on what `./cordon bench register --keep FOLDER` left. */
export async function openFilledOffice(from: { people: number } | { folder: string }): Promise<FilledOffice> {
  const own = mkdtempSync(join(tmpdir(), 'cordon-filled-'))
  // PostgreSQL runs as another user where this one is root.
  chmodSync(own, 0o711)
  writeFileSync(passphraseFile(own), phrase, { mode: 0o600 })
  const data = join('folder' in from ? from.folder : own, 'data')
  const args = ['--data', data, '--passphrase-file', passphraseFile(own)]
  const known = 'folder' in from ? await signIn(from.folder, data) : await fill(data, args, from.people)
  const program = await startProgram(args)
  return {
    ...known,
    program,
    async close() {
      await program.stop()
      rmSync(own, { recursive: true })
    },
  }
}

async function fill(data: string, args: string[], affected: number) {
  // Who fills it is beside a server that runs, as a worker would be.
  const first = await startProgram([...args, '--administrator', 'Ada Fong'])
  const { tokens, large } = await fillClinic(data, phrase, { people: 1, cases: 0, affected })
  await first.stop()
  return { token: tokens[0]!, caseId: large.caseId, typed: large.halfNames[1]! }
}

async function signIn(folder: string, data: string) {
  const { case_id, accountId, typed } = JSON.parse(readFileSync(join(folder, 'filled.json'), 'utf8'))
  const log = openLog('silent', systemClock)
  const opened = await openOffice({
    config: readConfig({ CORDON_DATA: data }),
    ...{ env: {}, secrets: {}, log, keepsLog: true },
  })
  await opened.office.keyring.open(passphrase(new Secret(phrase)))
  const proven = { accountId, authenticator: `passkey:${accountId}`, verified: true, way: 'passkey' }
  const { token } = await startSession(opened.office, proven)
  await opened.close()
  return { token, caseId: case_id as string, typed: typed as string }
}
