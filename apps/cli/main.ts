import { systemClock } from '../../base/clock.ts'
import { errorCodes, Problem } from '../../base/errors.ts'
import type { Command, Terminal } from './command.ts'
import { commands, findCommand } from './commands.ts'

const stopping = new AbortController()
process.on('SIGINT', interrupted)
process.on('SIGTERM', interrupted)
process.stdout.on('error', readerLeft)

const terminal: Terminal = {
  print: (text) => void process.stdout.write(`${text}\n`),
  write: (text) => new Promise((done) => process.stdout.write(text, () => done())),
  note: (text) => void process.stderr.write(`${text}\n`),
  interactive: process.stderr.isTTY === true,
  clock: systemClock,
  stop: stopping.signal,
}

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return help(rest[0])
  if (name === '--version') {
    const { version } = await import('../../base/version.ts')
    terminal.print(version)
    return 0
  }
  try {
    const command = await findCommand(name)
    if (rest.includes('--help') || rest.includes('-h')) return showHelp(command)
    if (command.writesPersonalData === true) process.umask(0o077)
    return await command.run(rest, terminal)
  } catch (error) {
    return report(error)
  }
}

async function help(name: string | undefined): Promise<number> {
  if (name !== undefined) return main([name, '--help'])
  const lines = [
    'Cordon: breach response and readiness for healthcare providers.',
    '',
    'usage: ./cordon COMMAND [OPTIONS]',
    '',
  ]
  for (const load of Object.values(commands)) {
    const command = await load()
    lines.push(`  ${command.name.padEnd(14)} ${command.summary}`)
  }
  terminal.print([...lines, '', './cordon COMMAND --help says more.'].join('\n'))
  return 0
}

function showHelp(command: Command): number {
  terminal.print(`./cordon ${command.name}: ${command.summary}\n\n${command.help.trim()}`)
  return 0
}

function report(error: unknown): number {
  if (!(error instanceof Problem)) throw error
  terminal.note(error.line())
  return errorCodes[error.code]
}

/** First Ctrl-C asks for a clean stop, the second one leaves at once (finished work is on disk either way). */
function interrupted(): void {
  if (stopping.signal.aborted) process.exit(130)
  stopping.abort()
}

/** `./cordon elements ... | head` ends quietly when head has seen enough. */
function readerLeft(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
}
