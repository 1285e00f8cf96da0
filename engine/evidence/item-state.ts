import type { Content, ItemState, UnreadState } from './content.ts'

/** How reading one item ended. */
export interface ItemOutcome {
  /** As `detectKind` names it. */
  kind: string
  /** Why it is of that kind, a phrase. */
  why: string
  state: ItemState
  /** One plain sentence; '' when it was read in full. */
  reason: string
}

/** Kinds that no extractor reads, with the state they end in and what a privacy officer should know. */
const closedKinds: Readonly<Record<string, [UnreadState, string]>> = {
  empty: ['empty', 'The file has 0 bytes'],
  'encrypted-office': ['encrypted', 'The office file is protected with a password'],
  '7z': ['unsupported', '7-Zip archives cannot be opened yet: unpack it and add the folder as a source'],
  'pg-backup': [
    'unsupported',
    'A pg_dump archive cannot be read as it is: turn it into SQL with pg_restore -f and add that',
  ],
  'sql-server-backup': [
    'unsupported',
    'A SQL Server backup cannot be read as it is: restore it and export its tables as CSV',
  ],
  'disk-image': ['unsupported', 'Disk images cannot be opened yet: mount it read-only and add the folder as a source'],
  bzip2: ['unsupported', 'Files packed by bzip2 cannot be opened yet: unpack it and add the content as a source'],
  xz: ['unsupported', 'Files packed by xz cannot be opened yet: unpack it and add the content as a source'],
  cab: ['unsupported', 'Cabinet archives cannot be opened yet: unpack it and add the folder as a source'],
  emf: ['unsupported', 'Drawings in the form of Windows metafiles are not read'],
  wmf: ['unsupported', 'Drawings in the form of Windows metafiles are not read'],
  rar: ['unsupported', 'RAR archives cannot be opened yet: unpack it and add the folder as a source'],
}

const sounds = new Set([
  'mp3',
  'mp4',
  'm4a',
  'm4v',
  'mov',
  'avi',
  'wav',
  'ogg',
  'oga',
  'ogv',
  'opus',
  'flac',
  'aac',
  'wma',
  'wmv',
  'asf',
  'mkv',
  'webm',
  'amr',
  '3gp',
  'mpg',
  'aif',
])
const soundReason = 'Sound and video are not listened to: somebody has to play it'

function plainReason(kind: string): string {
  return `Files of kind ${kind} cannot be read`
}

/** The end of an item whose kind has no extractor. */
export function outcomeWithoutExtractor(kind: string, why: string): ItemOutcome {
  const [state, reason] = closedKinds[kind] ?? ['unsupported', sounds.has(kind) ? soundReason : plainReason(kind)]
  return { kind, why, state, reason }
}

/** Follows the content of one item and decides its single state at the end. */
export class StateKeeper {
  #content = false
  #gaps = 0
  #firstGap: { state: UnreadState; reason: string } | undefined

  see(content: Content): void {
    if (content.type === 'gap') this.miss(content.state, content.reason)
    else if (content.type !== 'document') this.#content = true
  }

  miss(state: UnreadState, reason: string): void {
    this.#gaps++
    this.#firstGap ??= { state, reason }
  }

  /** `read` without gaps, `partial` with content and gaps, else the first gap's own state. */
  outcome(kind: string, why: string): ItemOutcome {
    const gap = this.#firstGap
    if (gap === undefined) return { kind, why, state: 'read', reason: '' }
    const more = this.#gaps > 1 ? ` (and ${this.#gaps - 1} more)` : ''
    return { kind, why, state: this.#content ? 'partial' : gap.state, reason: gap.reason + more }
  }
}
