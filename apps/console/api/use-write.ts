import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ActionName, InputOf } from '../../../office/client-types.ts'
import { call, type Outcome } from './call.ts'

interface WriteOptions<Name extends ActionName> {
  /** Reads that the write changes, by the names of their actions; they are asked again. */
  changes?: readonly ActionName[]
  onDone?(outcome: Outcome<Name>, input: InputOf<Name>): void
}

/**
 * Performs an action: `const close = useWrite('close-task', { changes: ['list-tasks'] }); close.mutate({ ... })`. It waits while the connection
 * is lost and is sent when it is back, with the same id, so that it is done once. A `waiting` outcome is shown with SecondPerson.
 */
export function useWrite<Name extends ActionName>(
  name: Name,
  { changes = [], onDone }: WriteOptions<Name> = {},
): UseMutationResult<Outcome<Name>, Error, InputOf<Name>> {
  const client = useQueryClient()
  const mutation = useMutation<Outcome<Name>, Error, Sent<Name>>({
    mutationFn: ({ input, requestId }) => call(name, input, { requestId }),
    onSuccess: async (outcome, { input }) => {
      onDone?.(outcome, input)
      await Promise.all(changes.map((changed) => client.invalidateQueries({ queryKey: [changed] })))
    },
  })
  return withIds(mutation)
}

interface Sent<Name extends ActionName> {
  input: InputOf<Name>
  requestId: string
}

/** The id is made when a person acts, not when the request is sent: every repetition carries the same. */
function withIds<Name extends ActionName>(
  mutation: UseMutationResult<Outcome<Name>, Error, Sent<Name>>,
): UseMutationResult<Outcome<Name>, Error, InputOf<Name>> {
  const sent = (input: InputOf<Name>): Sent<Name> => ({ input, requestId: crypto.randomUUID() })
  return {
    ...mutation,
    variables: mutation.variables?.input,
    mutate: (input: InputOf<Name>) => mutation.mutate(sent(input)),
    mutateAsync: (input: InputOf<Name>) => mutation.mutateAsync(sent(input)),
  } as UseMutationResult<Outcome<Name>, Error, InputOf<Name>>
}
