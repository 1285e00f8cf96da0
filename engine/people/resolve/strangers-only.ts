import { type Links, Outcome } from './resolution.ts'

/** The linker of a holder of files who has no patients: nobody is linked. */
export const strangersOnly: Links = {
  link: ({ count }) => ({
    outcome: new Uint8Array(count).fill(Outcome.unlisted),
    patient: new Int32Array(count).fill(-1),
    probability: new Float32Array(count).fill(1),
    candidates: () => [],
    why: () => '',
  }),
}
