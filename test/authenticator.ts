import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'

const url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()

/** A security key in software, for tests: one passkey at a time, made and used as WebAuthn Level 3 says. */
export class TestAuthenticator {
  readonly id = randomBytes(16)
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  #uses = 0
  /** False: the key is touched, and nobody enters a PIN. */
  verifies = true
  readonly #origin: string

  constructor(origin: string) {
    this.#origin = origin
  }

  make(options: PublicKeyCredentialCreationOptionsJSON): RegistrationResponseJSON {
    const credential = Buffer.concat([
      Buffer.alloc(16),
      Buffer.from([0, this.id.length]),
      this.id,
      coseKey(this.#keys.publicKey),
    ])
    const data = this.#data(options.rp.id!, 0x40, credential)
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      ...[text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData'), bytes(data)],
    ])
    const client = this.#client('webauthn.create', options.challenge)
    const response = { clientDataJSON: url(client), attestationObject: url(attestation) }
    return { id: url(this.id), rawId: url(this.id), type: 'public-key', response, clientExtensionResults: {} }
  }

  use(options: PublicKeyCredentialRequestOptionsJSON): AuthenticationResponseJSON {
    const data = this.#data(options.rpId!, 0, Buffer.alloc(0))
    const client = this.#client('webauthn.get', options.challenge)
    const signature = sign('sha256', Buffer.concat([data, sha256(client)]), this.#keys.privateKey)
    const response = { clientDataJSON: url(client), authenticatorData: url(data), signature: url(signature) }
    return { id: url(this.id), rawId: url(this.id), type: 'public-key', response, clientExtensionResults: {} }
  }

  #client(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.#origin, crossOrigin: false }))
  }

  #data(rpId: string, flags: number, rest: Buffer): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(++this.#uses)
    const all = flags | 0x01 | (this.verifies ? 0x04 : 0)
    return Buffer.concat([sha256(rpId), Buffer.from([all]), counter, rest])
  }
}

/** ES256 as a COSE key: {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
function coseKey(key: KeyObject): Buffer {
  const { x, y } = key.export({ format: 'jwk' })
  const [left, right] = [x!, y!].map((part) => bytes(Buffer.from(part, 'base64url')))
  return Buffer.concat([Buffer.from([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21]), left!, Buffer.from([0x22]), right!])
}

/** CBOR, of texts below 24 bytes and byte strings below 65,536. */
function text(value: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)])
}

function bytes(value: Buffer): Buffer {
  if (value.length < 256) return Buffer.concat([Buffer.from([0x58, value.length]), value])
  return Buffer.concat([Buffer.from([0x59, value.length >> 8, value.length & 255]), value])
}
