import { createHash } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Clinic } from './clinic/clinic.ts'
import { type ClinicalRecord, makeRecord } from './clinic/record.ts'
import { LeakFile } from './leak/leak-file.ts'
import type { Source } from './people/choose-sources.ts'
import type { Mix, Person } from './people/person.ts'
import { seenPerson } from './people/seen-person.ts'
import { Random } from './random.ts'
import { type ItemState, type Showing, Truth } from './truth/truth.ts'

/**
 * One world in the making: the clinic, its people, and the two folders that grow. Writers get this and nothing else.
 * Members of containers are written into a staging folder (`backup.zip!/a.csv`) and packed at the end.
 */
export class World {
  readonly mix: Mix
  readonly seed: number
  readonly clinic: Clinic
  readonly people: readonly Person[]
  /** How many of them are in the roster. */
  readonly patients: number
  readonly truth: Truth
  readonly out: string
  readonly stage: string
  /** People of each source, by position in `people`, in order. */
  readonly sources: Record<Source, Person[]>

  constructor(
    mix: Mix,
    seed: number,
    clinic: Clinic,
    people: readonly Person[],
    sources: Record<Source, Person[]>,
    out: string,
  ) {
    this.mix = mix
    this.seed = seed
    this.clinic = clinic
    this.people = people
    this.patients = people.filter(({ isPatient }) => isPatient).length
    this.sources = sources
    this.out = out
    this.stage = join(out, '.making')
    this.truth = new Truth(join(out, 'truth'), people)
  }

  random(...key: (string | number)[]): Random {
    return new Random(this.seed, ...key)
  }

  record(person: Person): ClinicalRecord {
    return makeRecord(this.clinic, this.seed, person)
  }

  seen(person: Person, source: string): Person {
    return seenPerson(this.mix, this.seed, person, source)
  }

  /** Where the bytes of an item are written for now. */
  pathOf(item: string): string {
    return join(item.includes('!/') ? this.stage : join(this.out, 'leak'), item)
  }

  /** Opens an item that is written in pieces; `close` puts it into the truth. */
  open(item: string, encoding = 'utf8'): LeakFile {
    return new LeakFile(this.truth, item, this.pathOf(item), encoding)
  }

  /** Writes a whole item at once. */
  put(item: string, content: Uint8Array | string, showing?: Showing, state: ItemState = 'read'): void {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    const path = this.pathOf(item)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
    this.note(item, bytes, showing, state)
  }

  /** Puts an item into the truth whose bytes lie inside another item (an attachment). */
  note(item: string, bytes: Uint8Array, showing?: Showing, state: ItemState = 'read'): void {
    this.truth.item(item, state, createHash('sha256').update(bytes).digest('hex'), bytes.length, showing)
  }

  /** Puts an item into the truth that another program has written to its place. */
  noteFile(item: string, showing?: Showing, state: ItemState = 'read'): void {
    const path = this.pathOf(item)
    this.truth.item(item, state, hashFile(path), statSync(path).size, showing)
  }

  /** Writes an item a second time under another name: the same bytes, so the same showing. */
  copy(item: string, from: string, showing: Showing): void {
    const path = this.pathOf(item)
    mkdirSync(dirname(path), { recursive: true })
    copyFileSync(this.pathOf(from), path)
    this.noteFile(item, showing)
  }

  clearStage(): void {
    if (existsSync(this.stage)) rmSync(this.stage, { recursive: true })
  }
}

function hashFile(path: string): string {
  const hash = createHash('sha256')
  const file = openSync(path, 'r')
  const buffer = Buffer.allocUnsafe(1 << 20)
  for (let got = readSync(file, buffer); got > 0; got = readSync(file, buffer)) hash.update(buffer.subarray(0, got))
  closeSync(file)
  return hash.digest('hex')
}
