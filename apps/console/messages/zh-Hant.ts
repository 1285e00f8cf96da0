import type { Catalogue } from './catalogue.ts'
import { actionWords } from './zh-Hant/action-words.ts'
import { approvals } from './zh-Hant/approvals.ts'
import { callers } from './zh-Hant/callers.ts'
import { caseTexts } from './zh-Hant/case.ts'
import { cases } from './zh-Hant/cases.ts'
import { concerns } from './zh-Hant/concerns.ts'
import { containment } from './zh-Hant/containment.ts'
import { custody } from './zh-Hant/custody.ts'
import { decisions } from './zh-Hant/decisions.ts'
import { design } from './zh-Hant/design.ts'
import { designPage } from './zh-Hant/design-page.ts'
import { duties } from './zh-Hant/duties.ts'
import { elements } from './zh-Hant/elements.ts'
import { ending } from './zh-Hant/ending.ts'
import { entryWords } from './zh-Hant/entry-words.ts'
import { evidence } from './zh-Hant/evidence.ts'
import { home } from './zh-Hant/home.ts'
import { ledgerTexts } from './zh-Hant/ledger.ts'
import { me } from './zh-Hant/me.ts'
import { parties } from './zh-Hant/parties.ts'
import { places } from './zh-Hant/places.ts'
import { problems } from './zh-Hant/problems.ts'
import { register } from './zh-Hant/register.ts'
import { report } from './zh-Hant/report.ts'
import { respond } from './zh-Hant/respond.ts'
import { respondPeople } from './zh-Hant/respond-people.ts'
import { review } from './zh-Hant/review.ts'
import { roster } from './zh-Hant/roster.ts'
import { settings } from './zh-Hant/settings.ts'
import { settingsSystems } from './zh-Hant/settings-systems.ts'
import { shell } from './zh-Hant/shell.ts'
import { shownOnce } from './zh-Hant/shown-once.ts'
import { signIn } from './zh-Hant/sign-in.ts'
import { viewer } from './zh-Hant/viewer.ts'
import { wall } from './zh-Hant/wall.ts'
import { words } from './zh-Hant/words.ts'

/** Traditional Chinese as Hong Kong writes it. */
export const zhHant: Catalogue = {
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
}
