import type { Content } from '../../content.ts'

/** What the readers of JSON say: content, or the bytes of an attachment that still have to be put into the spool. */
export type JsonContent = Content | { type: 'bytes'; name: string; data: Uint8Array }
