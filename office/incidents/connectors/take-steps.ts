import {
  type Answer,
  alreadySo,
  done,
  type Foreseen,
  type Preview,
  type Refused,
  refused,
  type Seen,
  unknown,
} from './answer.ts'
import { StepFailure } from './asking/step-failure.ts'
import type { Connection, ConnectorContext } from './contract.ts'
import type { Order } from './order.ts'

/** How things stand with what an order is about, and the one step that would change it. */
export interface Look {
  /** Whether it is as ordered; undefined where the system does not say. */
  so: boolean | undefined
  /** What was seen, in words that name nobody. */
  said: string
  seen: readonly Seen[]
  warnings: readonly string[]
  /** Sends the change, once. Throws `StepFailure`. */
  change(): Promise<void>
}

/** Looks, and throws `StepFailure` where that is not possible; a refusal where there is nothing (or too much) to change. */
export type LookUp = (order: Order) => Promise<Look | Refused>

/** Seconds between the looks that follow a change: some systems show it late. */
const pauses = [0, 1, 3]

/**
 * The steps that every connector takes which can look before and after: look, change, look again. They decide what is known:
 * a failed look before the change is a refusal (nothing was begun), a failed change is one only where it is certain, and `done`
 * needs the look afterwards.
 */
export function takeSteps(lookUp: LookUp, context: ConnectorContext): Pick<Connection, 'dryRun' | 'carryOut'> {
  return {
    dryRun: async (order) => foresee(await firstLook(lookUp, order)),
    carryOut: (order) => carryOut(lookUp, order, context),
  }
}

async function firstLook(lookUp: LookUp, order: Order): Promise<Look | Refused> {
  try {
    return await lookUp(order)
  } catch (error) {
    return refusalBefore(error)
  }
}

/** What a failure before any change comes to: whatever happened, nothing was begun. Defects are thrown on. */
export function refusalBefore(error: unknown): Refused {
  if (!(error instanceof StepFailure)) throw error
  const { reason, certain, message, retryAfterSeconds } = error
  const said = `${message}. Nothing was changed.`
  const answer = refused(certain ? (reason as Refused['reason']) : 'not-readable', said)
  return retryAfterSeconds === undefined ? answer : { ...answer, retryAfterSeconds }
}

function foresee(look: Look | Refused): Preview {
  if ('outcome' in look) return look
  const outcome: Foreseen['outcome'] = look.so === undefined ? 'cannot-tell' : look.so ? 'already-so' : 'would-change'
  return { outcome, said: look.said, seen: look.seen, warnings: look.warnings }
}

async function carryOut(lookUp: LookUp, order: Order, context: ConnectorContext): Promise<Answer> {
  const before = await firstLook(lookUp, order)
  if ('outcome' in before) return before
  if (before.so) return alreadySo(before.said, before.seen, before.warnings)
  const trouble = await change(before)
  if (trouble?.certain) return { ...refusalBefore(trouble), seen: before.seen }
  const after = await lookAgain(lookUp, order, context)
  if (after !== undefined && !('outcome' in after) && after.so) {
    const how =
      trouble === undefined
        ? 'It was changed, and looking again shows it.'
        : `${trouble.message}, but looking again shows that it was changed.`
    return done(`${how} ${after.said}`, after.seen, after.warnings)
  }
  if (trouble !== undefined)
    return unknown(trouble.reason as 'no-answer', `${trouble.message}. It may have been changed or not.`, before.seen)
  return unknown('not-confirmed', `The system took the change, but it does not show. ${wordsOf(after)}`, before.seen)
}

async function change(look: Look): Promise<StepFailure | undefined> {
  try {
    await look.change()
    return undefined
  } catch (error) {
    if (error instanceof StepFailure) return error
    throw error
  }
}

/** Looks until it shows, three times at most; undefined where looking itself failed. */
async function lookAgain(lookUp: LookUp, order: Order, context: ConnectorContext): Promise<Look | Refused | undefined> {
  let last: Look | Refused | undefined
  for (const pause of pauses) {
    if (pause > 0) await context.wait(pause)
    try {
      last = await lookUp(order)
    } catch (error) {
      if (!(error instanceof StepFailure)) throw error
      return undefined
    }
    if ('outcome' in last || last.so !== false) return last
  }
  return last
}

function wordsOf(after: Look | Refused | undefined): string {
  if (after === undefined) return 'Looking again failed.'
  return 'outcome' in after ? 'Looking again does not find it.' : after.said
}
