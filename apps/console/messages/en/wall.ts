/** Texts of the wall view. */
export const wall = {
  'wall.title': 'Wall',
  'wall.open': 'Show on the wall',
  'wall.openFor': 'open for {span}',
  'wall.people': 'People affected',
  'wall.people.least': 'at least',
  'wall.people.most': 'at most',
  'wall.people.sure': 'each told apart',
  'wall.people.none': 'Nobody has counted yet.',
  'wall.people.gaps':
    '{n, plural, =0 {Everything was read.} one {# gap keeps the number open.} other {# gaps keep the number open.}}',
  'wall.reading': 'The evidence is being read.',
  'wall.tasks.open': 'open',
  'wall.tasks.late': 'late',
  'wall.tasks.done': 'done',
  'wall.tasks.next': 'Next tasks',
  'wall.tasks.own': 'A task of our own',
  'wall.deadlines': 'Next deadlines',
  'wall.deadlines.none': 'No deadline with a day is open.',
  'wall.deadlines.hanging':
    '{n, plural, one {# duty hangs} other {# duties hang}} on a judgement that nobody has made yet.',
  'wall.timeline': 'Last events',
  'wall.members': 'Who is on',
} as const
