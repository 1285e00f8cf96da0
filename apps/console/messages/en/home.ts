/** Texts of the home screen. */
export const home = {
  'home.waiting': 'Waits for me',
  'home.nothing.title': 'Nothing waits for you',
  'home.nothing.text':
    'What needs a second person stands here: sending in bulk, exports, erasing. One asks, another with the same permission confirms.',
  'home.approval.mine': '{action}: you asked, a second person must confirm',
  'home.approval.other': '{action}: {who} asks for your confirmation',
} as const
