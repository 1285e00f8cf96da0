import { type ParseArgsConfig, parseArgs } from 'node:util'
import { Problem } from '../../base/errors.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/** parseArgs, strict, with positionals; a wrong option is a USAGE problem that names the command's help. */
export function parseOptions<const O extends Options>(command: string, args: string[], options: O) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (cause) {
    throw usage(command, (cause as Error).message.replace(/\. To specify.*$/s, ''))
  }
}

export function usage(command: string, what: string): Problem {
  return new Problem('USAGE', what, `See ./cordon ${command} --help`)
}

/** A whole number from an option's text, within bounds. */
export function wholeNumber(command: string, name: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < least || value > most)
    throw usage(command, `--${name} takes a whole number from ${least} to ${most}, not "${text}"`)
  return value
}
