import type { DropZoneProps } from 'react-aria-components/DropZone'

type DropItem = Parameters<NonNullable<DropZoneProps['onDrop']>>[0]['items'][number]

export interface DroppedFile {
  /** Path within what was dropped, with `/`. */
  name: string
  file: File
}

/** All files of what was dropped, those in folders too; text that was dropped is none. */
export async function readDropped(items: readonly DropItem[], below = ''): Promise<DroppedFile[]> {
  const files: DroppedFile[] = []
  for (const item of items) {
    if (item.kind === 'file') files.push({ name: below + item.name, file: await item.getFile() })
    if (item.kind === 'directory')
      for await (const entry of item.getEntries()) files.push(...(await readDropped([entry], `${below}${item.name}/`)))
  }
  return files
}

/** All files that were chosen with a button; of a folder with their path in it. */
export function readFileList(list: FileList): DroppedFile[] {
  return [...list].map((file) => ({ name: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath, file }))
}
