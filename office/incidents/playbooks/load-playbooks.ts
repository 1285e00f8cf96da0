import { Compile } from 'typebox/compile'
import { listData, readData } from '../../../base/data.ts'
import { Problem } from '../../../base/errors.ts'
import { checkAsks } from './check-asks.ts'
import { checkFlow } from './check-flow.ts'
import {
  CommonFileShape,
  type Playbook,
  PlaybookFileShape,
  type Step,
  type Use,
  UseShape,
  type Vector,
  vectors,
  type WrittenStep,
  WrittenStepShape,
} from './playbook.ts'

const commonPath = 'playbooks/common.yaml'
/** Files of the folder that are no playbook. */
const others = [commonPath, 'playbooks/do-this-now.yaml']

let loaded: ReadonlyMap<Vector, Playbook> | undefined

/** The playbook of every vector, in the order of `vectors`; read and checked once. Throws DATA_INVALID naming the file, the step and the key. */
export function loadPlaybooks(): ReadonlyMap<Vector, Playbook> {
  loaded ??= checkPlaybooks(
    { path: commonPath, content: readData(commonPath) },
    listData('playbooks', '.yaml')
      .filter((path) => !others.includes(path))
      .map((path) => ({ path, content: readData(path) })),
  )
  return loaded
}

export interface DataFile {
  path: string
  content: unknown
}

/** Puts the shared steps in their places and checks everything that can be wrong with a playbook. */
export function checkPlaybooks(common: DataFile, files: readonly DataFile[]): ReadonlyMap<Vector, Playbook> {
  const homes = new Map<string, string>()
  const shared = new Map(readCommon(common).map((step) => [step.id, step]))
  for (const id of shared.keys()) homes.set(id, common.path)
  const found = new Map<Vector, Playbook>()
  for (const file of files) {
    const playbook = readPlaybook(file, shared, homes)
    if (file.path !== `playbooks/${playbook.vector}.yaml`)
      throw broken(file.path, `is for ${playbook.vector}, which belongs in playbooks/${playbook.vector}.yaml`)
    const [complaint] = [...playbook.steps.flatMap(checkAsks), ...checkFlow(playbook)]
    if (complaint !== undefined) throw broken(file.path, complaint)
    found.set(playbook.vector, playbook)
  }
  const missing = vectors.find((vector) => !found.has(vector))
  if (missing !== undefined) throw broken(`playbooks/${missing}.yaml`, 'is missing')
  return new Map(vectors.map((vector) => [vector, found.get(vector)!]))
}

const commonShape = Compile(CommonFileShape)
const fileShape = Compile(PlaybookFileShape)
const stepShape = Compile(WrittenStepShape)
const sharedShape = Compile(UseShape)

function readCommon({ path, content }: DataFile): Step[] {
  const { steps } = demand(commonShape, path, '', content) as { steps: unknown[] }
  const read = steps.map((entry) => readStep(path, entry))
  const twice = read.find(({ id }, index) => read.findIndex((other) => other.id === id) !== index)
  if (twice !== undefined) throw broken(path, `step ${twice.id} stands there twice`)
  return read
}

function readPlaybook(
  { path, content }: DataFile,
  shared: ReadonlyMap<string, Step>,
  homes: Map<string, string>,
): Playbook {
  const { steps, ...rest } = demand(fileShape, path, '', content) as Omit<Playbook, 'steps'> & { steps: unknown[] }
  const taken = new Set<string>()
  const read = steps.map((entry) => {
    const step = isShared(entry) ? takeShared(path, entry, shared) : readStep(path, entry)
    const home = homes.get(step.id)
    if (taken.has(step.id)) throw broken(path, `step ${step.id} stands there twice`)
    // One id is one step everywhere, so that two playbooks can be worked in one case.
    if (!isShared(entry) && home !== undefined)
      throw broken(path, `step ${step.id} has the id of a step of data/${home}`)
    homes.set(step.id, home ?? path)
    taken.add(step.id)
    return step
  })
  return { ...rest, steps: read }
}

function isShared(entry: unknown): boolean {
  return typeof entry === 'object' && entry !== null && 'use' in entry
}

function takeShared(path: string, entry: unknown, shared: ReadonlyMap<string, Step>): Step {
  const { use, ...instead } = demand(sharedShape, path, `use ${String((entry as Use).use)} `, entry) as Use
  const step = shared.get(use)
  if (step === undefined) throw broken(path, `uses ${use}, which is no step of data/${commonPath}`)
  return { ...step, ...instead }
}

function readStep(path: string, entry: unknown): Step {
  const id = (entry as { id?: unknown } | null)?.id ?? 'without id'
  const step = demand(stepShape, path, `step ${String(id)} `, entry) as WrittenStep
  return {
    ...step,
    asks: (step.asks ?? []).map((ask) => ({ ...ask, required: ask.required ?? true })),
    do_not: step.do_not ?? [],
    escalation: step.escalation ?? [],
    privileged: step.privileged ?? false,
    waits_for: step.waits_for ?? [],
  }
}

interface Shape {
  Check(value: unknown): boolean
  Errors(value: unknown): { instancePath: string; message?: string }[]
}

function demand(shape: Shape, path: string, where: string, value: unknown): unknown {
  if (shape.Check(value)) return value
  const [first] = shape.Errors(value)
  throw broken(path, `${where}at ${first?.instancePath || '/'}: ${first?.message ?? 'has the wrong shape'}`)
}

function broken(path: string, what: string): Problem {
  return new Problem(
    'DATA_INVALID',
    `data/${path} ${what}`,
    'Correct the file; docs/guides/add-a-playbook.md shows the shape',
  )
}
