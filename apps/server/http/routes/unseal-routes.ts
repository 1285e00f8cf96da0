import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { passphrase, Secret } from '../../../../base/vault/index.ts'
import { checkShape, closed, inputInvalid } from '../../../../office/access/index.ts'
import type { UnsealAnswer } from '../../../../office/client-types.ts'
import { addressKey, takeTurn } from '../guards/rate-limits.ts'
import type { ServerParts } from '../server-parts.ts'

export const unsealShape = closed({
  passphrase: Type.Optional(Type.String({ minLength: 1, maxLength: 1000 })),
  share: Type.Optional(Type.String({ minLength: 1, maxLength: 1000 })),
})

/**
 * `POST /api/unseal`: whoever has the passphrase, or brings a share, opens the vault; nobody can be signed in before. One at a time: each
 * try costs 64 MiB of memory by intention.
 */
export function addUnsealRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { door, limits } = parts
  let turn: Promise<unknown> = Promise.resolve()
  const open = 'the vault is opened before anybody can look up who may do what'
  app.post('/api/unseal', { config: { lane: 'first', open } }, async (request): Promise<UnsealAnswer> => {
    takeTurn(limits, 'unseal', addressKey(request.ip))
    takeTurn(limits, 'unsealAll', 'all')
    const given = checkShape('unseal', unsealShape, request.body)
    if ((given.passphrase === undefined) === (given.share === undefined))
      throw inputInvalid('unseal takes a passphrase, or one share')
    const mine = turn.then(() => openWith(parts, given))
    turn = mine.catch(() => {})
    const shares = await mine
    return { vault: door.state(), ...(shares !== undefined && { shares }) }
  })
  app.get(
    '/api/vault',
    { config: { lane: 'first', open: 'a page has to know whether to ask for the passphrase' } },
    async () => ({
      vault: door.state(),
    }),
  )
}

async function openWith({ door }: ServerParts, given: { passphrase?: string; share?: string }) {
  if (given.share !== undefined) return door.addShare(new Secret(given.share))
  const secret = new Secret(given.passphrase!)
  await door.open(passphrase(secret)).finally(() => secret.erase())
  return undefined
}
