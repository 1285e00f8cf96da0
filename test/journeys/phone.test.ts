import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../../office/access/index.ts'
import { axeFindings, browserPath, widerThanPage } from '../browser.ts'
import { addAuthenticator } from '../console/authenticator.ts'
import { type OfficeConsole, openOfficeConsole } from '../console/office-console.ts'
import { expectNoComplaints, openTab } from '../console/tab.ts'
import { enrolmentFor } from './enrolment-for.ts'

const harbour = 'name: Harbour Clinic Group\nbased_in: IE\nroles: [controller]\ntz: Europe/Dublin\nlanguages: [en]\n'

describe.skipIf(browserPath === undefined)(
  'a manager at night with nothing but a phone, in a real browser (skipped where Chromium is not installed)',
  () => {
    let on: OfficeConsole
    let nora: Caller
    let ada: Caller
    let page: Page
    const look = { width: 360, height: 740, hasTouch: true, colorScheme: 'dark' } as const

    beforeAll(async () => {
      on = await openOfficeConsole()
      on.office.jobs.work({ pollMs: 20, lanes: 1 })
      nora = await on.addPerson('Nora Ng')
      ada = await on.addPerson('Ada Fong', 'privacy-officer', 'incident-manager', 'administrator')
      await on.act('change-provider', { text: harbour, version: 0 }, ada)
      const expected = /^Failed to load resource|^Clear-Site-Data/
      page = await openTab(on.browser, on.origin, { ...look, expected })
      page.setDefaultTimeout(20_000)
      await addAuthenticator(page)
    })
    afterAll(async () => {
      await expectNoComplaints(on.browser)
      await on.close()
    })
    afterEach(() => on.office.clock.set(new Date(on.office.clock.now() + 30_000).toISOString()))

    /** Wherever she is: nothing sticks out sideways, and what is to be pressed is large enough for a thumb. */
    async function fitsThePhone(): Promise<void> {
      await expect.poll(() => axeFindings(page), { timeout: 10_000 }).toEqual([])
      expect(await widerThanPage(page)).toEqual([])
    }

    test('she comes in with her passkey in two taps, and sees that nothing burns', async () => {
      await page.goto(`${on.origin}/enrol#${await enrolmentFor(on.office, ada)}`)
      await page.getByRole('button', { name: 'Make a passkey' }).tap()
      await page.getByText('I keep it in a safe place').tap()
      await page.getByRole('button', { name: 'Go on' }).tap()
      await page.getByText('Nothing waits for you').waitFor()
      await page.getByRole('button', { name: 'Me', exact: true }).tap()
      await page.getByRole('menuitem', { name: 'Sign out' }).tap()
      await page.getByRole('button', { name: 'Sign in with a passkey' }).tap()
      await page.getByText('Nothing waits for you').waitFor()
      await fitsThePhone()
    })

    test('a nurse reports locked files; it stands on her home, and two taps later the clocks run', async () => {
      await on.act('report-concern', { kind: 'malware', what: 'All files end in .locked' }, nora)
      await page.reload()
      await page.getByRole('navigation').getByRole('link', { name: 'Concerns' }).filter({ visible: true }).first().tap()
      await page.getByText('CON-2026-001').first().tap()
      await page.getByText('All files end in .locked').waitFor()
      await fitsThePhone()
      await page.getByRole('button', { name: 'Open an incident with it' }).tap()
      await page.getByText('Harmful software or ransom demand').tap()
      await page.getByLabel('What happened, in one line').fill('Files locked at the front desk')
      await page.getByRole('button', { name: 'Open the incident' }).tap()
      await page.getByText('INC-2026-001 is open').waitFor()
      await fitsThePhone()
    })

    test('home says what is due next, by which law, and how long she has', async () => {
      const { cases } = await on.act('list-cases', {}, ada)
      const { case_id } = cases[0]!
      // The clocks are counted by a job, a moment after the incident is open.
      await expect
        .poll(async () => (await on.act('list-deadlines', { case_id }, ada)).deadlines.length, { timeout: 20_000 })
        .toBeGreaterThan(0)
      await page.goto(`${on.origin}/`)
      await page.getByText('INC-2026-001').first().waitFor()
      await page.getByText(/GDPR/).first().waitFor()
      await page
        .getByText(/hours left|days? .*left/)
        .first()
        .waitFor()
      await fitsThePhone()
    })

    test('in the lift the connection is gone: it says so, keeps what she types, and sends it once it is back', async () => {
      const { cases } = await on.act('list-cases', {}, ada)
      const path = `/cases/${cases[0]!.case_id}/respond/timeline`
      await page.goto(on.origin + path)
      await page.getByLabel('A note for the timeline').fill('The porter pulled the network cable at 23:10')
      await page.context().setOffline(true)
      await page.getByRole('button', { name: 'Write it down' }).tap()
      await page.getByText('The server cannot be reached').waitFor()
      await page.context().setOffline(false)
      await page.getByRole('list', { name: 'Timeline' }).getByText('The porter pulled the network cable').waitFor()
      const { entries } = await on.act('read-timeline', { case_id: cases[0]!.case_id }, ada)
      expect(entries.filter(({ text }) => text?.includes('network cable'))).toHaveLength(1)
      await fitsThePhone()
    })

    test('her session ends in her pocket; she signs in again and is where she was', async () => {
      const at = page.url()
      on.office.clock.set(new Date(on.office.clock.now() + 20 * 60_000).toISOString())
      await page.reload()
      await page.getByRole('button', { name: 'Sign in with a passkey' }).tap()
      await page.getByRole('list', { name: 'Timeline' }).getByText('The porter pulled the network cable').waitFor()
      expect(page.url()).toBe(at)
    })
  },
)
