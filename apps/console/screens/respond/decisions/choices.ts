const notify = ['notify', 'do-not-notify', 'wait'] as const
const yesNo = ['yes', 'no'] as const

/** What is decided in a case, and the outcomes that each can have: the office's own table (a test compares). */
export const decisionOutcomes: Readonly<Record<string, readonly string[]>> = {
  'breach-of-personal-data': yesNo,
  'notify-people': notify,
  'notify-regulator': notify,
  'notify-police': notify,
  'notify-others': notify,
  'tell-media': yesNo,
  'offer-help': yesNo,
  'pay-demand': yesNo,
  'shut-down-systems': yesNo,
  'restore-service': yesNo,
  'close-case': yesNo,
  other: yesNo,
}

const judged = [...yesNo, 'withdrawn'] as const

/** Judgements that the duties ask for. `withdrawn`: the question is open again. */
export const judgementOutcomes: Readonly<Record<string, readonly string[]>> = {
  risk: ['none', 'low', 'risk', 'high', 'withdrawn'],
  serious_harm: judged,
  significant_impact: judged,
  low_probability_of_compromise: judged,
  crime_suspected: judged,
  cyber_incident: judged,
  outside_intrusion: judged,
  malicious: judged,
  direct_notice_impracticable: judged,
  imminent_misuse: judged,
  ransom_paid: judged,
  others_possibly_affected: judged,
  authority_ordered_notice: judged,
  high_security_database: judged,
  ehealth_data: judged,
  my_health_record: judged,
  processes_for_public_agency: judged,
  large_scale: judged,
  children_affected: judged,
  children_or_elderly_affected: judged,
  staff_disciplined: judged,
  third_party_can_help: judged,
  exploited_vulnerability: judged,
  mainly_publicly_funded: judged,
}

/** Of 45 CFR 164.402(2), in the order of the law. */
export const fourFactors = ['nature_and_extent', 'who_received', 'acquired_or_viewed', 'mitigated'] as const

export const outcomesOf = (kind: string): readonly string[] => decisionOutcomes[kind] ?? judgementOutcomes[kind] ?? []

export const needsFactors = (kind: string | null, outcome: string): boolean =>
  kind === 'low_probability_of_compromise' && outcome !== 'withdrawn'

/** The kind of decision by which a duty is decided on, by what the duty asks. */
export function decisionAbout(dutyKind: string | undefined): string {
  if (dutyKind === 'notify-individuals') return 'notify-people'
  if (dutyKind === 'notify-regulator') return 'notify-regulator'
  if (dutyKind === 'notify-law-enforcement') return 'notify-police'
  return dutyKind?.startsWith('notify-') === true ? 'notify-others' : 'other'
}
