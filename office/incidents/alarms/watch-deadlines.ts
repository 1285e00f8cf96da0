import { defineOfficeJob } from '../../access/index.ts'

/** One look at the deadlines of one case. `at`: the moment for which it was queued (ISO 8601). */
export const watchDeadlines = defineOfficeJob<{ at: string }>({
  name: 'watch-deadlines',
  whileSealed: true,
  retries: 8,
  load: async () => (await import('./give-alarms.ts')).lookAtDeadlines,
})
