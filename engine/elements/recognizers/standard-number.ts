import { stdnum } from 'stdnum'

/**
 * The check of a number as the `stdnum` package knows it, by country and kind (`ES`, `dni`). Throws where it knows none, so
 * that a recognizer that misspells one does not load.
 */
export function standardNumber(country: string, kind: string): (compact: string) => boolean {
  const validator = stdnum[country]?.[kind]
  if (validator === undefined) throw new Error(`stdnum has no ${country}.${kind}`)
  return (compact) => validator.validate(compact).isValid
}
