import { randomUUID } from 'node:crypto'

/** Makes new ids, so that tests can know them beforehand. */
export interface Ids {
  /** A random UUID, lower case. */
  next(): string
}

export const randomIds: Ids = { next: () => randomUUID() }
