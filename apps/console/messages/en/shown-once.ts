/** Texts beside what is shown a single time. */
export const shownOnce = {
  'shownOnce.copy': 'Copy',
  'shownOnce.copied': 'Copied',
  'shownOnce.notCopied': 'The browser did not let it be copied. Mark the text and copy it by hand.',
  'shownOnce.print': 'Print',
  'shownOnce.kept': 'I keep it in a safe place',
  'shownOnce.next': 'Go on',
} as const
