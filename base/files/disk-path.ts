const mark = '\0'

/**
 * Paths travel as strings, but on Linux a name may be any bytes (Big5 names unpacked from an old archive). Such a path is
 * carried as a NUL, which no real path holds, and one character per byte.
 */
export function pathOfBytes(raw: Buffer): string {
  const text = raw.toString('utf8')
  return Buffer.from(text, 'utf8').equals(raw) ? text : mark + raw.toString('latin1')
}

/** What file calls take for `path`. */
export function onDisk(path: string): string | Buffer {
  return path.startsWith(mark) ? Buffer.from(path.slice(1), 'latin1') : path
}

/** The raw bytes of a path. */
export function bytesOfPath(path: string): Buffer {
  const disk = onDisk(path)
  return typeof disk === 'string' ? Buffer.from(disk, 'utf8') : disk
}

/** `folder/name`, where the name is raw bytes as a listing gives them. */
export function joinBytes(folder: string, name: Buffer): string {
  return pathOfBytes(Buffer.concat([bytesOfPath(folder), Buffer.from(folder.endsWith('/') ? '' : '/'), name]))
}
