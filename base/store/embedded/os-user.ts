import { readFileSync, statSync } from 'node:fs'

/** The OS account that the database server runs under; undefined: this process's own. */
export interface OsUser {
  name: string
  uid: number
  gid: number
}

const nobody: OsUser = { name: 'nobody', uid: 65534, gid: 65534 }

/**
 * PostgreSQL refuses to run as root. For root this answers the owner of the data that is there already, else the OS
 * user `postgres`, else `nobody`; for everybody else undefined.
 */
export function serverUser(data: string, accounts: OsUser[] = readAccounts()): OsUser | undefined {
  if (process.geteuid?.() !== 0) return undefined
  const owner = statSync(data, { throwIfNoEntry: false })
  if (owner !== undefined && owner.uid !== 0) return { name: String(owner.uid), uid: owner.uid, gid: owner.gid }
  const named = (name: string) => accounts.find((account) => account.name === name && account.uid !== 0)
  return named('postgres') ?? named('nobody') ?? nobody
}

/** The lines of /etc/passwd; accounts of a directory service are not listed there, and none is needed. */
export function readAccounts(path = '/etc/passwd'): OsUser[] {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .filter((cells) => cells.length >= 7)
      .map(([name, , uid, gid]) => ({ name: name!, uid: Number(uid), gid: Number(gid) }))
      .filter(({ uid, gid }) => Number.isInteger(uid) && Number.isInteger(gid))
  } catch {
    return []
  }
}
