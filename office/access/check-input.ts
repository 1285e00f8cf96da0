import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { Clean, Default } from 'typebox/value'
import type { Action } from './action.ts'
import { inputInvalid } from './problems.ts'

type Checker = ReturnType<typeof Compile>

const checkers = new WeakMap<TSchema, Checker>()

function checkerOf(schema: TSchema): Checker {
  let checker = checkers.get(schema)
  if (checker === undefined) {
    checker = Compile(schema)
    checkers.set(schema, checker)
  }
  return checker
}

/** The input with its defaults filled in. Throws `INPUT_INVALID` naming each wrong field; values are never repeated. */
export function checkInput(action: Action, given: unknown): Record<string, unknown> {
  return checkShape(action.name, action.input, given) as Record<string, unknown>
}

/** The same for any shape, for what comes in beside the actions. `name` heads the complaint. */
export function checkShape<Shape extends TSchema>(name: string, shape: Shape, given: unknown): Static<Shape> {
  const checker = checkerOf(shape)
  const input = Default(shape, structuredClone(given ?? {}))
  if (checker.Check(input)) return input as Static<Shape>
  const wrong = checker
    .Errors(input)
    .filter(({ keyword }) => keyword !== 'boolean')
    .slice(0, 5)
    .map(complaintOf)
  throw inputInvalid(`${name} cannot take this: ${[...new Set(wrong)].join('; ')}`)
}

interface SchemaError {
  keyword: string
  instancePath: string
  message: string
  params?: object
}

/** Field and rule. Names of fields that are not ours are not repeated: they may be somebody's data. */
function complaintOf(error: unknown): string {
  const { keyword, instancePath, message, params } = error as SchemaError
  const place = instancePath === '' ? 'the request' : instancePath.slice(1).replaceAll('/', '.')
  if (keyword === 'additionalProperties') return `${place} has fields that are not known here`
  if (keyword === 'required')
    return `${place} lacks ${((params as { requiredProperties?: string[] }).requiredProperties ?? []).join(', ')}`
  return `${place} ${message}`
}

/** Only what the action declares leaves the office. Throws TypeError where it does not answer what it declares: a defect of ours. */
export function checkOutput(action: Action, given: unknown): unknown {
  const output = Clean(action.output, given)
  const checker = checkerOf(action.output)
  if (checker.Check(output)) return output
  const [first] = checker.Errors(output)
  throw new TypeError(
    `${action.name} answers something else than it declares: ${first === undefined ? '' : complaintOf(first)}`,
  )
}
