import { writeFileSync } from 'node:fs'
import { actionPage } from '../apps/server/openapi/action-page.ts'
import { actions } from '../office/actions.ts'

/** Writes docs/actions.md again, after an action was added or changed. */
writeFileSync(new URL('../docs/actions.md', import.meta.url), actionPage(actions))
