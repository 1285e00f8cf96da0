import type { Work } from '../../access/index.ts'
import type { Words } from '../playbooks/playbook.ts'
import { findStep } from './flow-of.ts'

/** What people, or the program, wrote as a task that is no step of a playbook; sealed. */
export interface TaskWords {
  title: string
  text: string | null
}

/** What a task is called: the playbook's words in both languages, or what was typed. */
export function titleOf(work: Work, task: { id: string; step: string | null; words: Uint8Array | null }): Words {
  if (task.words !== null) {
    const { title } = taskWords(work, task.id, task.words)
    return { en: title, 'zh-Hant': title }
  }
  // A step that only an older version of the playbooks knew is called by its id.
  return findStep(task.step ?? '')?.title ?? { en: task.step ?? '', 'zh-Hant': task.step ?? '' }
}

export function taskWords(work: Work, id: string, words: Uint8Array): TaskWords {
  return work.open<TaskWords>({ table: 'tasks', row: id }, words)
}
