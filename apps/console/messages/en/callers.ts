/** Texts of the call desk. */
export const callers = {
  'callers.title': 'Call desk',
  'callers.closed.title': 'The call desk is closed to you',
  'callers.closed.text':
    'Those who answer callers in this case, and the privacy officer, use it while the case is open.',
  'callers.text':
    'One caller at a time. Say only what stands in the answer, only to them, and nothing about anybody else. Do not read out what they did not say themselves.',
  'callers.name': 'Full name',
  'callers.nameNone': 'Ask for the name.',
  'callers.birth': 'Date of birth',
  'callers.number': 'A number of theirs',
  'callers.numberHint': 'Identity card, patient number or policy.',
  'callers.phone': 'Telephone',
  'callers.email': 'E-mail',
  'callers.otherNone': 'Ask for one more thing that only they should know.',
  'callers.language': 'Language of the caller',
  'callers.find': 'Look it up',
  'callers.found': 'These are in the files. You can tell them:',
  'callers.foundText':
    'Tell them what the letter says they can do, and when it comes. What exactly stood there you do not know, and need not.',
  'callers.passOn': 'The privacy officer calls back',
  'callers.passOnText':
    'Say: "A colleague will call you back." Say neither that they are in the files nor that they are not, and ask for nothing more.',
  'callers.notFound': 'Not found by what they said',
  'callers.notFoundText':
    'Ask how it is spelt, and for another number. If it stays so, say: "I find nothing under these details." It does not mean that nothing of them was taken.',
  'callers.triesLeft': '{n, plural, one {# try} other {# tries}} left in this quarter of an hour.',
  'callers.recorded': 'That you answered is written down; what the caller said is not.',
  'callers.next': 'Next caller',
} as const
