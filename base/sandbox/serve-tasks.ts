import { writeSync } from 'node:fs'
import { FrameReader, frameOf } from './frames.ts'
import { answerDescriptor, type ToChild, type ToParent } from './protocol.ts'

/** Does one task; `send` reports a piece of the result at once and waits until the parent has room for it. */
export type TaskHandler = (task: unknown, send: (message: unknown) => void) => Promise<unknown> | unknown

/**
 * The child's side of a sandbox: takes tasks one after another from standard input and answers each. Ends the process
 * when the parent closes the input or is gone. What a handler throws fails its own task only; a promise that a library
 * left behind and that fails later is nobody's task and is ignored.
 */
export function serveTasks(handler: TaskHandler): void {
  process.on('unhandledRejection', () => {})
  // Ctrl-C reaches the whole group of processes; it is for the parent to decide when its children end.
  process.on('SIGINT', () => {})
  const reader = new FrameReader(2 ** 31)
  let work = Promise.resolve()
  process.stdin.on('data', (piece: Buffer) => {
    for (const { value } of reader.add(piece)) work = work.then(() => answer(handler, (value as ToChild).body))
  })
  process.stdin.on('end', () => process.exit(0))
}

async function answer(handler: TaskHandler, task: unknown): Promise<void> {
  try {
    post({ type: 'answer', body: await handler(task, (body) => post({ type: 'message', body })) })
  } catch (error) {
    const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error))
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    post({ type: 'error', name, message, stack, ...(typeof code === 'string' && { code }) })
  }
}

/** Writes at once and in full: a parser that never comes back to the event loop still delivers what it has. */
function post(message: ToParent): void {
  const frame = frameOf(message)
  for (let done = 0; done < frame.length; ) {
    try {
      done += writeSync(answerDescriptor, frame, done)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') process.exit(0)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}
