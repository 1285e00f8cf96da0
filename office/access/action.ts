import type { Static, TObject, TSchema } from 'typebox'
import type { CasePermission, ProviderPermission } from './permissions.ts'
import type { Work } from './work.ts'

interface Shape<Input extends TObject, Output extends TSchema> {
  /** verb-noun; the HTTP route, the client's method and the page of the documentation have the same name. */
  name: string
  /** One line of documentation. */
  summary: string
  /** read: by the role that cannot write. write: state, ledger entry and jobs in one transaction. */
  effect: 'read' | 'write'
  /** Answers data about patients or other people of a case: an entry is committed before it is served. */
  personal?: true
  /** Whose data it answers, where it is one person's: a reference to that id goes into the entry. */
  subject?(input: Static<Input>): string
  /** What that one thing is, where it is not a person. */
  subjectNoun?: 'item'
  /** Waits for a second person with the same permission and another authenticator. */
  fourEyes?: true
  /** Also in a case that is closed: everything else that writes waits until somebody opens it again. */
  whileClosed?: true
  /** Answer is not kept for repeated requests (large, or safe to do again). */
  unrepeated?: true
  input: Input
  output: Output
  run(work: Work, input: Static<Input>): Promise<Static<Output>>
}

/** An action of one case names it in its input. */
export type CaseAction<Input extends TObject = TObject, Output extends TSchema = TSchema> = Shape<Input, Output> & {
  scope: 'case'
  permission: CasePermission
}

export type ProviderAction<Input extends TObject = TObject, Output extends TSchema = TSchema> = Shape<Input, Output> & {
  scope: 'provider'
  permission: ProviderPermission
}

/** Something that people do or look at, as data. `perform` is the one place that lets it happen. */
export type Action<Input extends TObject = TObject, Output extends TSchema = TSchema> =
  | CaseAction<Input, Output>
  | ProviderAction<Input, Output>

const verbNoun = /^[a-z]+(-[a-z0-9]+)+$/

/** Declares an action; its type keeps the name, for office/client-types.ts. Throws TypeError on a name that is not verb-noun, or a case's action whose input lacks `case_id`. */
export function defineAction<const Name extends string, Input extends TObject, Output extends TSchema>(
  action: Action<Input, Output> & { name: Name },
): Action<Input, Output> & { name: Name } {
  if (!verbNoun.test(action.name)) throw new TypeError(`${action.name} is no name for an action: use verb-noun`)
  if (action.scope === 'case' && !Object.hasOwn(action.input.properties, 'case_id'))
    throw new TypeError(`${action.name} is of a case, and its input does not say of which`)
  return action
}
