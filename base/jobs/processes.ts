import { readFileSync, readlinkSync } from 'node:fs'

/**
 * A start of this machine, and the space in which its processes are numbered: a container has its own. Undefined where the system does
 * not tell (other than Linux): a killed worker is then known by the end of its lease alone.
 */
export const thisMachine: string | undefined = read(
  () => `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${readlinkSync('/proc/self/ns/pid')}`,
)?.replace(/[^\w/-]/g, '-')

/** `machine:number:start`; numbers are used again, but not with the same start. */
export const thisProcess: string | undefined = nameOf(process.pid)

/** Whether a process of this machine, named as above, no longer runs. One that we may not look at counts as alive. */
export function isGone(name: string): boolean {
  const pid = Number(name.split(':')[1])
  try {
    process.kill(pid, 0)
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'ESRCH'
  }
  const started = read(() => startOf(pid))
  return started !== undefined && name !== `${thisMachine}:${pid}:${started}`
}

function nameOf(pid: number): string | undefined {
  const started = thisMachine === undefined ? undefined : read(() => startOf(pid))
  return started === undefined ? undefined : `${thisMachine}:${pid}:${started}`
}

/** Field 22 of /proc/PID/stat (proc_pid_stat(5)); the name before it, in brackets, may hold anything. A zombie runs no more. */
function startOf(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields[0] === 'Z' || fields[0] === 'X' ? 'over' : fields[19]!
}

function read<T>(look: () => T): T | undefined {
  try {
    return look()
  } catch {
    return undefined
  }
}
