import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, browserPath, keepPicture, launchBrowser } from '../browser.ts'
import { type ConsoleServer, serveConsole } from './console-server.ts'

const looks = (['en-GB', 'zh-HK'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((colorScheme) => [360, 1280].map((width) => ({ locale, colorScheme, width }))),
)

describe.skipIf(browserPath === undefined)(
  'the design page in a real browser (skipped where Chromium is not installed)',
  () => {
    let server: ConsoleServer
    let browser: Browser

    beforeAll(async () => {
      server = await serveConsole()
      browser = await launchBrowser()
    })
    afterAll(async () => {
      await browser?.close()
      await server?.close()
    })

    /** A tab that fails the test on anything the browser complains of, breaches of the policy among them. */
    async function open(look: { locale: string; colorScheme: 'light' | 'dark'; width: number }): Promise<Page> {
      const { width, ...rest } = look
      const context = await browser.newContext({
        ...rest,
        viewport: { width, height: 800 },
        timezoneId: 'Asia/Hong_Kong',
        reducedMotion: 'reduce',
      })
      const page = await context.newPage()
      page.on('pageerror', (error) => expect.fail(error.message))
      page.on('console', (message) => expect.fail(message.text()))
      page.on('request', (request) => expect(request.url().startsWith(server.origin)).toBe(true))
      await page.clock.setFixedTime('2026-03-05T08:30:00Z')
      await page.goto(`${server.origin}/design`)
      await page.locator('h1').waitFor()
      await page.getByRole('grid').waitFor()
      return page
    }

    test.each(looks)(
      'axe finds nothing, and nothing is wider than the page: $locale $colorScheme $width',
      async (look) => {
        const page = await open(look)
        expect(await axeFindings(page)).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(look.width)
        const name = `design-${look.width === 360 ? 'phone' : 'wide'}-${look.locale.slice(0, 2)}-${look.colorScheme}`
        if (keptPictures.includes(name)) await keepPicture(page, name)
        await page.context().close()
      },
    )

    test('the palette by keyboard alone: opened, searched, a place chosen, the heading focused', async () => {
      server.answer('read-self', {
        account_id: '00000000-0000-4000-8000-000000000001',
        name: 'Ada',
        roles: [],
        cases: [],
      })
      server.answer('list-approvals', { approvals: [] })
      const page = await open({ locale: 'en-GB', colorScheme: 'light', width: 1280 })
      await page.keyboard.press('Control+K')
      await page.keyboard.type('dark')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
      await page.keyboard.press('Control+K')
      await page.keyboard.type('home')
      await page.keyboard.press('Enter')
      await page.waitForURL(`${server.origin}/`)
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Home')
      expect(await page.title()).toBe('Home · Cordon')
    })
  },
)

/** In docs/screens; few, because the repository carries them. */
const keptPictures = ['design-wide-en-light', 'design-phone-zh-dark']
