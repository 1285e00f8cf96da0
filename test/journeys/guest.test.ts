import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../../office/access/index.ts'
import { axeFindings, browserPath } from '../browser.ts'
import type { OfficeConsole } from '../console/office-console.ts'
import { openReadConsole, type ReadCase } from '../console/read-console.ts'
import { expectNoComplaints } from '../console/tab.ts'

describe.skipIf(browserPath === undefined)(
  'the guest who must not see, in a real browser (skipped where Chromium is not installed)',
  () => {
    let on: OfficeConsole
    let of: ReadCase
    /** Of a forensics firm, let into one case for four days. */
    let gwen: Caller
    let other: string
    /** Names and numbers of people in the register; none may ever reach her browser. */
    let theirs: string[]
    /** Everything that the server sent to her browser. */
    const received: string[] = []

    beforeAll(async () => {
      ;({ on, of } = await openReadConsole(150))
      gwen = await on.addPerson('Gwen Park')
      const until = new Date(on.office.clock.now() + 4 * 86_400_000).toISOString()
      const asGuest = { account_id: gwen.accountId, role: 'guest-firm' as const, until }
      await on.act('add-member', { case_id: of.case_id, ...asGuest }, of.ada)
      const opening = {
        title: 'Letters of the eye clinic in wrong envelopes',
        vectors: ['misdirected-message' as const],
      }
      other = (await on.act('open-incident', opening, of.ada)).case_id
      const { people } = await on.act('list-people', { case_id: of.case_id, limit: 100 }, of.ben)
      theirs = people.filter(({ outcome }) => outcome === 'linked').map(({ name }) => name)
      expect(theirs.length).toBeGreaterThan(20)
    })
    afterEach(() => expectNoComplaints(on.browser))
    afterAll(() => on?.close())

    /** Refusals are what the story is about; the browser writes each of them down. */
    async function openAsGuest(path: string): Promise<Page> {
      const page = await on.open(gwen, '/me', { expected: /Failed to load resource.*40[0134]/ })
      await page.route('**/api/**', async (route) => {
        const response = await route.fetch().catch(() => undefined)
        const text = await response?.text().catch(() => undefined)
        // The tab was closed before the answer had come.
        if (response === undefined || text === undefined) return
        received.push(text)
        await route.fulfill({ response, body: text }).catch(() => {})
      })
      await page.goto(on.origin + path)
      return page
    }

    test('her work is there: the case, its evidence, its tasks, and nothing of any other case', async () => {
      const page = await openAsGuest('/cases')
      await page.getByText('Files renamed overnight').waitFor()
      expect(await page.getByText('Letters of the eye clinic').count()).toBe(0)
      await page.getByText('Files renamed overnight').click()
      await page.getByText('A ransom note on four machines').waitFor()
      const doors = page.getByRole('navigation').getByRole('link')
      await page.getByRole('link', { name: 'Evidence' }).waitFor()
      const named = (await doors.allTextContents()).map((name) => name.trim())
      for (const closed of ['Register', 'Review', 'Duties', 'Concerns']) expect(named).not.toContain(closed)
      expect(await axeFindings(page)).toEqual([])
    })

    test.each(['register', 'register/0', 'review', 'duties'])(
      'typed by hand, %s says that it is closed to her, in words',
      async (place) => {
        const page = await openAsGuest(`/cases/${of.case_id}/${place}`)
        await page
          .getByRole('main')
          .getByText(/closed to you|not allowed|may not|does not need to know/i)
          .first()
          .waitFor()
        expect(await axeFindings(page)).toEqual([])
      },
    )

    test('the other case is not there for her: no title, no people, no difference from one that never was', async () => {
      const page = await openAsGuest(`/cases/${other}`)
      await page.getByText('NOT_FOUND').or(page.getByText('NOT_ALLOWED')).waitFor()
      const refusal = await page.getByRole('main').textContent()
      await page.goto(`${on.origin}/cases/01990000-0000-7000-8000-000000000000`)
      await page.getByText('NOT_FOUND').or(page.getByText('NOT_ALLOWED')).waitFor()
      expect(await page.getByRole('main').textContent()).toBe(refusal)
    })

    test('by the API with her own cookie it is refused as well, and the auditor finds each refusal', async () => {
      const page = await openAsGuest('/me')
      await page.getByRole('heading', { level: 1 }).waitFor()
      const before = (await on.office.entries()).length
      const asked = [
        ['list-people', { case_id: of.case_id }],
        ['find-people', { case_id: of.case_id, text: theirs[0] }],
        ['list-reviews', { case_id: of.case_id }],
        ['export-register', { case_id: of.case_id }],
        ['read-case', { case_id: other }],
        ['list-ledger', {}],
      ] as const
      for (const [name, input] of asked) {
        const status = await page.evaluate(
          async ([path, body]) => {
            const headers = { 'content-type': 'application/json', 'x-cordon': '1' }
            return (await fetch(path!, { method: 'POST', headers, body: body! })).status
          },
          [`/api/${name}`, JSON.stringify(input)],
        )
        expect([name, status]).toEqual([name, name === 'export-register' ? 400 : 403])
      }
      const refused = (await on.office.entries()).slice(before).filter(({ what }) => what.endsWith('.refused'))
      const named = refused.map(({ facts }) => facts['action'])
      for (const [name] of asked) if (name !== 'export-register') expect(named).toContain(name)
    })

    test('on the day that was agreed her door closes by itself, in the middle of her work', async () => {
      const page = await openAsGuest(`/cases/${of.case_id}/evidence`)
      await page.getByRole('heading', { name: 'Evidence', level: 1 }).waitFor()
      on.office.clock.set(new Date(on.office.clock.now() + 5 * 86_400_000).toISOString())
      await page.context().close()
      const later = await openAsGuest(`/cases/${of.case_id}/evidence`)
      await later.getByText('NOT_FOUND').or(later.getByText('NOT_ALLOWED')).waitFor()
      await later.goto(`${on.origin}/cases`)
      await later.getByRole('heading', { level: 1 }).waitFor()
      expect(await later.getByText('Files renamed overnight').count()).toBe(0)
    })

    test('all that while not one name of the register came to her browser', () => {
      expect(received.length).toBeGreaterThan(20)
      const all = received.join('\n').toLowerCase()
      expect(theirs.filter((name) => all.includes(name.toLowerCase()))).toEqual([])
    })
  },
)
