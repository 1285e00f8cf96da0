import './design/reset.css'
import './design/tokens.css'
import './design/base.css'
import './design/layout.css'
import './design/print.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { listenToCalls } from './api/call.ts'
import { watchConnection } from './api/connection.ts'
import { makeQueryClient } from './api/query-client.ts'
import { guardDrafts } from './app/drafts.ts'
import { router } from './app/routes.tsx'
import { applyTheme } from './app/theme.ts'
import { serverClock } from './design/time/clock.ts'
import { LanguageProvider, loadLanguage } from './messages/language-provider.tsx'

applyTheme()
watchConnection()
guardDrafts()
listenToCalls({ answered: (_, date) => date !== null && serverClock.heard(date), lost: () => {} })
const first = await loadLanguage()
createRoot(document.querySelector('#console')!).render(
  <LanguageProvider first={first}>
    <QueryClientProvider client={makeQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </LanguageProvider>,
)
