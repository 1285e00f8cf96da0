import { Problem } from '../../base/errors.ts'
import type { Command } from './command.ts'

/** Every command, loaded only when it is called: `./cordon --help` must not wait for DuckDB. */
export const commands: Record<string, () => Promise<Command>> = {
  demo: async () => (await import('./commands/demo.ts')).demo,
  world: async () => (await import('./commands/world.ts')).world,
  scope: async () => (await import('./commands/scope.ts')).scope,
  elements: async () => (await import('./commands/elements.ts')).elements,
  duties: async () => (await import('./commands/duties.ts')).duties,
  link: async () => (await import('./commands/link.ts')).link,
  roster: async () => (await import('./commands/roster.ts')).roster,
  serve: async () => (await import('./commands/serve.ts')).serve,
  worker: async () => (await import('./commands/worker.ts')).worker,
  verify: async () => (await import('./commands/verify.ts')).verify,
  dedupe: async () => (await import('./commands/dedupe.ts')).dedupe,
  backup: async () => (await import('./commands/backup.ts')).backup,
  restore: async () => (await import('./commands/restore.ts')).restore,
  bench: async () => (await import('./commands/bench.ts')).bench,
  test: async () => (await import('./commands/test.ts')).test,
  check: async () => (await import('./commands/check.ts')).check,
}

export async function findCommand(name: string): Promise<Command> {
  const load = commands[name]
  if (load !== undefined) return load()
  const close = Object.keys(commands).find((known) => known.startsWith(name.slice(0, 3)))
  const hint = close === undefined ? 'Run ./cordon --help for the list' : `Did you mean ./cordon ${close}?`
  throw new Problem('USAGE', `There is no command "${name}"`, hint)
}
