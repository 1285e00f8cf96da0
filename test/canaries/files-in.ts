import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** Bytes of a file under its path; of what is packed also what is in it. */
export interface FileBytes {
  file: string
  bytes: Buffer
}

/** Every file below a folder, names of files and folders among them: they say something too. */
export function* filesIn(folder: string): Generator<FileBytes> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    yield { file: `${file} (its name)`, bytes: Buffer.from(file) }
    if (!entry.isFile()) continue
    const bytes = readFileSync(file)
    yield { file, bytes }
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) yield { file: `${file} (unpacked)`, bytes: gunzipSync(bytes) }
  }
}
