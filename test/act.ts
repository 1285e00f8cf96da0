import { type Caller, perform } from '../office/access/index.ts'
import { actionsByName } from '../office/actions.ts'
import type { ActionName, InputOf, OutputOf } from '../office/client-types.ts'
import type { TestOffice } from './test-office.ts'

/** What an action that runs at once answers. Throws what `perform` throws. */
export async function act<Name extends ActionName>(
  office: TestOffice,
  name: Name,
  input: Record<string, unknown> | InputOf<Name>,
  who: Caller,
): Promise<OutputOf<Name>> {
  const outcome = await perform(office, actionsByName.get(name)!, input, who)
  if (outcome.state !== 'done') throw new Error(`${name} waits for a second person`)
  return outcome.output as OutputOf<Name>
}
