import { Problem } from '../../../base/errors.ts'
import { type Keyring, keyFile, type NewLock, newShares, passphrase, Secret } from '../../../base/vault/index.ts'
import { readSecretFile } from '../config/secrets.ts'
import type { Terminal } from './terminal.ts'

/** How the vault of a new installation will be opened; several may be given, each alone opens it. */
export interface ChosenLocks {
  passphraseFile?: string | undefined
  /** Is made. */
  keyFile?: string | undefined
  /** Five shares, of which three open, told on the terminal. */
  shares?: boolean | undefined
}

const fewest = 12
const mostTries = 5

/** Makes the keyring of a new data folder and leaves it open. Where nothing was chosen, somebody at the terminal chooses a passphrase. */
export async function makeKeyring(keyring: Keyring, chosen: ChosenLocks, terminal: Terminal): Promise<void> {
  const locks: NewLock[] = []
  if (chosen.passphraseFile !== undefined) locks.push(passphrase(passphraseOf(chosen.passphraseFile)))
  if (chosen.keyFile !== undefined) locks.push(keyFile(chosen.keyFile))
  if (chosen.shares) locks.push(newShares((made) => tellShares(made, terminal)))
  if (locks.length === 0) locks.push(passphrase(await choosePassphrase(terminal)))
  await keyring.create(locks)
}

export function passphraseOf(path: string): Secret {
  return new Secret(readSecretFile('CORDON_PASSPHRASE_FILE', path))
}

async function choosePassphrase(terminal: Terminal): Promise<Secret> {
  if (!terminal.interactive)
    throw new Problem(
      'USAGE',
      'This data folder is new, and nobody is at a terminal to choose the passphrase of the vault',
      'Start it once on a terminal, or give --passphrase-file, --key-file or --shares',
    )
  terminal.tell(introduction)
  for (let tries = 0; tries < mostTries; tries++) {
    const first = await terminal.askSecret('Passphrase:')
    if ([...first.text()].length < fewest) {
      terminal.tell(`That has fewer than ${fewest} characters. Take five or six random words.`)
      continue
    }
    const again = await terminal.askSecret('The same again:')
    if (first.text() === again.text()) return first
    terminal.tell('The two are not the same.')
  }
  throw new Problem('INTERRUPTED', 'No passphrase was chosen', 'Start again: nothing was made')
}

const introduction = `
This is a new installation. Everything personal in it will be sealed under a master key, which is opened by a passphrase.
Whoever has the passphrase opens the vault; without it, nobody does: there is no other way in, and nothing that anybody can reset.
Write it on paper and lock it away apart from this machine. At least ${fewest} characters; five or six random words are good.
`

export function tellShares(made: readonly Secret[], terminal: Terminal): void {
  terminal.tell('\nFive shares; any three of them open the vault. They are shown here once and kept nowhere.')
  terminal.tell('Write each on paper of its own and give it to a person of its own.\n')
  for (const share of made) terminal.tell(`${share.text()}\n`)
}
