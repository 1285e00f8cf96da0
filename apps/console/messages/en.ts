import { actionWords } from './en/action-words.ts'
import { approvals } from './en/approvals.ts'
import { callers } from './en/callers.ts'
import { caseTexts } from './en/case.ts'
import { cases } from './en/cases.ts'
import { concerns } from './en/concerns.ts'
import { containment } from './en/containment.ts'
import { custody } from './en/custody.ts'
import { decisions } from './en/decisions.ts'
import { design } from './en/design.ts'
import { designPage } from './en/design-page.ts'
import { duties } from './en/duties.ts'
import { elements } from './en/elements.ts'
import { ending } from './en/ending.ts'
import { entryWords } from './en/entry-words.ts'
import { evidence } from './en/evidence.ts'
import { home } from './en/home.ts'
import { ledgerTexts } from './en/ledger.ts'
import { me } from './en/me.ts'
import { parties } from './en/parties.ts'
import { places } from './en/places.ts'
import { problems } from './en/problems.ts'
import { register } from './en/register.ts'
import { report } from './en/report.ts'
import { respond } from './en/respond.ts'
import { respondPeople } from './en/respond-people.ts'
import { review } from './en/review.ts'
import { roster } from './en/roster.ts'
import { settings } from './en/settings.ts'
import { settingsSystems } from './en/settings-systems.ts'
import { shell } from './en/shell.ts'
import { shownOnce } from './en/shown-once.ts'
import { signIn } from './en/sign-in.ts'
import { viewer } from './en/viewer.ts'
import { wall } from './en/wall.ts'
import { words } from './en/words.ts'

/** The English catalogue; each part is a file named after the screen that says it. */
export const en = {
  ...shell,
  ...signIn,
  ...home,
  ...cases,
  ...callers,
  ...caseTexts,
  ...evidence,
  ...viewer,
  ...review,
  ...register,
  ...duties,
  ...respond,
  ...respondPeople,
  ...decisions,
  ...ending,
  ...parties,
  ...custody,
  ...containment,
  ...wall,
  ...report,
  ...approvals,
  ...roster,
  ...settings,
  ...settingsSystems,
  ...ledgerTexts,
  ...concerns,
  ...me,
  ...shownOnce,
  ...problems,
  ...words,
  ...actionWords,
  ...entryWords,
  ...elements,
  ...places,
  ...design,
  ...designPage,
} as const
