import { hash, randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** A version of an object as the server keeps it; without bytes it marks a deletion. */
export interface KeptVersion {
  id: string
  at: number
  bytes: Buffer | undefined
  mark: string
  etag: string
  until: number
  hold: boolean
}

export interface S3ServerOptions {
  versions?: boolean
  locks?: boolean
  /** Names and versions per page of a listing. */
  page?: number
}

export type Answer = { status?: number; headers?: Record<string, string | number>; body?: string | Buffer }

interface Upload {
  key: string
  at: number
  headers: IncomingHttpHeaders
  parts: Map<number, Buffer>
}

/** What the HTTP side has read of a request. `what` is method, bucket or object, and the operation's flag. */
export interface Request {
  what: string
  key: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: Buffer
}

/** A bucket in memory, as Amazon's documentation describes one: create-only writes, versions, retention, legal hold, parts, pages. */
export class MemoryBucket {
  readonly objects = new Map<string, KeptVersion[]>()
  readonly uploads = new Map<string, Upload>()
  readonly options: S3ServerOptions
  /** Answers the whole object, whatever range is asked for. */
  ignoreRanges = false
  now = Date.parse('2026-03-02T09:00:00Z')

  constructor(options: S3ServerOptions) {
    this.options = options
  }

  newest(key: string): KeptVersion | undefined {
    const last = this.objects.get(key)?.at(-1)
    return last?.bytes === undefined ? undefined : last
  }

  answer(request: Request): Answer {
    return request.key === '' ? this.#bucket(request.query) : this.#object(request)
  }

  #bucket(query: URLSearchParams): Answer {
    if (query.has('versioning'))
      return xml(
        `<VersioningConfiguration>${this.options.versions ? '<Status>Enabled</Status>' : ''}</VersioningConfiguration>`,
      )
    if (query.has('object-lock'))
      return this.options.locks
        ? xml('<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>')
        : refusal(404, 'ObjectLockConfigurationNotFoundError')
    if (query.has('uploads')) return this.#listUploads()
    if (query.has('versions')) return this.#listVersions(query)
    if (query.has('list-type')) return this.#list(query)
    return {}
  }

  #list(query: URLSearchParams): Answer {
    const from = query.get('continuation-token') ?? ''
    const names = [...this.objects.keys()]
      .filter((key) => this.newest(key) && key.startsWith(query.get('prefix') ?? '') && key > from)
      .sort()
    const page = names.slice(0, this.options.page ?? 1000)
    const more = page.length < names.length
    const contents = page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('')
    return xml(
      `<ListBucketResult><IsTruncated>${more}</IsTruncated>${contents}${more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''}</ListBucketResult>`,
    )
  }

  #listVersions(query: URLSearchParams): Answer {
    const all = [...this.objects]
      .filter(([key]) => key.startsWith(query.get('prefix') ?? ''))
      .sort(([a], [b]) => (a < b ? -1 : 1))
    const rows = all.flatMap(([key, versions]) =>
      versions.toReversed().map((one, i) => ({ key, one, newest: i === 0 })),
    )
    const marker = rows.findIndex(
      ({ key, one }) => key === query.get('key-marker') && one.id === query.get('version-id-marker'),
    )
    const page = rows.slice(marker + 1, marker + 1 + (this.options.page ?? 1000))
    const more = marker + 1 + page.length < rows.length
    const told = page.map(({ key, one, newest }) => {
      const kind = one.bytes === undefined ? 'DeleteMarker' : 'Version'
      return `<${kind}><Key>${key}</Key><VersionId>${one.id}</VersionId><IsLatest>${newest}</IsLatest><LastModified>${new Date(one.at).toISOString()}</LastModified></${kind}>`
    })
    const next = `<NextKeyMarker>${page.at(-1)?.key}</NextKeyMarker><NextVersionIdMarker>${page.at(-1)?.one.id}</NextVersionIdMarker>`
    return xml(
      `<ListVersionsResult><IsTruncated>${more}</IsTruncated>${told.join('')}${more ? next : ''}</ListVersionsResult>`,
    )
  }

  #listUploads(): Answer {
    const told = [...this.uploads].map(
      ([id, { key, at }]) =>
        `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${new Date(at).toISOString()}</Initiated></Upload>`,
    )
    return xml(
      `<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>${told.join('')}</ListMultipartUploadsResult>`,
    )
  }

  #object({ what, key, query, headers, body }: Request): Answer {
    const upload = this.uploads.get(query.get('uploadId') ?? '')
    switch (what) {
      case 'POST object uploads': {
        const id = randomUUID()
        this.uploads.set(id, { key, at: this.now, headers, parts: new Map() })
        return xml(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`)
      }
      case 'PUT object uploadId':
        if (upload === undefined) return refusal(404, 'NoSuchUpload')
        upload.parts.set(Number(query.get('partNumber')), body)
        return { headers: { ETag: etagOf(body) } }
      case 'POST object uploadId':
        return this.#complete(key, query.get('uploadId')!, headers, body)
      case 'DELETE object uploadId':
        return this.uploads.delete(query.get('uploadId')!) ? { status: 204 } : refusal(404, 'NoSuchUpload')
      case 'PUT object legal-hold':
        for (const one of this.objects.get(key) ?? [])
          if (one.id === query.get('versionId')) one.hold = body.includes('>ON<')
        return {}
      case 'PUT object':
        return this.#put(key, body, headers, headers)
      case 'DELETE object':
        return this.#delete(key, query.get('versionId'))
      default:
        return this.#get(key, query.get('versionId'), headers)
    }
  }

  #complete(key: string, id: string, headers: IncomingHttpHeaders, body: Buffer): Answer {
    const upload = this.uploads.get(id)
    if (upload === undefined) return refusal(404, 'NoSuchUpload')
    const numbers = [...body.toString().matchAll(/<PartNumber>(\d+)</g)].map(([, number]) => Number(number))
    const parts = numbers.map((number) => upload.parts.get(number)!)
    const answer = this.#put(
      key,
      Buffer.concat(parts),
      { ...upload.headers, 'if-none-match': headers['if-none-match'] },
      upload.headers,
    )
    if (answer.status !== undefined) return answer
    this.uploads.delete(id)
    return xml('<CompleteMultipartUploadResult><ETag>"x"</ETag></CompleteMultipartUploadResult>')
  }

  #put(
    key: string,
    bytes: Buffer,
    { 'if-none-match': condition }: IncomingHttpHeaders,
    described: IncomingHttpHeaders,
  ): Answer {
    if (condition === '*' && this.newest(key)) return refusal(412, 'PreconditionFailed')
    const version = {
      ...{ id: this.options.versions ? randomUUID() : 'null', at: this.now++, bytes, etag: etagOf(bytes) },
      mark: String(described['x-amz-meta-cordon-write'] ?? ''),
      until: Date.parse(String(described['x-amz-object-lock-retain-until-date'] ?? '1970-01-01')),
      hold: described['x-amz-object-lock-legal-hold'] === 'ON',
    }
    if (version.until > 0 && described['x-amz-object-lock-mode'] === undefined) return refusal(400, 'InvalidRequest')
    this.#add(key, version)
    return { headers: { ETag: version.etag, 'x-amz-version-id': version.id } }
  }

  #add(key: string, version: KeptVersion): void {
    const before = this.options.versions ? (this.objects.get(key) ?? []) : []
    this.objects.set(key, [...before, version])
  }

  #delete(key: string, versionId: string | null): Answer {
    const versions = this.objects.get(key) ?? []
    const locked = (one: KeptVersion | undefined): boolean => one !== undefined && (one.hold || one.until > this.now)
    if (versionId !== null) {
      if (locked(versions.find(({ id }) => id === versionId))) return refusal(403, 'AccessDenied')
      this.#leave(
        key,
        versions.filter(({ id }) => id !== versionId),
      )
    } else if (this.options.versions)
      this.#add(key, { id: randomUUID(), at: this.now++, bytes: undefined, mark: '', etag: '', until: 0, hold: false })
    else this.#leave(key, [])
    return { status: 204 }
  }

  #leave(key: string, versions: KeptVersion[]): void {
    if (versions.length > 0) this.objects.set(key, versions)
    else this.objects.delete(key)
  }

  #get(key: string, versionId: string | null, headers: IncomingHttpHeaders): Answer {
    const found = versionId === null ? this.newest(key) : this.objects.get(key)?.find(({ id }) => id === versionId)
    if (found?.bytes === undefined) return refusal(404, versionId === null ? 'NoSuchKey' : 'NoSuchVersion')
    if (headers['if-match'] !== undefined && headers['if-match'] !== found.etag)
      return refusal(412, 'PreconditionFailed')
    const told = { ETag: found.etag, 'x-amz-version-id': found.id, 'x-amz-meta-cordon-write': found.mark }
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? []
    if (from === undefined || this.ignoreRanges) return { headers: told, body: found.bytes }
    if (Number(from) >= found.bytes.length) return refusal(416, 'InvalidRange')
    const body = found.bytes.subarray(Number(from), Number(to) + 1)
    const range = `bytes ${from}-${Number(from) + body.length - 1}/${found.bytes.length}`
    return { status: 206, headers: { ...told, 'Content-Range': range }, body }
  }
}

const etagOf = (bytes: Buffer): string => `"${hash('md5', bytes)}"`
const xml = (body: string): Answer => ({
  headers: { 'Content-Type': 'application/xml' },
  body: `<?xml version="1.0"?>${body}`,
})

/** An error as servers send it, with what they repeat of the request. */
export function refusal(status: number, code: string, text = ''): Answer {
  return {
    ...xml(
      `<Error><Code>${code}</Code><Message>${text}</Message><AWSAccessKeyId>EXAMPLEKEYID</AWSAccessKeyId></Error>`,
    ),
    status,
  }
}
