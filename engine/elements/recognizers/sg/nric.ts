import { Shape } from '../../scan/candidates.ts'
import { checkedNumber, weighted } from '../checked-number.ts'

/** Weights 2 7 6 5 4 3 2; T and G add 4, M adds 3; the check letter by series (ICA's published scheme). */
const weights = [2, 7, 6, 5, 4, 3, 2]
const letters: Record<string, string> = {
  S: 'JZIHGFEDCBA',
  T: 'JZIHGFEDCBA',
  F: 'XWUTRQPNMLK',
  G: 'XWUTRQPNMLK',
  M: 'KLJNPQRTUWX',
}
const added: Record<string, number> = { T: 4, G: 4, M: 3 }

/** Singapore identity and foreign numbers: S1234567D. */
export const nric = checkedNumber({
  name: 'nric',
  element: 'national-id',
  labels: ['national-id', 'hkid'],
  check: 'check letter of a Singapore NRIC or FIN (mod 11)',
  labelled: 98,
  bare: 85,
  alone: 90,
  shapes: [Shape.code],
  digits: [7, 7],
  form: /[STFGM]\d{7}[A-Z]/iy,
  valid(compact) {
    const series = compact[0]!
    const rest = (weighted(compact.slice(1), weights) + (added[series] ?? 0)) % 11
    const table = letters[series]!
    return compact[8] === (series === 'M' ? table[10 - rest] : table[rest])
  },
})
