import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { readData } from '../../../base/data.ts'
import { Problem } from '../../../base/errors.ts'
import { type Vector, vectors, WordsShape } from './playbook.ts'

const path = 'playbooks/do-this-now.yaml'
const closed = { additionalProperties: false } as const
const CardShape = Type.Object(
  { title: WordsShape, lines: Type.Array(WordsShape, { minItems: 1, maxItems: 5 }) },
  closed,
)

/** What front-line staff should do at once: a few lines, in both languages. */
export type Card = Static<typeof CardShape>

/** What a reporter may choose: a vector, or that they are not sure. */
export const cardKinds = [...vectors, 'unsure'] as const
export type CardKind = Vector | 'unsure'

const shape = Compile(Type.Object(Object.fromEntries(cardKinds.map((kind) => [kind, CardShape])), closed))
let loaded: Readonly<Record<CardKind, Card>> | undefined

/** The card of every vector and the one for "not sure"; read and checked once. Throws DATA_INVALID naming the key. */
export function loadCards(): Readonly<Record<CardKind, Card>> {
  loaded ??= checkCards(readData(path))
  return loaded
}

export function checkCards(content: unknown): Readonly<Record<CardKind, Card>> {
  if (shape.Check(content)) return content as Record<CardKind, Card>
  const [first] = shape.Errors(content)
  throw new Problem(
    'DATA_INVALID',
    `data/${path} at ${first?.instancePath || '/'}: ${first?.message ?? 'has the wrong shape'}`,
    'Correct the file; docs/guides/add-a-playbook.md shows the shape',
  )
}
