export const sampleKinds = ['doubtful-findings', 'all-findings', 'empty-items'] as const
export type SampleKind = (typeof sampleKinds)[number]

/** What is sealed of one thing that was drawn: a finding of a person, or a whole item. */
export interface SampledWords {
  item: string
  person?: number
  element?: string
  location?: string
  /** 0 to 100. */
  confidence?: number
}

export const placeOfSampled = (sample: string, n: number) => ({ table: 'sampled', row: `${sample} ${n}` })
