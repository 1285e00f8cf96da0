import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { buildConsole } from '../../apps/console/index.ts'
import { readPages } from '../../apps/server/http/pages/read-pages.ts'
import { enrolFirstAdministrator } from '../../office/access/index.ts'
import { actions } from '../../office/actions.ts'
import { axeFindings, browserPath, keepPicture, launchBrowser } from '../browser.ts'
import { openTestServer, type TestServer } from '../test-server.ts'
import { expectNoComplaints, openTab } from './tab.ts'

describe.skipIf(browserPath === undefined)(
  'signing in to a whole server in a real browser (skipped where Chromium is not installed)',
  () => {
    let server: TestServer
    let browser: Browser
    let origin: string

    beforeAll(async () => {
      const { folder } = await buildConsole()
      server = await openTestServer({ actions, pages: readPages(folder) })
      origin = server.http.parts.place().origin
      browser = await launchBrowser()
    })
    afterEach(() => expectNoComplaints(browser))
    afterAll(async () => {
      await browser?.close()
      await server?.close()
    })

    /** A device of its own, whose owner says yes whenever a passkey is asked for. */
    async function openDevice(options: Parameters<typeof openTab>[2] = {}): Promise<Page> {
      const page = await openTab(browser, origin, {
        expected: /^Failed to load resource.*40[13]|^Clear-Site-Data/,
        ...options,
      })
      const devtools = await page.context().newCDPSession(page)
      await devtools.send('WebAuthn.enable')
      const options_ = {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
      } as const
      const authenticator = { ...options_, isUserVerified: true, automaticPresenceSimulation: true }
      await devtools.send('WebAuthn.addVirtualAuthenticator', { options: authenticator })
      return page
    }

    test('the first administrator: from the invitation to a passkey, out, and in again with two clicks', async () => {
      const { code } = await enrolFirstAdministrator(server.office, { name: 'Ada Fong' })
      const page = await openDevice()
      await page.goto(`${origin}/enrol#${code}`)
      await page.getByRole('button', { name: 'Make a passkey' }).waitFor()
      expect(page.url()).toBe(`${origin}/enrol`)
      expect(await axeFindings(page)).toEqual([])
      await page.getByRole('button', { name: 'Make a passkey' }).click()
      await page.getByRole('list', { name: 'Recovery codes' }).waitFor()
      expect(await page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').count()).toBe(10)
      expect(await axeFindings(page)).toEqual([])
      const onward = page.getByRole('button', { name: 'Go on' })
      expect(await onward.isDisabled()).toBe(true)
      await page.getByText('I keep it in a safe place').click()
      await onward.click()
      await page.getByText('Nothing waits for you').waitFor()

      await page.getByRole('button', { name: 'Me' }).click()
      await page.getByRole('menuitem', { name: 'Sign out' }).click()
      await page.getByText('You are signed out').waitFor()
      expect(await axeFindings(page)).toEqual([])
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
      await page.getByText('Nothing waits for you').waitFor()
    })

    test('an invitation that is used up is refused in words, and a device that was never enrolled too', async () => {
      const page = await openDevice({ width: 360, locale: 'zh-HK', colorScheme: 'dark' })
      await page.goto(`${origin}/enrol#USED-UP-CODE`)
      await page.getByRole('button', { name: '建立通行密鑰' }).click()
      await page.getByText('SIGN_IN_FAILED').waitFor()
      expect(await axeFindings(page)).toEqual([])
      await page.goto(`${origin}/`)
      await page.getByRole('button', { name: '以通行密鑰登入' }).click()
      await page.getByText('沒有提供通行密鑰').waitFor()
      expect(await axeFindings(page)).toEqual([])
    })

    test('codes are the way without a passkey, and say nothing about who exists', async () => {
      const page = await openDevice({ width: 360 })
      await page.goto(`${origin}/`)
      await page.getByRole('button', { name: 'Without a passkey at hand' }).click()
      expect(await axeFindings(page)).toEqual([])
      await keepPicture(page, 'sign-in-phone')
      await page.getByLabel('Your work e-mail address').fill('nobody@harbour.example')
      await page.getByLabel('Code from the generator').fill('123 456')
      await page.getByLabel('One of your recovery codes').fill('AAAA-BBBB')
      await page.getByRole('button', { name: 'Sign in with codes' }).click()
      await page.getByText('This sign-in did not work').waitFor()
    })
  },
)
