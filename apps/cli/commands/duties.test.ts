import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { clockAt } from '../../../base/clock.ts'
import { Problem } from '../../../base/errors.ts'
import type { Terminal } from '../command.ts'
import { duties } from './duties.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-duties-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs the command on 3 March 2026, noon in Hong Kong, and answers what it printed. */
async function run(...args: string[]): Promise<string> {
  const printed: string[] = []
  const terminal: Terminal = {
    print: (text) => void printed.push(`${text}\n`),
    write: async (text) => void printed.push(text),
    note: () => undefined,
    interactive: false,
    clock: clockAt('2026-03-03T12:00:00+08:00'),
    stop: new AbortController().signal,
  }
  expect(await duties.run(args, terminal)).toBe(0)
  return printed.join('')
}

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const harbour = file(
  'harbour.yaml',
  `
entity: {based_in: HK, roles: [data-user, healthcare-provider], tz: Asia/Hong_Kong}
timeline: {aware: 2026-03-02T09:30:00+08:00}
affected: {total: 1200, residents: {HK: 1195, GB: 5}}
elements: [name, hkid, diagnosis]
kind: ransomware
judgements: {risk: high}
`,
)

describe('./cordon duties', () => {
  test('prints deadlines first, the recommended ones apart, what is asked, and that it is no legal advice', async () => {
    const text = await run(harbour)
    const [required, asked, recommended] = ['Required by law', 'Say this', 'Recommended, not required'].map((part) =>
      text.indexOf(part),
    )
    expect(required).toBeGreaterThan(0)
    expect(recommended).toBeGreaterThan(required!)
    expect(asked).toBeGreaterThan(recommended!)
    expect(text).toContain(
      '2026-03-05 09:30 +08:00 in 45 h       GB       notify-regulator          gb-ukgdpr-authority',
    )
    expect(text).toContain('to: Information Commissioner')
    expect(text).toContain('5 of the people affected live in GB')
    expect(text).toContain('(confidence: high)')
    expect(text.trimEnd().endsWith('the source and our confidence are beside it.')).toBe(true)
    expect(text).toContain('This is not legal advice')
  })

  test('--json prints the whole answer, as of now by default', async () => {
    const answer = JSON.parse(await run(harbour, '--json'))
    expect(answer.as_of).toBe('2026-03-03T12:00:00+08:00')
    expect(answer.duties.length + answer.not_applicable.length).toBe(391)
    expect(Object.keys(answer)).toEqual(['as_of', 'duties', 'not_applicable', 'asks'])
    const first = answer.duties[0]
    for (const key of [
      'id',
      'binding',
      'status',
      'due',
      'phrase',
      'for_each',
      'satisfied_by',
      'stages',
      'recipient',
      'content',
      'because',
      'source',
      'confidence',
    ])
      expect(first).toHaveProperty(key)
  })

  test('--as-of looks at the law of another day', async () => {
    const answer = JSON.parse(await run(harbour, '--json', '--as-of', '2018-01-01'))
    expect(answer.duties.map(({ id }: { id: string }) => id)).not.toContain('gb-ukgdpr-authority')
  })
})

describe('a wrong call says what to do', () => {
  test.each([
    ['no file', [], 'USAGE', 'One file of facts is needed'],
    ['a file that is not there', [join(folder, 'nowhere.yaml')], 'SOURCE_MISSING', 'There is no file'],
    ['a folder', [folder], 'SOURCE_UNREADABLE', 'cannot be read'],
    ['an unknown option', [harbour, '--yaml'], 'USAGE', '--yaml'],
    ['no YAML', [file('broken.yaml', 'entity: [')], 'FACTS_INVALID', 'is not YAML'],
    ['aliases that explode', [file('bomb.yaml', 'a: &a [x]\nb: &b [*a, *a]\n')], 'FACTS_INVALID', 'is not YAML'],
    ['a misspelt fact', [file('typo.yaml', 'entitty: {}\n')], 'FACTS_INVALID', 'Did you mean entity?'],
    ['a day that is none', [harbour, '--as-of', 'soon'], 'FACTS_INVALID', 'neither a date nor an instant'],
    ['a film in place of facts', [file('big.yaml', 'x'.repeat(1_100_000))], 'FACTS_INVALID', 'larger than 1 MB'],
  ])('%s', async (_, args, code, said) => {
    const failure = await run(...args).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Problem)
    expect((failure as Problem).code).toBe(code)
    expect((failure as Problem).line()).toContain(said)
  })
})
