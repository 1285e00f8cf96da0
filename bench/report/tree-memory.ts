import { readFileSync } from 'node:fs'

/** Resident bytes of a process and all below it, from /proc; 0 elsewhere. */
export function treeMemory(top: number): number {
  let sum = 0
  const open = [top]
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    try {
      sum += Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096
      open.push(
        ...readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
          .trim()
          .split(' ')
          .filter((one) => one !== '')
          .map(Number),
      )
    } catch {
      // It ended while we looked.
    }
  }
  return sum
}
