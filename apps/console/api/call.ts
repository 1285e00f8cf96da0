import type { ActionName, InputOf, OutputOf, Waiting } from '../../../office/client-types.ts'
import { type SendOptions, send } from './send.ts'

/** `waiting`: it is kept until a second person agrees. */
export type Outcome<Name extends ActionName> =
  | { state: 'done'; output: OutputOf<Name> }
  | { state: 'waiting'; approval: string }

/** Performs an action of the office: `POST /api/<name>`. Throws what `send` throws. */
export async function call<Name extends ActionName>(
  name: Name,
  input: InputOf<Name>,
  options: SendOptions = {},
): Promise<Outcome<Name>> {
  const { status, body } = await send<unknown>(`/api/${name}`, input, options)
  if (status === 202) return { state: 'waiting', approval: (body as Waiting).approval }
  return { state: 'done', output: body as OutputOf<Name> }
}
