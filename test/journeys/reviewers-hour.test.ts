import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../../office/access/index.ts'
import { browserPath } from '../browser.ts'
import type { OfficeConsole } from '../console/office-console.ts'
import { openReadConsole, type ReadCase } from '../console/read-console.ts'
import { expectNoComplaints } from '../console/tab.ts'

describe.skipIf(browserPath === undefined)(
  'the reviewer’s hour, without a mouse, in a real browser (skipped where Chromium is not installed)',
  () => {
    let on: OfficeConsole
    let of: ReadCase
    let rosa: Caller
    let page: Page

    const reviews = () => on.act('list-reviews', { case_id: of.case_id, limit: 100 }, rosa)
    const showing = (id: string) => page.getByRole('heading', { name: id }).waitFor()

    beforeAll(async () => {
      ;({ on, of } = await openReadConsole(300))
      rosa = await on.addPerson('Rosa Diaz')
      await on.act('add-member', { case_id: of.case_id, account_id: rosa.accountId, role: 'reviewer' }, of.ada)
      page = await on.open(rosa, '/')
    })
    afterAll(async () => {
      await expectNoComplaints(on.browser)
      await on.close()
    })

    test('from home to the first doubtful match by keys alone', async () => {
      await page.getByText('Files renamed overnight').first().waitFor()
      await page.keyboard.press('g')
      await page.keyboard.press('c')
      await page.waitForURL(`${on.origin}/cases`)
      await page.getByText('Files renamed overnight').first().waitFor()
      await page.getByRole('gridcell').first().focus()
      await page.keyboard.press('Enter')
      await page.waitForURL(new RegExp(of.case_id))
      await page.getByText('A ransom note on four machines').waitFor()
      await page.keyboard.press('g')
      await page.keyboard.press('v')
      const { next } = await reviews()
      await showing(next[0]!.person_id)
    })

    test('every match of the hour: decided where the weights speak, left unsure where they do not, one taken back', async () => {
      const before = await reviews()
      const shown: string[] = []
      for (const { person, person_id } of before.next) {
        await showing(person_id)
        const { candidates } = await on.act('read-review', { case_id: of.case_id, run_id: before.run_id, person }, rosa)
        const [first, second] = candidates
        const isClear = first !== undefined && (second === undefined || first.probability > 2 * second.probability)
        await page.keyboard.press(isClear ? '1' : 'u')
        shown.push(person_id)
        on.office.clock.set(new Date(on.office.clock.now() + 5_000).toISOString())
      }
      await page.getByText('Nothing is left here').waitFor()
      await expect.poll(async () => (await reviews()).counts.open).toBe(0)
      await page.keyboard.press('z')
      await showing(shown.at(-1)!)
      await expect.poll(async () => (await reviews()).counts.open).toBe(1)
      await page.keyboard.press('n')
      await expect.poll(async () => (await reviews()).counts.open).toBe(0)
    })

    test('she leaves with it in the register: a run that reads nothing again, and every decision stands there as hers', async () => {
      const before = await on.act('list-runs', { case_id: of.case_id }, of.ada)
      const take = page.getByRole('button', { name: 'Take them into the register' })
      await take.focus()
      await page.keyboard.press('Enter')
      await page.getByText('takes the decisions in').waitFor()
      await expect
        .poll(async () => (await on.act('list-runs', { case_id: of.case_id }, of.ada)).runs[0]!.state, {
          timeout: 60_000,
        })
        .toBe('done')
      const after = await on.act('list-runs', { case_id: of.case_id }, of.ada)
      expect(after.runs.length).toBe(before.runs.length + 1)
      const { people } = await on.act('list-people', { case_id: of.case_id, decided: true, limit: 100 }, of.ben)
      const { decisions } = await on.act('list-match-decisions', { case_id: of.case_id }, of.ben)
      const hers = decisions.filter(({ undone, outcome }) => undone === undefined && outcome !== 'unsure')
      expect(people.length).toBe(hers.length)
      expect(hers.every(({ by }) => by === 'Rosa Diaz')).toBe(true)
    })
  },
)
