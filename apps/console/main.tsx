import './design/reset.css'
import './design/tokens.css'
import './design/base.css'
import './design/layout.css'
import './design/print.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { watchConnection } from './api/connection.ts'
import { makeQueryClient } from './api/query-client.ts'
import { listenToAnswers } from './api/send.ts'
import { guardDrafts } from './app/drafts.ts'
import { router } from './app/routes.tsx'
import { sessionKey } from './app/session/read-session.ts'
import { applyTheme } from './app/theme.ts'
import { serverClock } from './design/time/clock.ts'
import { LanguageProvider, loadLanguage } from './messages/language-provider.tsx'

applyTheme()
watchConnection()
guardDrafts()
listenToAnswers({ answered: (_status, _counted, date) => date !== null && serverClock.heard(date), lost: () => {} })
const queryClient = makeQueryClient((client) => void client.invalidateQueries({ queryKey: sessionKey }))
const first = await loadLanguage()
createRoot(document.querySelector('#console')!).render(
  <LanguageProvider first={first}>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </LanguageProvider>,
)
