import { defineOfficeJob } from '../office-job.ts'
import type { Announcement } from './announcement.ts'

/** With a pause of an hour at most between two tries: two weeks, for a mail server that is down over a holiday. */
const retries = 340

/** Mails to the people of these messages, at their own addresses: those are sealed, so it needs the keys. */
export const mailMessages = defineOfficeJob<{ messages: string[] }>({
  name: 'mail-messages',
  retries,
  load: async () => (await import('./mail-people.ts')).mailPeople,
})

/** One alarm to one mailbox of those on duty, by its place in the settings. */
export const mailAlarm = defineOfficeJob<Announcement & { to: number }>({
  name: 'mail-alarm',
  whileSealed: true,
  retries,
  load: async () => (await import('./announce.ts')).announceByMail,
})

/** One alarm by webhook. */
export const postAlarm = defineOfficeJob<Announcement>({
  name: 'post-alarm',
  whileSealed: true,
  retries,
  load: async () => (await import('./announce.ts')).announceByWebhook,
})
