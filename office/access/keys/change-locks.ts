import Type from 'typebox'
import { newShares } from '../../../base/vault/index.ts'
import { defineAction } from '../action.ts'
import { closed, done, nothing } from '../shapes.ts'

const keys = {
  scope: 'provider',
  permission: 'manage-keys',
  effect: 'write',
  fourEyes: true,
  unrepeated: true,
} as const

export const printShares = defineAction({
  ...keys,
  name: 'print-shares',
  summary: 'makes five new shares of which three open the vault; shown once, to whoever agrees as the second person',
  input: nothing,
  output: closed({ shares: Type.Array(Type.String()) }),
  async run({ office: { keyring }, record }) {
    const shares: string[] = []
    const deliver = (made: { text(): string }[]) => {
      shares.push(...made.map((share) => share.text()))
    }
    await keyring.addLock(newShares(deliver))
    record({ what: 'vault.lock-added', facts: { kind: 'shares', generation: keyring.state.generation } })
    return { shares }
  },
})

export const removeLock = defineAction({
  ...keys,
  name: 'remove-lock',
  summary: 'takes one way to open the vault away; not the last one',
  input: closed({ lock_id: Type.String({ maxLength: 100 }) }),
  output: done,
  async run({ office: { keyring }, record }, { lock_id }) {
    await keyring.removeLock(lock_id)
    record({ what: 'vault.lock-removed', facts: { generation: keyring.state.generation } })
    return { done: true }
  },
})
