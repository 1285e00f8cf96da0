import { expect } from 'vitest'
import type { Action } from '../../office/access/index.ts'
import { actions, actionsByName } from '../../office/actions.ts'
import type { ActionName, OutputOf } from '../../office/client-types.ts'
import { sampleOf } from '../sample-of.ts'
import type { Person } from '../story/person.ts'
import type { Canaries } from './canaries.ts'
import { fill, type Schema, TYPED, typedAt, typedPaths } from './typed-text.ts'

/** Does actions over HTTP with a canary in every field that somebody can type into, and keeps count of the fields. */
export class Pusher {
  readonly canaries: Canaries
  /** `add-note.text` of everything that was taken. */
  readonly reached = new Set<string>()

  constructor(canaries: Canaries) {
    this.canaries = canaries
  }

  /** `fixed`: what is not typed, such as ids and words of lists; the rest is filled. Answers the output. */
  async act<Name extends ActionName>(who: Person, name: Name, fixed: object): Promise<OutputOf<Name>> {
    const answer = await this.post(who, name, fixed)
    expect(answer.status, `${name}: ${answer.text}`).toBe(200)
    return answer.body
  }

  /** Of an action that waits for a second person. Answers the approval's id. */
  async ask(who: Person, name: ActionName, fixed: object): Promise<string> {
    const answer = await this.post(who, name, fixed)
    expect(answer.status, `${name}: ${answer.text}`).toBe(202)
    return answer.body.approval
  }

  /** With whatever answer; only what was taken counts as reached. */
  async post(who: Person, name: ActionName, fixed: object) {
    const schema = actionsByName.get(name)!.input as Schema
    const input = fill(schema, fixed, this.canaries, name)
    const answer = await who.post(`/api/${name}`, input)
    if (answer.status < 300)
      for (const path of typedAt(schema, input, (text) => this.#isTyped(text))) this.reached.add(`${name}${path}`)
    return answer
  }

  /** Every action once more, with whatever its shape allows: most of it is refused or finds nothing, and none of it is a defect. */
  async tryEverything(who: Person, case_id: string): Promise<void> {
    for (const { name, scope, input } of actions as readonly Action[]) {
      // Whoever closes the vault has to open it again.
      if (name === 'seal-vault') continue
      const sample = JSON.parse(JSON.stringify(sampleOf(input)), typedAgain)
      const answer = await this.post(who, name as ActionName, scope === 'case' ? { ...sample, case_id } : sample)
      expect(answer.status, `${name}: ${answer.text}`).toBeLessThan(500)
    }
  }

  /** Fields of typed text of any action that nothing was typed into. */
  missed(): string[] {
    const all = (actions as readonly { name: string; input: unknown }[]).flatMap(({ name, input }) =>
      typedPaths(input as Schema).map((path) => `${name}${path}`),
    )
    expect(all.length).toBeGreaterThan(80)
    return all.filter((path) => !this.reached.has(path))
  }

  #isTyped(text: string): boolean {
    const [small, digits] = [text.toLowerCase(), text.replace(/\D/g, '')]
    return this.canaries.all.some(({ text: canary }) => small.includes(canary.toLowerCase()) || digits === canary)
  }
}

/** `sampleOf` writes x where anything may be typed. */
const typedAgain = (_: string, value: unknown): unknown =>
  typeof value === 'string' && /^x+$/.test(value) ? TYPED : value
