import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, browserPath, keepPicture, widerThanPage } from '../browser.ts'
import type { OfficeConsole } from './office-console.ts'
import { openReadConsole, type ReadCase, until } from './read-console.ts'
import { expectNoComplaints } from './tab.ts'

describe.skipIf(browserPath === undefined)(
  'the wall in a real browser (skipped where Chromium is not installed)',
  () => {
    let on: OfficeConsole
    let of: ReadCase
    let path: string

    beforeAll(async () => {
      ;({ on, of } = await openReadConsole(150))
      path = `/cases/${of.case_id}/wall`
      const { case_id } = of
      const judged = { judgement: 'low_probability_of_compromise', outcome: 'no', reason: 'It is for sale' } as const
      const factors = { nature_and_extent: 'All', who_received: 'A gang', acquired_or_viewed: 'Yes', mitigated: 'No' }
      await on.act('record-judgement', { case_id, ...judged, factors }, of.ben)
      await on.act('add-task', { case_id, title: 'Call Mrs Oyelaran back' }, of.ada)
      await until(async () => {
        const { deadlines } = await on.act('list-deadlines', { case_id }, of.ben)
        return deadlines.some(({ group, due }) => group === 'due' && due !== undefined)
      })
    })
    afterEach(() => expectNoComplaints(on.browser))
    afterAll(() => on?.close())

    test('the numbers are the office’s; what anybody typed is not on it', async () => {
      const { case_id } = of
      const { tasks, title } = await on.act('read-case', { case_id }, of.ben)
      const { runs } = await on.act('list-runs', { case_id }, of.ben)
      const proven = (runs.find(({ current }) => current)!.counts as { people: { proven: number } }).people.proven
      await on.act('add-note', { case_id, text: 'Mr Tanaka rang twice' }, of.ada)
      const page = await on.open(of.ben, path, { width: 1920, height: 1080 })
      const part = (name: string) => page.getByRole('region', { name, exact: true })
      await part('People affected').getByText(proven.toLocaleString('en'), { exact: true }).first().waitFor()
      await part('Tasks').getByText(String(tasks.open), { exact: true }).first().waitFor()
      await part('Next deadlines')
        .getByRole('listitem')
        .getByText(/left|late/)
        .first()
        .waitFor()
      await part('Who is on').getByText('Ben Ho').waitFor()
      await part('Last events').getByText('Wrote a note').waitFor()
      const said = await page.locator('body').textContent()
      for (const typed of [title, 'Oyelaran', 'Tanaka', 'It is for sale']) expect(said, typed).not.toContain(typed)
      expect(await page.title()).not.toContain(title)
      expect(await page.getByRole('navigation').count()).toBe(0)
    })

    test('it renews itself: a task that ends elsewhere is gone from it', async () => {
      const { case_id } = of
      const { tasks } = await on.act('list-tasks', { case_id, state: 'open' }, of.ada)
      const own = tasks.find(({ step }) => step === undefined)!
      const page = await on.open(of.ada, path, { width: 1920, height: 1080 })
      const open = page.getByRole('region', { name: 'Tasks', exact: true }).locator('.wall-value').first()
      await expect.poll(() => open.textContent(), { timeout: 20_000 }).toBe(String(tasks.length))
      await on.act('drop-task', { case_id, task_id: own.task_id, version: own.version, reason: 'She called' }, of.ada)
      await expect.poll(() => open.textContent(), { timeout: 25_000 }).toBe(String(tasks.length - 1))
    })

    test('all of it fits on one screen of 1920 by 1080, in letters that can be read from afar', async () => {
      const page = await on.open(of.ben, path, { width: 1920, height: 1080, colorScheme: 'dark' })
      await page.locator('.wall-lines li').first().waitFor()
      const { scroll, smallest } = await page.evaluate<{ scroll: number; smallest: number }>(`({
        scroll: document.documentElement.scrollHeight,
        smallest: Math.min(...[...document.querySelectorAll('.wall *')].map((one) => parseFloat(getComputedStyle(one).fontSize))),
      })`)
      expect(scroll).toBeLessThanOrEqual(1080)
      expect(smallest).toBeGreaterThanOrEqual(20)
    })

    test.each([
      { locale: 'en-GB', colorScheme: 'dark', width: 1920, height: 1080 },
      { locale: 'zh-HK', colorScheme: 'light', width: 1920, height: 1080 },
      { locale: 'zh-HK', colorScheme: 'dark', width: 360 },
      { locale: 'en-GB', colorScheme: 'light', width: 1280 },
    ] as const)('axe finds nothing, and nothing is wider than the page: $locale $colorScheme $width', async (look) => {
      const page = await on.open(of.ben, path, look)
      await page.locator('.wall-timeline li').first().waitFor()
      await page.locator('.wall-deadlines li').first().waitFor()
      await page.locator('.wall-value').first().waitFor()
      expect(await axeFindings(page)).toEqual([])
      expect(await widerThanPage(page)).toEqual([])
      if (look.width !== 1280)
        await keepPicture(page, `wall-${look.width}-${look.locale.slice(0, 2)}-${look.colorScheme}`)
    })
  },
)
