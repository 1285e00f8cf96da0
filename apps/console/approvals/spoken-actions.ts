/** Actions that take two people, and have words of their own. A test holds the list against the office's. */
export const spoken = [
  'print-shares',
  'remove-lock',
  'release-hold',
  'purge-case',
  'export-register',
  'make-proof-pack-with-words',
] as const

/** Parts of what waits, by the name they have in the request. A test holds the list against the inputs of these actions. */
export const spokenParts = ['lock_id', 'reason', 'purpose', 'recipients', 'files', 'party_id', 'run_id'] as const
