import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../../office/access/index.ts'
import { axeFindings, browserPath, keepPicture, widerThanPage } from '../browser.ts'
import { looks, type OfficeConsole } from './office-console.ts'
import { openReadConsole, type ReadCase } from './read-console.ts'
import { expectNoComplaints } from './tab.ts'

describe.skipIf(browserPath === undefined)(
  'the review in a real browser (skipped where Chromium is not installed)',
  () => {
    let on: OfficeConsole
    let of: ReadCase
    let path: string
    let rosa: Caller

    const reviews = (who = of.ben) => on.act('list-reviews', { case_id: of.case_id, limit: 100 }, who)
    const decisions = async () =>
      (await on.act('list-match-decisions', { case_id: of.case_id }, of.ben)).decisions.filter(
        ({ undone }) => undone === undefined,
      )

    beforeAll(async () => {
      ;({ on, of } = await openReadConsole(300))
      rosa = await on.addPerson('Rosa Diaz')
      await on.act('add-member', { case_id: of.case_id, account_id: rosa.accountId, role: 'reviewer' }, of.ada)
      path = `/cases/${of.case_id}/review`
    })
    afterEach(() => expectNoComplaints(on.browser))
    afterAll(() => on?.close())

    test('one match at a time, both sides field by field with what each weighs', async () => {
      const { next, run_id, counts } = await reviews()
      expect(counts.open).toBeGreaterThan(3)
      const first = await on.act('read-review', { case_id: of.case_id, run_id, person: next[0]!.person }, of.ben)
      const page = await on.open(of.ben, path)
      await page.getByRole('heading', { name: first.person_id }).waitFor()
      expect(await page.getByRole('article').count()).toBe(first.candidates.length)
      for (const { rank, name, weights } of first.candidates) {
        const candidate = page.getByRole('article').nth(rank - 1)
        await candidate.getByRole('heading', { name }).waitFor()
        expect(await candidate.locator('tbody .weight').count()).toBe(
          weights.filter(({ field }) => field !== 'prior').length,
        )
      }
    })

    test('the keys decide, and each decision brings the next match; z takes the last one back', async () => {
      const { next } = await reviews()
      const ids = next.map(({ person_id }) => person_id)
      const page = await on.open(of.ben, path)
      const heading = (id: string) => page.getByRole('heading', { name: id, exact: false })
      await heading(ids[0]!).waitFor()
      await page.keyboard.press('1')
      await heading(ids[1]!).waitFor()
      await page.keyboard.press('n')
      await heading(ids[2]!).waitFor()
      await page.keyboard.press('u')
      await heading(ids[3]!).waitFor()
      await expect
        .poll(async () => (await decisions()).map(({ outcome }) => outcome))
        .toEqual(['unsure', 'none', 'same'])
      await page.getByRole('button', { name: 'Take the last decision back' }).waitFor()
      await page.keyboard.press('z')
      await heading(ids[2]!).waitFor()
      await expect.poll(async () => (await decisions()).map(({ outcome }) => outcome)).toEqual(['none', 'same'])
    })

    test('taken back faster than the server answers, it is still the last decision that is taken back', async () => {
      const { next } = await reviews()
      const page = await on.open(of.ben, path)
      await page.getByRole('heading', { name: next[0]!.person_id }).waitFor()
      await page.route('**/api/decide-match', async (route) => {
        await expect.poll(() => pressed).toBe(true)
        await route.continue()
      })
      let pressed = false
      await page.keyboard.press('u')
      await page.getByRole('heading', { name: next[1]!.person_id }).waitFor()
      await page.keyboard.press('z')
      pressed = true
      await page.getByRole('heading', { name: next[0]!.person_id }).waitFor()
      await expect.poll(async () => (await decisions()).map(({ outcome }) => outcome)).toEqual(['none', 'same'])
    })

    test('a second reviewer decides blind; where the two disagree, a third opinion settles it', async () => {
      const page = await on.open(rosa, path)
      await page.getByRole('tab', { name: 'For a second opinion' }).click()
      await page.getByText('You are not shown how').waitFor()
      expect(await page.getByText('Ben Ho').count()).toBe(0)
      await page.keyboard.press('n')
      await expect.poll(async () => (await decisions()).filter(({ round }) => round === 2).length).toBe(1)
      await page.keyboard.press('n')
      await expect.poll(async () => (await decisions()).filter(({ round }) => round === 2).length).toBe(2)
      const { counts } = await reviews()
      expect(counts).toMatchObject({ twice: 2, disputed: 1 })
      const of3 = await on.open(of.ben, path)
      await of3.getByRole('tab', { name: 'Disputed' }).click()
      await of3.getByRole('list', { name: 'Said so far' }).getByText('Rosa Diaz').waitFor()
      await of3.keyboard.press('1')
      await expect.poll(async () => (await reviews()).counts.disputed).toBe(0)
      await of3.getByText('The same in 1 of 2.').waitFor()
    })

    test('what is decided is taken into the register by a run that reads nothing again', async () => {
      const page = await on.open(of.ben, path)
      await page.getByRole('button', { name: 'Take them into the register' }).click()
      await page.getByText('takes the decisions in').waitFor()
      await expect
        .poll(async () => (await on.act('list-runs', { case_id: of.case_id }, of.ben)).runs[0]!.state, {
          timeout: 60_000,
        })
        .toBe('done')
      expect((await on.act('list-match-decisions', { case_id: of.case_id }, of.ben)).waiting).toBe(0)
    })

    test('somebody else was faster: it is said, and the match comes back with what they decided', async () => {
      const { next, run_id } = await reviews()
      const page = await on.open(of.ben, path, { expected: /Failed to load resource.*409/ })
      await page.getByRole('heading', { name: next[0]!.person_id }).waitFor()
      await on.act('decide-match', { case_id: of.case_id, run_id, person: next[0]!.person, outcome: 'none' }, rosa)
      await page.keyboard.press('1')
      await page.getByText('CHANGED_MEANWHILE').waitFor()
    })

    test('whoever does not review has no door to it, and behind it is told who does', async () => {
      const page = await on.open(of.ada, path)
      await page.getByText('The review is closed to you').waitFor()
      expect(await page.getByRole('link', { name: 'Review' }).count()).toBe(0)
      expect(on.server.logged.filter((line) => line.includes('NOT_ALLOWED'))).toEqual([])
    })

    test.each(looks)(
      'axe finds nothing, and nothing is wider than the page: $locale $colorScheme $width',
      async (look) => {
        const page = await on.open(of.ben, path, look)
        await page.getByRole('article').first().waitFor()
        expect(await axeFindings(page)).toEqual([])
        expect(await widerThanPage(page)).toEqual([])
        const kind = `${look.width === 360 ? 'phone' : 'wide'}-${look.locale.slice(0, 2)}-${look.colorScheme}`
        if (['wide-en-light', 'phone-zh-dark'].includes(kind)) await keepPicture(page, `review-${kind}`, true)
      },
    )
  },
)
