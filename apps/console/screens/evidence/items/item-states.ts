import type { ItemsSearch } from '../../../app/evidence-place.ts'

/** States in which nothing of an item could be read. */
export const unreadStates = ['encrypted', 'damaged', 'unsupported', 'too-large', 'too-nested'] as const

/** What the counts of a run call read, read in part and unread: an empty file has been read. */
export const statesOf: Record<NonNullable<ItemsSearch['state']>, readonly string[]> = {
  read: ['read', 'empty'],
  partial: ['partial'],
  unread: unreadStates,
}
