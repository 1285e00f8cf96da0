import { execFileSync, spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

export const hasOpenssl = spawnSync('openssl', ['version']).status === 0

export type KeyKind = 'ec' | 'rsa' | 'rsa-small' | 'ed25519'
const keyOptions: Record<KeyKind, string[]> = {
  ec: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  rsa: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  'rsa-small': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'],
  ed25519: ['-algorithm', 'ED25519'],
}
export const authorityUses =
  'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash'
export const serviceUses =
  'keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\nsubjectKeyIdentifier=hash'

/** Certificates of an invented authority and its time-stamp service, made with OpenSSL's command in a folder. */
export class Authority {
  readonly folder: string
  #serial = 100

  constructor(folder: string) {
    this.folder = folder
    mkdirSync(folder, { recursive: true })
    writeFileSync(this.path('serial'), '01\n')
  }

  path(name: string): string {
    return join(this.folder, name)
  }

  openssl(...args: string[]): void {
    execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] })
  }

  /** A certificate NAME.pem with its key NAME.key, signed by `issuer` (by itself unless given). */
  certify(name: string, uses: string, issuer = name, kind: KeyKind = 'ec', digest = 'sha256'): X509Certificate {
    const [key, request, certificate] = [this.path(`${name}.key`), this.path(`${name}.csr`), this.path(`${name}.pem`)]
    this.openssl('genpkey', ...keyOptions[kind], '-out', key)
    this.openssl('req', '-new', '-key', key, '-subj', `/O=Harbour Example Trust/CN=${name}`, '-out', request)
    writeFileSync(this.path('uses'), uses)
    const by =
      issuer === name ? ['-signkey', key] : ['-CA', this.path(`${issuer}.pem`), '-CAkey', this.path(`${issuer}.key`)]
    const serial = ['-set_serial', String(this.#serial++)]
    const how = ['-days', '3650', `-${digest}`, '-extfile', this.path('uses')]
    this.openssl('x509', '-req', '-in', request, ...by, ...serial, ...how, '-out', certificate)
    return new X509Certificate(readFileSync(certificate))
  }

  pem(name: string): string {
    return readFileSync(this.path(`${name}.pem`), 'utf8')
  }

  /** Answers a request as `openssl ts` does; `settings` go into the section of the service. */
  reply(query: Uint8Array, signer: string, settings = ''): Buffer {
    const [config, asked, answered] = [this.path('tsa.cnf'), this.path('asked.tsq'), this.path('answered.tsr')]
    writeFileSync(asked, query)
    writeFileSync(
      config,
      `[service]\nserial=${this.path('serial')}\nsigner_cert=${this.path(`${signer}.pem`)}\nsigner_key=${this.path(`${signer}.key`)}
signer_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256\naccuracy=secs:1,millisecs:500,microsecs:100\nordering=yes
tsa_name=yes\ness_cert_id_alg=sha256\n${settings}\n`,
    )
    this.openssl('ts', '-reply', '-config', config, '-section', 'service', '-queryfile', asked, '-out', answered)
    return readFileSync(answered)
  }

  /** Signs any content as a time-stamp token (CMS with the signer's certificate named in it). */
  sign(content: Uint8Array, signer: string, ...more: string[]): Buffer {
    return this.signPlainly(content, signer, '-cades', ...more)
  }

  /** The same without naming the certificate. */
  signPlainly(content: Uint8Array, signer: string, ...more: string[]): Buffer {
    const [plain, token] = [this.path('content'), this.path('token')]
    writeFileSync(plain, content)
    const how = ['-binary', '-nodetach', '-econtent_type', '1.2.840.113549.1.9.16.1.4', '-outform', 'DER']
    const by = ['-signer', this.path(`${signer}.pem`), '-inkey', this.path(`${signer}.key`)]
    this.openssl('cms', '-sign', '-in', plain, ...how, ...by, ...more, '-out', token)
    return readFileSync(token)
  }
}

/** What the service answers to a request; whatever it does not say is as it should be. */
export type Answering = (query: Buffer) => { status?: number; type?: string; body: Uint8Array }

/** A time-stamp service on this machine. */
export async function serve(answering: Answering): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece)
    const { status = 200, type = 'application/timestamp-reply', body } = answering(Buffer.concat(pieces))
    response.writeHead(status, { 'content-type': type }).end(body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
  return { url: `http://127.0.0.1:${port}/tsa`, close }
}
