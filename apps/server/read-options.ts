import { type ParseArgsConfig, parseArgs } from 'node:util'
import { Problem } from '../../base/errors.ts'

/** The options of this process. Throws `USAGE`. */
export function readOptions<const Options extends NonNullable<ParseArgsConfig['options']>>(options: Options) {
  try {
    return parseArgs({ options, strict: true }).values
  } catch (cause) {
    throw new Problem('USAGE', (cause as Error).message.replace(/\. To specify.*$/s, ''), 'See ./cordon serve --help')
  }
}
