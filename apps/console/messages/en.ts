import { design } from './en/design.ts'
import { designPage } from './en/design-page.ts'
import { home } from './en/home.ts'
import { shell } from './en/shell.ts'
import { signIn } from './en/sign-in.ts'

/** The English catalogue; each part is a file named after the screen that says it. */
export const en = { ...shell, ...signIn, ...home, ...design, ...designPage } as const
