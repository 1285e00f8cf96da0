import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { readData } from '../../../base/data.ts'
import { Problem } from '../../../base/errors.ts'
import { loadDuties } from '../../../engine/duties/index.ts'
import { loadPlaybooks } from '../playbooks/load-playbooks.ts'
import { type Words, WordsShape } from '../playbooks/playbook.ts'

const path = 'words/timeline.yaml'
const Shape = Type.Object(
  {
    kinds: Type.Record(Type.String(), WordsShape),
    silent: Type.Array(Type.String()),
    codes: Type.Record(Type.String(), WordsShape),
  },
  { additionalProperties: false },
)
type TimelineWords = Static<typeof Shape>
const shape = Compile(Shape)
let loaded: TimelineWords | undefined

/** data/words/timeline.yaml, read and checked once. Throws `DATA_INVALID`. */
export function loadTimelineWords(): TimelineWords {
  loaded ??= check(readData(path))
  return loaded
}

function check(content: unknown): TimelineWords {
  if (shape.Check(content)) return content as TimelineWords
  const [first] = shape.Errors(content)
  throw new Problem(
    'DATA_INVALID',
    `data/${path} at ${first?.instancePath || '/'}: ${first?.message ?? 'has the wrong shape'}`,
    'Correct the file, or restore it from the release',
  )
}

/** What an entry says, in both languages; undefined for a kind that does not show. */
export function sayEntry(what: string, facts: Readonly<Record<string, unknown>>): Words | undefined {
  const { kinds } = loadTimelineWords()
  const words = Object.hasOwn(kinds, what) ? kinds[what]! : undefined
  if (words === undefined) return undefined
  const fill = (language: keyof Words, comma: string) =>
    words[language].replace(/\{([a-z]+)\}/g, (_, name: string) =>
      codesIn(facts[name])
        .map((code) => sayCode(code)[language])
        .join(comma),
    )
  return { en: fill('en', ', '), 'zh-Hant': fill('zh-Hant', '、') }
}

/** A code, or the names of several that are counted. */
function codesIn(fact: unknown): string[] {
  if (typeof fact === 'string') return [fact]
  return typeof fact === 'object' && fact !== null ? Object.keys(fact) : []
}

/** A code that has no words, such as a step that only an older version knew, stands for itself. */
export function sayCode(code: string): Words {
  const { codes } = loadTimelineWords()
  if (Object.hasOwn(codes, code)) return codes[code]!
  return stepTitles().get(code) ?? sayDuty(code) ?? { en: code, 'zh-Hant': code }
}

/** A duty by what it asks for and where: its law is shown with the duty itself. */
function sayDuty(id: string): Words | undefined {
  const record = loadDuties().find((one) => one.id === id)
  if (record === undefined) return undefined
  const { en, 'zh-Hant': zh } = sayCode(record.duty)
  return { en: `${en}, ${record.jurisdiction}`, 'zh-Hant': `${zh}（${record.jurisdiction}）` }
}

let titles: Map<string, Words> | undefined

function stepTitles(): Map<string, Words> {
  titles ??= new Map([...loadPlaybooks().values()].flatMap(({ steps }) => steps.map(({ id, title }) => [id, title])))
  return titles
}
