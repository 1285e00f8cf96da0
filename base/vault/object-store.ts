/** Bytes to store, whole or in pieces as they are made. What the iterator throws ends the writing and stores nothing. */
export type ObjectBody = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

export interface PutOptions {
  onlyIfAbsent?: boolean
  expectedBytes?: number
}

/** An object opened for reading. It stays readable until closed, also when it is replaced or deleted meanwhile. */
export interface StoredObject {
  readonly size: number
  /** Exactly `length` bytes from `offset`, or fewer at the end. */
  read(offset: number, length: number): Promise<Uint8Array>
  close(): Promise<void>
}

/**
 * A place for sealed objects: a directory, or an S3-compatible service. It is not trusted: whoever runs it may read, change
 * or put back anything, and the sealing notices all but deletion and old copies. A name has 1 to 512 characters, parts of
 * a-z, 0-9, `-`, `_`, `.` joined by `/`, none starting with a dot (other names throw an Error: a defect of ours). No name is a folder of another: `a` and `a/b` exclude each other.
 */
export interface ObjectStore {
  /**
   * Stores all of it or nothing, durable when it answers; an older object of that name is replaced. With `onlyIfAbsent`
   * answers 'exists' and changes nothing where the name is taken, also when two writers try at the same moment. `expectedBytes`
   * says about how long the body will be, where that is known: some stores choose the size of their parts by it.
   */
  put(name: string, body: ObjectBody, options?: PutOptions): Promise<'written' | 'exists'>
  /** Undefined where there is none. */
  get(name: string): Promise<StoredObject | undefined>
  stat(name: string): Promise<{ size: number } | undefined>
  /** Names that start with `prefix`, sorted. */
  list(prefix: string): AsyncIterable<string>
  /** False where there was none. */
  delete(name: string): Promise<boolean>
  /**
   * Removes what nobody can see or read any more: what was begun before `before` (milliseconds) and never completed, and versions that were
   * replaced or deleted before then. Choose it earlier than any writing or reading that may still go on: a day ago, say.
   */
  sweep?(before: number): Promise<Swept>
}

/** What `sweep` removed, and how many versions their lock still keeps. */
export interface Swept {
  uploads: number
  versions: number
  kept: number
}

export function isObjectName(name: string): boolean {
  return name.length <= 512 && /^[a-z0-9_-][a-z0-9._-]*(\/[a-z0-9_-][a-z0-9._-]*)*$/.test(name)
}

/** Throws an Error for a name that not every kind of store can keep, or that would leave its folder. */
export function checkObjectName(name: string): void {
  if (!isObjectName(name)) throw new Error(`not a name for a stored object: ${JSON.stringify(name)}`)
}
