import { isScalar, type Json, scalarText } from './parse-json.ts'

/** Levels of nesting that are followed; real records have a dozen. */
export const deepest = 200

export interface Flat {
  paths: string[]
  values: string[]
  /** Paths below which the nesting was too deep to follow. */
  tooDeep: string[]
}

/**
 * Every plain value of `value` with its dotted path, elements of lists numbered from 0: `Patient.name[0].family`.
 * Empty values are left out. `keep` may take a value for itself (an attachment, a contained resource) by answering false.
 */
export function flattenValue(
  value: Json,
  path: string,
  keep: (value: Json, path: string) => boolean = () => true,
): Flat {
  const flat: Flat = { paths: [], values: [], tooDeep: [] }
  const walk = (at: Json, where: string, depth: number): void => {
    if (isScalar(at)) {
      if (at === null || at === '') return
      flat.paths.push(where)
      flat.values.push(scalarText(at))
    } else if (depth > deepest) flat.tooDeep.push(where)
    else if (!keep(at, where)) return
    else if (Array.isArray(at)) for (let n = 0; n < at.length; n++) walk(at[n]!, `${where}[${n}]`, depth + 1)
    else for (const key in at) walk(at[key]!, where === '' ? key : `${where}.${key}`, depth + 1)
  }
  walk(value, path, 0)
  return flat
}

const mostValues = 5000

/** Cuts a record of very many values into parts that are handed on one by one. */
export function* inParts({ paths, values }: Flat): Iterable<{ paths: string[]; values: string[] }> {
  for (let at = 0; at < values.length; at += mostValues)
    yield values.length <= mostValues
      ? { paths, values }
      : { paths: paths.slice(at, at + mostValues), values: values.slice(at, at + mostValues) }
}
