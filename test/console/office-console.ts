import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { buildConsole } from '../../apps/console/index.ts'
import { readPages } from '../../apps/server/http/pages/read-pages.ts'
import { type Caller, decideApproval, type Role } from '../../office/access/index.ts'
import { actions, actionsByName } from '../../office/actions.ts'
import type { ActionName, InputOf, OutputOf } from '../../office/client-types.ts'
import { act } from '../act.ts'
import { launchBrowser } from '../browser.ts'
import { openTestServer, type TestServer, type TestServerOptions } from '../test-server.ts'
import { openTab } from './tab.ts'

/** The whole of it for a journey: the built console, a real server with a real office, and a browser. */
export interface OfficeConsole {
  server: TestServer
  office: TestServer['office']
  browser: Browser
  origin: string
  /** A new person with these roles at the provider. */
  addPerson(name: string, ...roles: Role[]): Promise<Caller>
  /** What somebody does elsewhere, at another machine. */
  act<Name extends ActionName>(name: Name, input: InputOf<Name>, who: Caller): Promise<OutputOf<Name>>
  /** Somebody agrees to what waits for a second person. */
  agree(who: Caller): Promise<void>
  /** A tab of their own in which this person is signed in, at this path. */
  open(who: Caller, path: string, look?: Look): Promise<Page>
  close(): Promise<void>
}

export type Look = Partial<Pick<BrowserContextOptions, 'locale' | 'colorScheme' | 'hasTouch'>> & {
  width?: number
  height?: number
  expected?: RegExp
}

const all = (['en-GB', 'zh-HK'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((colorScheme) => [360, 1280].map((width) => ({ locale, colorScheme, width }))),
)

/**
 * What a screen must be good in: both languages, both themes, a phone and a desk, each two of them together, which takes four of the eight
 * (what breaks is a text that is too long for a width, or a colour of a theme). All eight where pictures are made.
 */
export const looks =
  process.env['CORDON_PICTURES'] === '1'
    ? all
    : all.filter(
        ({ locale, colorScheme, width }) => ((locale === 'zh-HK') !== (colorScheme === 'dark')) === (width === 360),
      )

export async function openOfficeConsole(options: Partial<TestServerOptions> = {}): Promise<OfficeConsole> {
  const { folder } = await buildConsole()
  const server = await openTestServer({ actions, pages: readPages(folder), ...options })
  const browser = await launchBrowser()
  const { origin } = server.http.parts.place()
  const { office } = server
  return {
    ...{ server, office, browser, origin },
    addPerson: (name, ...roles) => office.addPerson(name, ...roles),
    act: (name, input, who) => act(office, name, input, who),
    async agree(who) {
      const { approvals } = await act(office, 'list-approvals', {}, who)
      for (const { approval_id } of approvals.filter(({ mine }) => !mine))
        await decideApproval(office, actionsByName, approval_id, 'approve', who)
    },
    async open(who, path, look = {}) {
      // The office's clock stands; with it the server would count all requests of a test into one moment and refuse them as too many.
      office.clock.set(new Date(office.clock.now() + 10_000).toISOString())
      const page = await openTab(browser, origin, look)
      page.setDefaultTimeout(45_000)
      const { cookie } = await server.signInAgain(who)
      const [name, value] = cookie.split('=') as [string, string]
      await page.context().addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Strict' }])
      await page.goto(origin + path)
      return page
    },
    async close() {
      await browser.close()
      await server.close()
    },
  }
}
