const lanes = 8

/**
 * Works on items several at a time, so that waiting for a disk or a store overlaps. When one fails no more are begun; what is under way has ended
 * before the first failure is thrown, so nothing goes on behind the caller's back.
 */
export async function inLanes<T>(
  items: AsyncIterable<T> | Iterable<T>,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]()
  let failed = false
  const lane = async () => {
    try {
      while (!failed) {
        const next = await iterator.next()
        if (next.done === true) return
        await work(next.value)
      }
    } catch (cause) {
      failed = true
      throw cause
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane))
  const first = ended.find((one) => one.status === 'rejected')
  if (first === undefined) return
  await iterator.return?.()
  throw first.reason
}
