import { riskLevels, yesNoJudgements } from '../../../engine/duties/index.ts'

const notify = ['notify', 'do-not-notify', 'wait'] as const
const yesNo = ['yes', 'no'] as const

/** What is decided in a case, and the outcomes that each can have. */
export const choices = {
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
} as const satisfies Record<string, readonly string[]>

/** Judgements that the duties ask for (contracts.md), and the answers that each can have. `withdrawn`: it is open again. */
export const judgements: Readonly<Record<string, readonly string[]>> = {
  risk: [...riskLevels, 'withdrawn'],
  ...Object.fromEntries(yesNoJudgements.map((name) => [name, [...yesNo, 'withdrawn']])),
}

/** 45 CFR 164.402(2): without these four in writing there is no "low probability". */
export const fourFactors = ['nature_and_extent', 'who_received', 'acquired_or_viewed', 'mitigated'] as const
export type FourFactors = Record<(typeof fourFactors)[number], string>
