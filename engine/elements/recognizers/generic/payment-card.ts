import { Check, Shape } from '../../scan/candidates.ts'
import type { Recognizer } from '../contract.ts'
import { checkedVerdicts } from '../verdict.ts'

const check = 'check digit (Luhn) and number range of a card brand'
const labels = ['card'] as const
const inGroups = checkedVerdicts({ element: 'payment-card', labels, check, labelled: 97, bare: 88, alone: 92 })
const inOnePiece = checkedVerdicts({ element: 'payment-card', labels, check, labelled: 97, bare: 80, alone: 85 })
const nearCard = checkedVerdicts({ element: 'payment-card', labels, check, labelled: 97, bare: 90, alone: 90 })

/** Card numbers. One in a single piece could be any long number, so among figures it needs a word about cards nearby. */
export const paymentCard: Recognizer = {
  name: 'payment-card',
  elements: ['payment-card'],
  shapes: [Shape.number],
  digits: [13, 19],
  labels,
  judge(seen) {
    if ((seen.checks & Check.card) === 0 || (seen.checks & Check.plus) !== 0) return null
    if (seen.pattern > 15) return inGroups(seen)
    return seen.near('card', 160) || seen.near('cvv', 80) ? nearCard(seen) : inOnePiece(seen)
  },
}
