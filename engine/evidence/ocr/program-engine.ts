import { Unreadable } from '../content.ts'
import type { OcrEngine, ProgramRunner } from './contract.ts'

const command = 'tesseract'
const mostOutput = 32 * 2 ** 20
/** Several programs at once share the processors better with one thread each. */
const env = { OMP_THREAD_LIMIT: '1' }

/** Debian's tesseract; undefined where it is not installed or has none of the languages. */
export async function startProgramEngine(
  run: ProgramRunner,
  wanted: readonly string[],
  seconds: number,
): Promise<OcrEngine | undefined> {
  const listed = await run({ command, args: ['--list-langs'], seconds: 20, outputBytes: 1 << 16, env })
  if (listed.status !== 0) return undefined
  const installed = new Set(Buffer.from(listed.stdout).toString('utf8').split(/\s+/))
  const languages = wanted.filter((language) => installed.has(language))
  if (languages.length === 0) return undefined
  return {
    name: 'tesseract',
    async words(picture, layout) {
      const args = [picture, 'stdout', '-l', languages.join('+'), '--psm', String(layout), '--dpi', '200', 'tsv']
      const { status, stdout, failure } = await run({ command, args, seconds, outputBytes: mostOutput, env })
      if (failure === 'killed-time')
        throw new Unreadable('too-large', `Reading the picture took longer than ${seconds} seconds`)
      if (status !== 0) throw new Unreadable('damaged', 'The picture cannot be opened')
      return Buffer.from(stdout).toString('utf8')
    },
    async close() {},
  }
}
