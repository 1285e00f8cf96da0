import { type Document, isMap, parseDocument } from 'yaml'

export const contactFields = ['name', 'role', 'phone', 'email', 'address', 'web'] as const
export const textFields = ['name', 'based_in', 'tz', 'speciality'] as const
export const listFields = ['roles', 'languages', 'subject_to', 'designated', 'domains'] as const

/** What the form shows of provider.yaml. Empty: not there. */
export type ProviderFields = Record<(typeof textFields)[number], string> &
  Record<(typeof listFields)[number], readonly string[]> & { contact: Record<(typeof contactFields)[number], string> }

export type FieldPath = readonly [string] | readonly ['contact', string]

/** Reads the file for the form; `why` where it is no YAML with keys. What it holds beside is left alone. */
export function readFields(text: string): { fields: ProviderFields } | { why: string } {
  const file = parseDocument(text)
  const [wrong] = file.errors
  if (wrong !== undefined) return { why: wrong.message.split('\n')[0]! }
  if (file.contents !== null && !isMap(file.contents)) return { why: 'key: value' }
  const word = (path: readonly string[]): string => {
    const value: unknown = file.getIn(path)
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
  const list = (name: string): string[] => {
    const held = file.toJS()?.[name]
    return Array.isArray(held) ? held.map(String) : []
  }
  return {
    fields: {
      ...(Object.fromEntries(textFields.map((name) => [name, word([name])])) as Record<
        (typeof textFields)[number],
        string
      >),
      ...(Object.fromEntries(listFields.map((name) => [name, list(name)])) as Record<
        (typeof listFields)[number],
        string[]
      >),
      contact: Object.fromEntries(contactFields.map((name) => [name, word(['contact', name])])) as Record<
        (typeof contactFields)[number],
        string
      >,
    },
  }
}

/** The file with one key changed, or taken out where the value is empty. Comments and everything else stay as they are. */
export function writeField(text: string, path: FieldPath, value: string | readonly string[]): string {
  const file = parseDocument(text)
  if (file.contents === null) file.contents = file.createNode({}) as unknown as typeof file.contents
  if (value.length === 0) takeOut(file, path)
  else {
    const node = file.createNode(typeof value === 'string' ? value : [...value])
    if (Array.isArray(value)) (node as { flow?: boolean }).flow = true
    file.setIn(path, node)
  }
  return file.toString({ lineWidth: 0 })
}

function takeOut(file: Document, path: FieldPath): void {
  if (!file.hasIn(path)) return
  file.deleteIn(path)
  const [parent] = path
  const held = file.get(parent)
  if (path.length === 2 && isMap(held) && held.items.length === 0) file.delete(parent)
}

/** What each part of the form is given. */
export interface FormProps {
  fields: ProviderFields
  change(path: FieldPath, value: string | readonly string[]): void
  /** What is wrong with a field, `tz` or `contact.email`, in words. */
  errorOf(field: string): string | undefined
}
