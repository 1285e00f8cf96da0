/** What is known about an incident, as a person writes it (contracts.md, "Facts and duties"). Dates: see `When`. */
export interface Facts {
  entity: Entity
  timeline: Timeline
  /** Whether the supplier that had the breach acts as the entity's agent (its discovery is then the entity's own, in US law). */
  supplier_is_agent?: boolean
  affected: Affected
  /** Names of data/elements/taxonomy.yaml or words of the duty data. */
  elements: string[]
  encrypted?: Encryption
  judgements?: Judgements
  /** ransomware, intrusion, insider, theft, lost-device, misdirected ... (data/duties/kinds.yaml); others are accepted and answer nothing. */
  kind?: string
  law_enforcement_hold?: Hold
  /** Exceptions of a law that the entity claims and has recorded, in the words of `trigger.excludes`. */
  exceptions?: string[]
}

export interface Entity {
  /** ISO 3166-1 or -2. */
  based_in: string
  roles: string[]
  /** The laws that reach it; default: where it is based and where affected people live. */
  subject_to?: string[]
  /** Designations in writing: <place>-critical-infrastructure, <place>-essential-entity ... */
  designated?: string[]
  /** IANA zone; default: the zone of `based_in` where it has only one. */
  tz?: string
}

/** A date (2026-03-02) in the entity's zone, or an instant with offset (2026-03-02T09:30:00-05:00). */
export type When = string

export const timelineKeys = [
  'occurred',
  'discovered',
  'aware',
  'determined',
  'assessed',
  'materiality_determined',
  'supplier_aware',
  'told_by_supplier',
  'individuals_notified',
  'regulator_notified',
  'ransom_paid',
  'staff_disciplined',
  'handling_ended',
  'fix_available',
] as const

export type TimelineKey = (typeof timelineKeys)[number]
export type Timeline = Partial<Record<TimelineKey, When>>

export interface Affected {
  /** Everyone affected, wherever they live. */
  total: number
  /** People per place of residence (ISO 3166-1 or -2). Absent: everyone is counted where the entity is based. */
  residents?: Record<string, number>
  /** Upper bounds, where the scope is still open: at most so many. */
  possible?: { total?: number; residents?: Record<string, number> }
  /** People whose address is missing or out of date. */
  unreachable?: number
  /** True before anybody has counted: the numbers are what is known at least, and nothing bounds them from above. */
  uncounted?: boolean
}

export type Encryption = boolean | { state: boolean; key_taken?: boolean }

export const riskLevels = ['none', 'low', 'risk', 'high'] as const
export type RiskLevel = (typeof riskLevels)[number]

/** In a judgement per place: everywhere else. */
export const everywhere = '*'

/** One value, or one per place: {CA-QC: high, CA-NS: none, '*': low}. */
export type PerPlace<T> = T | Record<string, T>

/** Judgements that are yes or no; each is a recorded human decision. */
export const yesNoJudgements = [
  'serious_harm',
  'significant_impact',
  'low_probability_of_compromise',
  'crime_suspected',
  'cyber_incident',
  'outside_intrusion',
  'malicious',
  'direct_notice_impracticable',
  'imminent_misuse',
  'ransom_paid',
  'others_possibly_affected',
  'authority_ordered_notice',
  'high_security_database',
  'ehealth_data',
  'my_health_record',
  'processes_for_public_agency',
  'large_scale',
  'children_affected',
  'children_or_elderly_affected',
  'staff_disciplined',
  'third_party_can_help',
  'exploited_vulnerability',
  'mainly_publicly_funded',
] as const

export type YesNoJudgement = (typeof yesNoJudgements)[number]

export type Judgements = { risk?: PerPlace<RiskLevel> } & { [name in YesNoJudgement]?: PerPlace<boolean> }

/** A request by law enforcement to hold notices back. */
export interface Hold {
  requested: When
  /** Last day of the hold; an oral request without one binds for 30 days. */
  until?: When
  form: 'written' | 'oral'
  documented?: boolean
}
