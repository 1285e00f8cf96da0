import { setTimeout as wait } from 'node:timers/promises'
import { type Chunk, defineJob } from './index.ts'

/**
 * A job for tests: adds 1 to the counter of its chunk. Slow enough to be killed in the middle of it. Its lease outlasts every test: a worker that
 * was killed must be missed at once.
 */
export const countChunk = defineJob<{ chunk: number }>({
  name: 'count-chunk',
  retries: 1000,
  backoffSeconds: 0,
  leaseSeconds: 3600,
  load:
    async () =>
    async (input: { chunk: number }, { signal }: Chunk) => {
      await wait(5 + (input.chunk % 20), undefined, { signal })
      return async (trx) => {
        const key = `count ${input.chunk}`
        const row = await trx.selectFrom('settings').select('value').where('name', '=', key).executeTakeFirst()
        const count = ((row?.value as number | undefined) ?? 0) + 1
        const value = JSON.stringify(count)
        await trx
          .insertInto('settings')
          .values({ name: key, value })
          .onConflict((on) => on.column('name').doUpdateSet({ value }))
          .execute()
        return { count }
      }
    },
})
