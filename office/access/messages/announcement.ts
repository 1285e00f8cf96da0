import type { MessageKindName } from './kinds.ts'

/** An alarm as it goes to those on duty and by webhook; of no person. */
export interface Announcement {
  /** The same at every try, so that whoever gets it twice can tell. */
  id: string
  kind: MessageKindName
  at: string
  about: string | null
  what: string | null
  due: string | null
}
