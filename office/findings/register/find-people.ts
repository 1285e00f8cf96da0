import Type, { type Static } from 'typebox'
import { closed, defineAction, ofCase, uuid, type Work } from '../../access/index.ts'
import { chooseRun } from './current-run.ts'
import { lookUp } from './look-up.ts'
import { type LookupKind, lookupKinds } from './lookup.ts'
import { namesOf } from './names-of.ts'
import { personLine, personLines } from './person-line.ts'
import { registerOf } from './register-of.ts'

const ways = [...lookupKinds, 'similar-name'] as const
const found = closed({
  ...personLine,
  found_by: Type.Enum([...ways]),
  /** 1 for an exact match; less the more a name differs from what was typed. */
  likeness: Type.Number(),
  /** For each word typed of a name, how it agrees. */
  how: Type.Array(Type.String()),
})

export const findPeople = defineAction({
  name: 'find-people',
  summary:
    'finds people of the register by a number, phone, e-mail or name; names also in part, in another romanisation or with a slip',
  scope: 'case',
  permission: 'see-register',
  effect: 'read',
  personal: true,
  input: closed({
    ...ofCase,
    run_id: Type.Optional(uuid),
    text: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    /** Without it: whatever the text may be. */
    by: Type.Optional(Type.Enum([...ways])),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
  output: closed({ run_id: uuid, people: Type.Array(found) }),
  async run(work, { run_id, text, by, limit = 50 }) {
    const run = await chooseRun(work, run_id)
    const wanted = by === undefined ? waysFor(text) : [by]
    const kinds = lookupKinds.filter((kind) => wanted.includes(kind))
    const exact = (await lookUp(work, run, text, kinds, limit)).map(({ person, kind }) => ({
      ...{ person, found_by: kind as (typeof ways)[number], likeness: 1, how: [] as string[] },
    }))
    const similar = wanted.includes('similar-name') ? await similarNames(work, run, text, limit) : []
    const seen = new Set(exact.map(({ person }) => person))
    const hits = [...exact, ...similar.filter(({ person }) => !seen.has(person))].slice(0, limit)
    const lines = await personLines(
      work,
      run,
      await registerOf(work, run),
      hits.map(({ person }) => person),
    )
    const people: Static<typeof found>[] = lines.map((line, at) => ({ ...line, ...hits[at]! }))
    return { run_id: run, people }
  },
})

/** What a text may be: with digits a number or a phone, with @ an address, else a name. */
function waysFor(text: string): (typeof ways)[number][] {
  if (text.includes('@')) return ['email']
  if (/\d/.test(text)) return ['number', 'phone'] satisfies LookupKind[]
  return ['name', 'number', 'similar-name']
}

async function similarNames(work: Work, run: string, text: string, limit: number) {
  const names = await namesOf(work, run)
  return names.find(text, limit).map(({ owner, score, how }) => ({
    person: owner,
    found_by: 'similar-name' as const,
    likeness: Math.round(score * 1000) / 1000,
    how,
  }))
}
