import { Shape } from '../../scan/candidates.ts'
import { Rank } from '../../text/drafts.ts'
import type { Recognizer } from '../contract.ts'
import { shapeVerdict } from '../verdict.ts'

const found = shapeVerdict('email', 98, 'An e-mail address by its shape', Rank.firm)

export const email: Recognizer = {
  name: 'email',
  elements: ['email'],
  shapes: [Shape.email],
  firm: true,
  judge: () => found,
}
