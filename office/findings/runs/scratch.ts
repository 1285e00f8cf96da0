import { join } from 'node:path'
import { makeFolder, removeFile } from '../../../base/files/index.ts'
import type { Office } from '../../access/index.ts'

/**
 * A folder for one piece of work, empty at the beginning and gone at the end, whatever happens. What a killed worker left is removed by the
 * next one with the same name.
 */
export async function inScratch<T>(office: Office, name: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(office.places.scratch, name)
  removeFile(folder)
  makeFolder(folder)
  try {
    return await work(folder)
  } finally {
    removeFile(folder)
  }
}
