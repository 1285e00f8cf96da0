/** Actions that take two people, and have words of their own. A test holds the list against the office's. */
export const spoken = [
  'print-shares',
  'remove-lock',
  'release-hold',
  'purge-case',
  'export-register',
  'make-proof-pack-with-words',
] as const
