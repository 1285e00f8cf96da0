/** Texts beside what is shown a single time. */
export const shownOnce = {
  'shownOnce.copy': 'Copy',
  'shownOnce.copied': 'Copied',
  'shownOnce.notCopied': 'The browser did not let it be copied. Mark the text and copy it by hand.',
  'shownOnce.print': 'Print',
  'shownOnce.kept': 'I keep it in a safe place',
  'shownOnce.stay': 'What is shown once is still on the page. Say that you keep it, then go on.',
  'shownOnce.next': 'Go on',
} as const
