import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, browserPath, keepPicture, launchBrowser } from '../browser.ts'
import { type ConsoleServer, serveConsole } from './console-server.ts'
import { expectNoComplaints, openTab } from './tab.ts'

const looks = (['en-GB', 'zh-HK'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((colorScheme) => [360, 1280].map((width) => ({ locale, colorScheme, width }))),
)

/** In docs/screens; few, because the repository carries them. */
const keptPictures = ['design-wide-en-light', 'design-phone-zh-dark']

describe.skipIf(browserPath === undefined)(
  'the design page in a real browser (skipped where Chromium is not installed)',
  () => {
    let server: ConsoleServer
    let browser: Browser

    beforeAll(async () => {
      server = await serveConsole()
      browser = await launchBrowser()
    })
    afterEach(() => expectNoComplaints(browser))
    afterAll(async () => {
      await browser?.close()
      await server?.close()
    })

    async function open(options: Parameters<typeof openTab>[2] = {}): Promise<Page> {
      const page = await openTab(browser, server.origin, options)
      await page.clock.setFixedTime('2026-03-05T08:30:00Z')
      await page.goto(`${server.origin}/design`)
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
      },
    )

    test('what axe is there to find, it finds: a picture without words, a pale text, a frame without a name', async () => {
      const page = await open()
      await page.evaluate(`(() => {
        const pale = document.createElement('p')
        pale.textContent = 'Pale'
        pale.style.cssText = 'color: #ccc; background: #fff'
        const made = [document.createElement('img'), pale, document.createElement('iframe')]
        document.querySelector('main').prepend(...made)
      })()`)
      const rules = (await axeFindings(page)).map((line) => line.split(':')[0])
      expect(rules).toEqual(expect.arrayContaining(['color-contrast', 'frame-title', 'image-alt']))
    })

    test('what opens over the page is as good: dialog, menu, list, note, palette', async () => {
      const page = await open({ colorScheme: 'dark' })
      const openers = ['Open a dialog', 'Open one that must be answered', 'Order', /^Choose/, 'Light or dark']
      for (const name of openers) {
        await page.getByRole('button', { name }).first().click()
        expect(await axeFindings(page), String(name)).toEqual([])
        await page.keyboard.press('Escape')
      }
      await page.getByRole('button', { name: 'Do something' }).click()
      await page.keyboard.press('Control+k')
      await page.getByRole('searchbox').fill('light')
      expect(await axeFindings(page)).toEqual([])
    })

    test('a note is taken back by its button, and says so', async () => {
      const page = await open()
      await page.getByRole('button', { name: 'Do something' }).click()
      await page.getByRole('alertdialog').getByRole('button', { name: 'Undo' }).click()
      await page.getByText('Task open again.').waitFor()
      expect(await page.getByText('Task closed.').count()).toBe(0)
    })

    test('on paper stands the content alone', async () => {
      const page = await open()
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
      for (const role of ['navigation', 'banner'] as const)
        expect(await page.getByRole(role).filter({ visible: true }).count(), role).toBe(0)
      expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true)
      const ink = await page.evaluate<string>('getComputedStyle(document.querySelector("h1")).color')
      expect(ink).toBe('rgb(20, 37, 43)')
    })
  },
)
