import type { OutputOf } from '../../../../../office/client-types.ts'
import type { ChosenFile } from './batches.ts'

export type LeftUpload = OutputOf<'list-uploads'>['uploads'][number]

/** The chosen files, each with an upload that was begun of a file of this name and size; none is given to two. */
export function matchLeft(files: readonly ChosenFile[], left: readonly LeftUpload[]): ChosenFile[] {
  const free = Map.groupBy(left, keyOf)
  return files.map((one) => {
    const upload = free.get(keyOf({ name: one.name, bytes: one.file.size }))?.shift()
    return upload === undefined ? one : { ...one, left: upload.upload_id }
  })
}

/** Ids of those that are whole and that no chosen file stands for. */
export function wholeOf(left: readonly LeftUpload[], chosen: readonly ChosenFile[]): string[] {
  const taken = new Set(chosen.map((one) => one.left))
  return left.filter((one) => isWhole(one) && !taken.has(one.upload_id)).map(({ upload_id }) => upload_id)
}

export const isWhole = ({ bytes, received }: LeftUpload): boolean => bytes === received

const keyOf = ({ name, bytes }: { name: string; bytes: number }): string => `${bytes} ${name}`
