import type { Affected, Entity, Facts, Timeline } from './facts.ts'

/** What the register of affected people says, for the facts of an incident. */
export interface RegisterFacts {
  /** provider.yaml: where it is based, its roles, its zone. */
  provider: Entity
  timeline: Timeline
  /** People proven to be affected. */
  total: number
  /** Proven people per place of residence (ISO 3166). People whose residence is unknown are only in `total`. */
  residents: Record<string, number>
  /** Everyone who may be affected, proven people included. */
  possible?: { total: number; residents: Record<string, number> }
  /** People without a usable address. */
  unreachable?: number
  /** Elements exposed for anybody, by taxonomy name. */
  elements: Iterable<string>
  /** Everything else a person has recorded: judgements, kind, encryption, hold. */
  recorded?: Partial<Omit<Facts, 'entity' | 'timeline' | 'affected' | 'elements'>>
}

/** Facts whose numbers come from the register: counts are computed, never typed. */
export function factsFromRegister(register: RegisterFacts): Facts {
  const { based_in, roles, subject_to, designated, tz } = register.provider
  const affected: Affected = { total: register.total, residents: register.residents }
  if (register.possible !== undefined) affected.possible = register.possible
  if (register.unreachable !== undefined) affected.unreachable = register.unreachable
  const entity: Entity = { based_in, roles }
  if (subject_to !== undefined) entity.subject_to = subject_to
  if (designated !== undefined) entity.designated = designated
  if (tz !== undefined) entity.tz = tz
  return {
    ...register.recorded,
    entity,
    timeline: register.timeline,
    affected,
    elements: [...new Set(register.elements)].sort(),
  }
}
