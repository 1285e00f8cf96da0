import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'

interface TabOptions extends Partial<Pick<BrowserContextOptions, 'locale' | 'colorScheme' | 'hasTouch'>> {
  width?: number
  height?: number
  /** Complaints of the browser that the story is about. */
  expected?: RegExp
}

const complaints: string[] = []

/** A tab of its own. What the browser complains of, breaches of the policy among them, is kept for `expectNoComplaints`. */
export async function openTab(browser: Browser, origin: string, options: TabOptions = {}): Promise<Page> {
  const { width = 1280, height = 800, locale = 'en-GB', colorScheme = 'light', hasTouch = false, expected } = options
  const context = await browser.newContext({
    ...{ locale, colorScheme, hasTouch },
    viewport: { width, height },
    timezoneId: 'Asia/Hong_Kong',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const complain = (what: string) => {
    if (expected?.test(what) !== true) complaints.push(what)
  }
  page.on('pageerror', (error) => complain(error.message))
  page.on('console', (message) => complain(message.text()))
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) complain(`asked elsewhere: ${request.url()}`)
  })
  return page
}

/** At the end of a story: closes its tabs; nothing was complained of in them but what it was about. */
export async function expectNoComplaints(browser: Browser): Promise<void> {
  for (const context of browser.contexts()) await context.close()
  expect(complaints.splice(0)).toEqual([])
}
