import type { Catalogue } from './catalogue.ts'
import { design } from './zh-Hant/design.ts'
import { designPage } from './zh-Hant/design-page.ts'
import { home } from './zh-Hant/home.ts'
import { shell } from './zh-Hant/shell.ts'
import { signIn } from './zh-Hant/sign-in.ts'

/** Traditional Chinese as Hong Kong writes it. */
export const zhHant: Catalogue = { ...shell, ...signIn, ...home, ...design, ...designPage }
