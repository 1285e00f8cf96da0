import { defineOfficeJob } from '../../access/index.ts'

/** One look at the late tasks of one case. `at`: the moment for which it was queued (ISO 8601). */
export const escalateTasks = defineOfficeJob<{ at: string }>({
  name: 'escalate-tasks',
  whileSealed: true,
  retries: 8,
  load: async () => (await import('./escalate-case.ts')).lookAtLateTasks,
})
