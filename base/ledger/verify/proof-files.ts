/** What is to be verified, a folder or a ZIP: files by path, relative, with `/`. */
export interface ProofFiles {
  /** How it is called in messages. */
  readonly name: string
  /** Every path, sorted. What cannot be read as a plain file (a link, a device) ends in `@`. */
  list(): readonly string[]
  /** The bytes of a file of at most `most` bytes; undefined where there is none, or it is larger. */
  read(path: string, most: number): Promise<Uint8Array | undefined>
  /** SHA-256 of a file of any size, lower-case hex; undefined where there is none. */
  hash(path: string): Promise<string | undefined>
  close(): void
}

/** The files below `prefix` alone, under their shorter paths. */
export function filesBelow(files: ProofFiles, prefix: string): ProofFiles {
  return {
    name: `${files.name}/${prefix}`.replace(/\/$/, ''),
    list: () =>
      files
        .list()
        .filter((path) => path.startsWith(prefix))
        .map((path) => path.slice(prefix.length)),
    read: (path, most) => files.read(prefix + path, most),
    hash: (path) => files.hash(prefix + path),
    close: () => files.close(),
  }
}
