import type { Exposure } from '../../../engine/case/index.ts'
import { leastConfidence } from '../../../engine/people/index.ts'
import { Reservoir } from './draw.ts'

/** From here on a finding is not called doubtful. */
export const doubtfulBelow = leastConfidence + 20
const kept = 2000

/** An exposure that a reviewer may be asked about. */
export type SampleExposure = Exposure

export interface DrawnExposures {
  /** How many there were to draw from. */
  population: number
  drawn: SampleExposure[]
}

/** What a run keeps, sealed, for samples: random exposures of all, and of those near the threshold. */
export interface RunSamples {
  'all-findings': DrawnExposures
  'doubtful-findings': DrawnExposures
}

export const samplesPath = (run: string): string => `runs/${run}/register/samples`

/** Draws while a run writes its exposures, so that nobody has to go through millions again. The run's id is the seed. */
export function gatherSamples(run: string): { add(exposure: Exposure): void; drawn(): RunSamples } {
  const all = new Reservoir<SampleExposure>(kept, `${run} all`)
  const doubtful = new Reservoir<SampleExposure>(kept, `${run} doubtful`)
  return {
    add(exposure) {
      all.add(exposure)
      if (exposure.confidence < doubtfulBelow) doubtful.add(exposure)
    },
    drawn: () => ({
      'all-findings': { population: all.population, drawn: all.drawn },
      'doubtful-findings': { population: doubtful.population, drawn: doubtful.drawn },
    }),
  }
}
