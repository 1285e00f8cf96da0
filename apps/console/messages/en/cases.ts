/** Texts of the list of cases and of opening an incident. */
export const cases = {
  'cases.title': 'Cases',
  'cases.open': 'Open an incident',
  'cases.inHand': 'In hand',
  'cases.ended': 'Ended',
  'cases.all': 'Cases by how they stand',
  'cases.list': 'Cases',
  'cases.none.title': 'No case is open',
  'cases.none.text':
    'When something happened that may have exposed personal data, open an incident. Its clocks start, its key is made, and the first steps of its playbook are given out.',
  'cases.none.other': 'Cases that you may see stand here. Somebody who manages a case can let you in.',
  'cases.noneEnded.title': 'No case has ended',
  'cases.noneEnded.text': 'Closed and erased cases stand here.',
  'cases.column.code': 'Case',
  'cases.column.title': 'What happened',
  'cases.column.vectors': 'How',
  'cases.column.opened': 'Opened',
  'cases.column.tasks': 'Open tasks',
  'cases.column.due': 'Next task due',
  'cases.erased': 'Its key was destroyed',
  'cases.tasks': '{open, number}, {late, number} late',
  'cases.form.intro':
    'Answer what you know now. Everything can be corrected later, and what was stated before stays on record. "Not known" is a good answer.',
  'cases.form.vectors': 'How did it come about, as far as one can tell?',
  'cases.form.vectorsHint': 'Each brings its playbook. Choose all that may be true.',
  'cases.form.vectorsNone': 'Choose at least one; it can be changed later.',
  'cases.form.title': 'What happened, in one line',
  'cases.form.titleHint': 'Such as "Files renamed overnight at the Kowloon clinic". Name no patient.',
  'cases.form.titleNone': 'Write one line, so that people know which incident this is.',
  'cases.form.known': 'What is known so far',
  'cases.form.knownHint': 'What was seen, where, by whom, and what was done since.',
  'cases.form.site': 'Site',
  'cases.form.everySite': 'The whole provider',
  'cases.form.clocks': 'When',
  'cases.form.clocksHint': 'The law counts from these. Times are those of {zone}.',
  'cases.form.occurred': 'When did it happen?',
  'cases.form.discovered': 'When did anybody here first notice?',
  'cases.form.aware': 'Since when is it reasonably sure that personal data is involved?',
  'cases.form.unknown': 'Not known',
  'cases.form.now': 'Now',
  'cases.form.at': 'At a time that I know',
  'cases.form.asReported': 'As the report says',
  'cases.form.time': 'Day and time',
  'cases.form.timeNone': 'Fill in day and time, or choose another answer.',
  'cases.form.future': 'This lies in the future.',
  'cases.form.concerns':
    '{n, plural, one {The report that this begins with moves into the case.} other {The # reports that this begins with move into the case.}}',
  'cases.form.send': 'Open the incident',
  'cases.opened': '{code} is open. Its clocks run, and its first tasks are given out.',
  'cases.about.phishing':
    'Somebody clicked, typed a password, opened a file, paid or replied because of a false message or call.',
  'cases.about.malware':
    'Files are locked or renamed, a ransom note appears, or harmful software was found on a machine.',
  'cases.about.exploited-vulnerability':
    'Out-of-date or badly set software, a server or a device let somebody in, or a warning says it may have.',
  'cases.about.lost-device':
    'A phone, laptop, memory stick, camera, disk or paper with patient data is lost or stolen.',
  'cases.about.misdirected-message':
    'A letter, e-mail, fax, file, link or paper reached the wrong person, or was made public by mistake.',
  'cases.about.insider':
    'A worker, former worker, student or contractor looked at, took, sold or changed records without a reason.',
  'cases.about.supplier':
    'A lab, billing firm, software or cloud supplier, or another partner reports a breach or is in the news.',
} as const
