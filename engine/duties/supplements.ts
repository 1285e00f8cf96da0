import { readData } from '../../base/data.ts'
import type { DutyRecord } from './duty-record.ts'
import type { TimelineKey, YesNoJudgement } from './facts.ts'

/** One entry of data/duties/conditions.yaml: what a record says only in words. The file's head explains the keys. */
export interface Condition {
  ids: string[]
  asks?: YesNoJudgement
  starts?: TimelineKey
  count?: 'unreachable'
  replaced_by?: string[]
  displaced_by?: string[]
  when_any_of?: string[]
  inverse_of?: string
  only_for?: string[]
  not_for?: string[]
  based_in?: string[]
  says?: string
  without_name?: string[]
  no_risk_test?: boolean
  due_on?: string
  entity_zone?: string
  territorial?: boolean
  stages_from?: Record<string, TimelineKey>
}

export interface Deemed {
  says: string
  by?: string[]
  roles?: string[]
  only_duty?: DutyRecord['duty'][]
  only_elements?: string[]
}

export interface ExcludeWords {
  encryption: string[]
  outside: Record<string, { roles: string[]; says: string }>
  deemed: Record<string, Deemed>
  content_only: string[]
}

export interface ElementWord {
  any?: string[]
  with?: string[]
  only_for?: string
  decides?: YesNoJudgement
  asks?: YesNoJudgement
  like?: string
}

export const conditions = readData('duties/conditions.yaml') as readonly Condition[]
export const excludeWords = readData('duties/excludes.yaml') as ExcludeWords
export const elementWords = readData('duties/element-words.yaml') as Record<string, ElementWord>
export const kinds = readData('duties/kinds.yaml') as Record<string, Partial<Record<YesNoJudgement, boolean>>>
export const questions = readData('duties/questions.yaml') as Record<string, string>

const encryptionWords = new Set(excludeWords.encryption)
export const isEncryptionWord = (word: string): boolean => encryptionWords.has(word)

const byId = new Map<string, readonly Condition[]>()

/** The conditions of a record, in the order of the file. */
export function conditionsOf(id: string): readonly Condition[] {
  let own = byId.get(id)
  if (own === undefined) {
    own = conditions.filter((condition) => condition.ids.some((pattern) => fits(pattern, id)))
    byId.set(id, own)
  }
  return own
}

export function fits(pattern: string, id: string): boolean {
  return pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : pattern === id
}
