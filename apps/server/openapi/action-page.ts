import type { Action } from '../../../office/access/index.ts'
import { fixedRoutes } from './fixed-routes.ts'

/** docs/actions.md, from the declarations. `node tools/write-action-page.ts` writes it; a test compares. */
export function actionPage(actions: readonly Action[]): string {
  const rows = [...actions].sort((a, b) => (a.name < b.name ? -1 : 1)).map(rowOf)
  const routes = fixedRoutes.map(
    ({ method, path, open, summary }) =>
      `| ${method.toUpperCase()} ${path} | ${open ? 'nobody' : 'a session'} | ${summary} |`,
  )
  return [
    '# Actions',
    '',
    'Written by `node tools/write-action-page.ts` from `office/actions.ts`: change it there. Each is `POST /api/<name>` with its input as JSON; shapes are in `GET /api/openapi.json`',
    'and, for TypeScript, in `office/client-types.ts`. How requests, sessions and errors work: [design/server.md](design/server.md). Who holds which permission:',
    '[design/access.md](design/access.md).',
    '',
    '*personal*: answers data about people, an entry of the ledger is written before. *four eyes*: waits for a second person.',
    '',
    '| action | permission | what it does | |',
    '|---|---|---|---|',
    ...rows,
    '',
    '## Beside the actions',
    '',
    '| route | asks for | what it does |',
    '|---|---|---|',
    ...routes,
    '',
  ].join('\n')
}

function rowOf(action: Action): string {
  const { name, scope, permission, effect, summary } = action
  const notes = [effect, action.personal && 'personal', action.fourEyes && 'four eyes'].filter(Boolean).join(', ')
  return `| ${name} | ${scope}: ${permission} | ${summary} | ${notes} |`
}
