/** Texts of the home screen. */
export const home = {
  'home.inHand': 'Incidents in hand',
  'home.moreCases': '{n, plural, one {# more case} other {# more cases}}',
  'home.case.how': 'How',
  'home.case.opened': 'Opened',
  'home.case.role': 'I am here as',
  'home.case.tasks': 'Tasks',
  'home.case.open': '{n, number} open',
  'home.case.late': '{n, number} late',
  'home.case.next': 'Next one due',
  'home.deadlines': 'Next deadlines',
  'home.deadlines.more':
    '{n, plural, one {# more deadline stands in its case} other {# more deadlines stand in their cases}}',
  'home.waiting': 'Waits for me',
  'home.nothing.title': 'Nothing waits for you',
  'home.nothing.text':
    'What needs your confirmation as the second person, your tasks, and what happened in your cases stand here.',
  'home.tasks.mine': 'My tasks ({n, number})',
  'home.tasks.free': 'For my role, taken by nobody ({n, number})',
  'home.tasks.more': '{n, plural, one {and # more} other {and # more}}',
  'home.news': 'What happened ({n, number})',
  'home.news.mark': 'Mark as read',
} as const
