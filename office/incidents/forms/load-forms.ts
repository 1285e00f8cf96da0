import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { listData, readData } from '../../../base/data.ts'
import { Problem } from '../../../base/errors.ts'
import { closed } from '../../access/index.ts'
import { recordOf } from '../deadlines/law-of.ts'
import { answerSources } from './answers.ts'

const id = Type.String({ pattern: '^[a-z][a-z0-9-]{0,47}$' })
const words = Type.String({ minLength: 1, maxLength: 300 })

const field = closed({
  id,
  /** Heading in the form. */
  part: Type.Optional(words),
  ask: words,
  kind: Type.Enum(['text', 'date', 'number', 'choice', 'list', 'tick']),
  /** A key of `answerSources`; without it the field is asked of a person. */
  from: Type.Optional(id),
  certain: Type.Optional(Type.Enum(['seen', 'statute', 'inferred'])),
})
export type FormField = Static<typeof field>

const form = closed({
  form: id,
  title: words,
  to: words,
  duties: Type.Array(id, { minItems: 1 }),
  sent: Type.Enum(['web-form', 'portal']),
  url: Type.Optional(Type.String({ pattern: '^https://' })),
  note: Type.Optional(Type.String({ maxLength: 1000 })),
  fields: Type.Array(field, { minItems: 1 }),
})
export type Form = Static<typeof form>

const content = Type.Record(id, closed({ ask: words, from: id }))
const [formShape, contentShape] = [Compile(form), Compile(content)]

const folder = 'forms'
const contentPath = 'forms/content.yaml'

let loaded: { forms: readonly Form[]; tokens: Static<typeof content> } | undefined

function load() {
  loaded ??= { forms: readForms(), tokens: readTokens() }
  return loaded
}

/** The forms of regulators, read and checked once. Throws `DATA_INVALID` naming the file and what is wrong. */
export const loadForms = (): readonly Form[] => load().forms

/** What to fill in for a duty: the form that its regulator has, or else what its law says must be told; undefined where that is nothing. */
export function formFor(duty: string): (Pick<Form, 'fields'> & Partial<Omit<Form, 'fields' | 'duties'>>) | undefined {
  const own = loadForms().find(({ duties }) => duties.includes(duty))
  if (own !== undefined) {
    const { duties: _, ...rest } = own
    return rest
  }
  const asked = recordOf(duty)?.content ?? []
  return asked.length === 0 ? undefined : { fields: [...new Set(asked)].map(fieldOf) }
}

function fieldOf(token: string): FormField {
  const known = load().tokens[token]
  const ask = known?.ask ?? `${token[0]!.toUpperCase()}${token.slice(1).replaceAll('-', ' ')}`
  return { id: token, ask, kind: 'text', ...(known !== undefined && { from: known.from }), certain: 'statute' }
}

function readForms(): Form[] {
  return listData(folder, '.yaml')
    .filter((path) => path !== contentPath)
    .map((path) => {
      const one = readData(path)
      if (!formShape.Check(one)) {
        const { instancePath, message } = formShape.Errors(one)[0]!
        throw broken(path, `is wrong at ${instancePath || 'the top'}: ${message}`)
      }
      if (path !== `${folder}/${one.form}.yaml`) throw broken(path, `says that it is ${one.form}`)
      checkFields(path, one.fields)
      const unknown = one.duties.find((duty) => recordOf(duty) === undefined)
      if (unknown !== undefined) throw broken(path, `names the duty ${unknown}, which is not there`)
      return one
    })
}

function checkFields(path: string, fields: readonly FormField[]): void {
  const seen = new Set<string>()
  for (const { id: name, from } of fields) {
    if (seen.has(name)) throw broken(path, `has two fields ${name}`)
    seen.add(name)
    checkSource(path, from)
  }
}

function readTokens(): Static<typeof content> {
  const tokens = readData(contentPath)
  if (!contentShape.Check(tokens)) throw broken(contentPath, 'has the wrong shape')
  for (const { from } of Object.values(tokens)) checkSource(contentPath, from)
  return tokens
}

function checkSource(path: string, from: string | undefined): void {
  if (from !== undefined && !Object.hasOwn(answerSources, from))
    throw broken(path, `takes an answer from ${from}, which is not there`)
}

const broken = (path: string, what: string): Problem =>
  new Problem('DATA_INVALID', `data/${path} ${what}`, 'Correct the file, or restore it from the release')
