import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserPath, launchBrowser } from '../browser.ts'
import { type ConsoleServer, serveConsole } from './console-server.ts'
import { expectNoComplaints, openTab } from './tab.ts'

describe.skipIf(browserPath === undefined)(
  'a table of a million people in a real browser (skipped where Chromium is not installed)',
  () => {
    let server: ConsoleServer
    let browser: Browser
    let page: Page
    let grid: Locator

    beforeAll(async () => {
      server = await serveConsole()
      browser = await launchBrowser()
      page = await openTab(browser, server.origin)
      await page.goto(`${server.origin}/design`)
      grid = page.getByRole('grid')
      await grid.waitFor()
      await grid.scrollIntoViewIfNeeded()
    })
    afterAll(async () => {
      await expectNoComplaints(browser)
      await browser?.close()
      await server?.close()
    })

    const focused = (): Promise<string> => page.evaluate('document.activeElement.textContent.slice(0, 60)')
    const shownNumbers = (): Promise<string[]> => grid.locator('[role=gridcell][aria-colindex="1"]').allTextContents()

    test('it tells a screen reader its true size, and draws a few dozen rows of it', async () => {
      expect(await grid.getAttribute('aria-rowcount')).toBe('1000001')
      expect((await shownNumbers()).length).toBeLessThan(60)
    })

    test('the keyboard reaches the last row and the first, a page and a cell at a time', async () => {
      await grid.getByRole('gridcell', { name: 'P-0000001' }).focus()
      await page.keyboard.press('Control+End')
      await page.keyboard.press('Home')
      expect(await focused()).toBe('P-1000000')
      expect(
        await page.locator(':focus').evaluate((cell) => cell.closest('[role=row]')!.getAttribute('aria-rowindex')),
      ).toBe('1000001')
      await page.keyboard.press('ArrowUp')
      expect(await focused()).toBe('P-0999999')
      await page.keyboard.press('Control+Home')
      expect(await focused()).toBe('P-0000001')
      await page.keyboard.press('PageDown')
      await page.keyboard.press('ArrowDown')
      expect(await page.locator(':focus').isVisible()).toBe(true)
      await page.keyboard.press('Control+Home')
    })

    test('every row that is passed over by wheel is the next one, also far down where the browser cannot draw that deep', async () => {
      await grid.getByRole('gridcell', { name: 'P-0000001' }).focus()
      await page.keyboard.press('Control+End')
      await grid.hover()
      await page.mouse.wheel(0, -720)
      await expect.poll(async () => (await shownNumbers()).includes('P-0999975')).toBe(true)
      const numbers = (await shownNumbers()).map((text) => Number(text.slice(2))).sort((a, b) => a - b)
      const inView = numbers.filter((number) => number < 999_990)
      expect(inView).toEqual(inView.map((_, i) => inView[0]! + i))
    })

    test('the cell with the focus keeps it while it is scrolled out of sight', async () => {
      await page.keyboard.press('Control+Home')
      expect(await focused()).toBe('P-0000001')
      await grid.evaluate((element) => {
        element.scrollTop = 4_000_000
      })
      await expect.poll(async () => (await shownNumbers()).some((text) => text > 'P-0400000')).toBe(true)
      expect(await focused()).toBe('P-0000001')
      await page.keyboard.press('ArrowDown')
      expect(await focused()).toBe('P-0000002')
      expect(await page.locator(':focus').isVisible()).toBe(true)
    })

    test('Enter sorts in the head and opens a row below it', async () => {
      await page.keyboard.press('Control+Home')
      await page.keyboard.press('ArrowUp')
      expect(await focused()).toBe('Person')
      await page.keyboard.press('Enter')
      expect(await page.locator(':focus').getAttribute('aria-sort')).toBe('descending')
      await page.keyboard.press('ArrowDown')
      expect(await focused()).toBe('P-1000000')
      await page.keyboard.press('Enter')
      await page.getByText('P-1000000 would open.').waitFor()
    })
  },
)
