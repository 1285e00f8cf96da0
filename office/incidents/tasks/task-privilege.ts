import { mayDo, type Work } from '../../access/index.ts'

interface Task {
  privileged: boolean
  step: string | null
  owner_id: string | null
}

/**
 * A privileged task that people added is there only for those who see privileged matter, and for its owner. A privileged step of a playbook is seen by all
 * (anybody can read the playbook); what was answered is not.
 */
export function isHidden({ roles, caller }: Pick<Work, 'roles' | 'caller'>, task: Task): boolean {
  if (!task.privileged || task.step !== null) return false
  return !mayDo(roles, 'case', 'see-privileged') && task.owner_id !== caller.accountId
}

/** May the caller read what a privileged task was answered with? Whoever answered may. */
export function maySeeAnswers({ roles, caller }: Work, privileged: boolean, answeredBy: string): boolean {
  return !privileged || mayDo(roles, 'case', 'see-privileged') || answeredBy === caller.accountId
}
