import Type from 'typebox'
import { closed } from '../../access/index.ts'

const orNull = Type.Union([Type.String(), Type.Null()])

/** One duty that would be another one; `not-applicable`: it does not apply. */
export const differenceShape = closed({
  duty: Type.String(),
  before: Type.String(),
  due_before: orNull,
  after: Type.String(),
  due_after: orNull,
})

/** A question that is open, and what each answer to it would change. */
export const questionShape = closed({
  judgement: Type.String(),
  question: Type.String(),
  changes: Type.Array(Type.String()),
  answers: Type.Array(closed({ answer: Type.String(), differences: Type.Array(differenceShape) })),
})
