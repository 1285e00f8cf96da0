import Type from 'typebox'
import { defineAction } from '../action.ts'
import { closed, count, done, nothing } from '../shapes.ts'

export const readVault = defineAction({
  name: 'read-vault',
  summary: 'whether the vault is open, its generation, and which locks open it',
  scope: 'provider',
  permission: 'see-provider',
  effect: 'read',
  input: nothing,
  output: closed({
    sealed: Type.Boolean(),
    generation: count,
    locks: Type.Array(closed({ lock_id: Type.String(), kind: Type.String(), made: Type.String() })),
    cases: count,
    held: count,
  }),
  async run({ office: { keyring } }) {
    const { generation, locks } = keyring.state
    const cases = keyring.sealed ? [] : keyring.cases()
    return {
      sealed: keyring.sealed,
      generation,
      locks: locks.map(({ id, kind, made }) => ({ lock_id: id, kind, made })),
      cases: cases.length,
      held: cases.filter(({ hold }) => hold !== undefined).length,
    }
  },
})

export const sealVault = defineAction({
  name: 'seal-vault',
  summary: 'closes the vault of this server at once: nothing personal is readable until it is opened again',
  scope: 'provider',
  permission: 'manage-keys',
  effect: 'write',
  unrepeated: true,
  input: nothing,
  output: done,
  async run({ office: { keyring }, record, afterwards }) {
    record({ what: 'vault.sealed', facts: { generation: keyring.state.generation } })
    afterwards(() => keyring.seal())
    return { done: true }
  },
})
