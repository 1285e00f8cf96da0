import { readFileSync } from 'node:fs'

const pageBytes = 4096

/**
 * Resident memory of a process in bytes, from /proc/<pid>/statm (Linux; pages of 4 KiB on the machines we support, more
 * on some ARM systems, where this errs low). Undefined where it cannot be known: no such process, no /proc.
 */
export function memoryOf(pid: number): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * pageBytes
  } catch {
    return undefined
  }
}
