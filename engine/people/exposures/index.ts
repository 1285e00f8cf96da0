/** Exposures: person x element, with the place that proves it. */
export { countExposures, type ExposureLine, Exposures } from './count-exposures.ts'
