import { joinPlaybooks } from '../playbooks/join-playbooks.ts'
import { loadPlaybooks } from '../playbooks/load-playbooks.ts'
import type { Flow, Step, Vector } from '../playbooks/playbook.ts'

/** The steps of an incident: the playbooks of its vectors, joined. */
export function flowOf(vectors: readonly Vector[]): Flow {
  const playbooks = loadPlaybooks()
  return joinPlaybooks(vectors.map((vector) => playbooks.get(vector)!))
}

/** A step of any playbook; undefined for one that only an older version knew. */
export function findStep(id: string): Step | undefined {
  for (const playbook of loadPlaybooks().values()) {
    const step = playbook.steps.find((one) => one.id === id)
    if (step !== undefined) return step
  }
  return undefined
}
