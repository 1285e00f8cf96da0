import { readFileSync } from 'node:fs'

/**
 * Resident memory of a process in bytes, from VmRSS in /proc/<pid>/status (Linux). Undefined where it cannot be known: no
 * such process, no /proc.
 */
export function memoryOf(pid: number): number | undefined {
  try {
    const found = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))
    return found === null ? undefined : Number(found[1]) * 1024
  } catch {
    return undefined
  }
}
