import Type from 'typebox'
import { closed, uuid } from '../../../../office/access/index.ts'

const bytes = Type.String({ maxLength: 20_000, pattern: '^[A-Za-z0-9_-]*$' })
const code = Type.String({ minLength: 1, maxLength: 100 })

/** What a browser's authenticator answers, as far as it is looked at here; what it signed is checked by the sign-in itself. */
const madePasskey = Type.Object({
  id: bytes,
  rawId: bytes,
  type: Type.Literal('public-key'),
  response: Type.Object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: Type.Optional(Type.Array(Type.String({ maxLength: 20 }), { maxItems: 10 })),
  }),
  clientExtensionResults: Type.Object({}),
})
const usedPasskey = Type.Object({
  id: bytes,
  rawId: bytes,
  type: Type.Literal('public-key'),
  response: Type.Object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: Type.Optional(Type.Union([bytes, Type.Null()])),
  }),
  clientExtensionResults: Type.Object({}),
})

export const signInShapes = {
  enrol: closed({ code }),
  enrolled: closed({ code, challenge_id: uuid, response: madePasskey }),
  passkey: closed({ challenge_id: uuid, response: usedPasskey }),
  added: closed({ challenge_id: uuid, response: madePasskey }),
  codes: closed({ email: Type.String({ minLength: 3, maxLength: 254 }), generated: code, recovery: code }),
  generated: closed({ code }),
}
