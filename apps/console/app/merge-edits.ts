export type EditValue = string | null | boolean | number | readonly string[]
export type Values = Readonly<Record<string, EditValue>>

export interface Merged<Of extends Values> {
  values: Of
  /** What the other wrote where both changed the same field to something else. */
  clashes: Partial<Of>
}

/**
 * Two people changed the same thing, starting from `base`. A field that only one of them changed is as that one left it; where both changed it,
 * it stays mine and theirs is kept beside it, for a person to decide. Pure.
 */
export function mergeEdits<Of extends Values>(base: Of, mine: Of, theirs: Of): Merged<Of> {
  const values: Record<string, EditValue> = {}
  const clashes: Record<string, EditValue> = {}
  for (const key of Object.keys(mine)) {
    const isMine = !isSame(mine[key], base[key])
    const isTheirs = !isSame(theirs[key], base[key])
    values[key] = (isTheirs && !isMine ? theirs[key] : mine[key]) as EditValue
    if (isMine && isTheirs && !isSame(mine[key], theirs[key])) clashes[key] = theirs[key] as EditValue
  }
  return { values: values as Of, clashes: clashes as Partial<Of> }
}

function isSame(a: EditValue | undefined, b: EditValue | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
