import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../../office/access/index.ts'
import { makeReportingKey } from '../../office/incidents/index.ts'
import { axeFindings, browserPath, keepPicture, widerThanPage } from '../browser.ts'
import { looks, type OfficeConsole, openOfficeConsole } from './office-console.ts'
import { expectNoComplaints, openTab } from './tab.ts'

describe.skipIf(browserPath === undefined)(
  'telling of a concern, in a real browser (skipped where Chromium is not installed)',
  () => {
    let clinic: OfficeConsole
    let nurse: Caller
    let eve: Caller

    beforeAll(async () => {
      clinic = await openOfficeConsole()
      await makeReportingKey(clinic.office)
      nurse = await clinic.addPerson('Nora Ng')
      eve = await clinic.addPerson('Eve Lau', 'privacy-officer')
    })
    afterEach(() => expectNoComplaints(clinic.browser))
    afterAll(() => clinic?.close())

    const phone = { width: 360, height: 740, hasTouch: true } as const
    /** Nobody is signed in: the browser writes that the server said so. */
    const signedOut = /^Failed to load resource.*401/

    test('a nurse on a phone: the card is there at once, and the report takes a few taps', async () => {
      const page = await clinic.open(nurse, '/report', phone)
      await page.getByText('Locked files or a ransom note').click()
      await page.getByRole('region', { name: 'Do this now' }).getByText('Do not switch the computer off.').waitFor()
      await page.getByText('不要關機。').waitFor()
      expect(await axeFindings(page)).toEqual([])
      await page.getByRole('region', { name: 'Do this now' }).scrollIntoViewIfNeeded()
      await keepPicture(page, 'report-phone')
      await page.getByLabel('1. What did you see?').fill('All files on the desk computer end in .locked')
      await page.getByRole('radiogroup', { name: '3. When did you notice it?' }).getByText('Just now').click()
      await page.getByRole('radiogroup', { name: '6. About how many people?' }).getByText('Not sure').click()
      await page.getByRole('button', { name: 'Send the report' }).click()
      await page.getByText('Thank you. Your report is here: CON-2026-001').waitFor()
      expect(await axeFindings(page)).toEqual([])
      const { concerns } = await clinic.act('list-concerns', {}, eve)
      const seen = await clinic.act('read-concern', { concern_id: concerns[0]!.concern_id }, eve)
      expect(seen).toMatchObject({
        kind: 'malware',
        reported_by: { name: 'Nora Ng' },
        report: { what: 'All files on the desk computer end in .locked', people: 'unsure' },
      })
      expect(Date.parse(String(seen.report?.noticed))).toBeGreaterThan(0)
    })

    test('the answer comes to her own page', async () => {
      const { concerns } = await clinic.act('list-concerns', {}, eve)
      const text = 'Thank you, Nora: the computer is off the network.'
      await clinic.act('answer-reporter', { concern_id: concerns[0]!.concern_id, text }, eve)
      const page = await clinic.open(nurse, '/me', phone)
      await page.getByText(text).waitFor()
      await page.getByText('Somebody will look at it').waitFor()
    })

    test('without a name: no session, the vault sealed, and a code that tells what became of it', async () => {
      clinic.office.keyring.seal()
      const page = await openTab(clinic.browser, clinic.origin, { ...phone, expected: signedOut })
      await page.goto(`${clinic.origin}/report`)
      await page.getByText('What a colleague does with data').click()
      await page.getByLabel('1. What did you see?').fill('Somebody looks up neighbours')
      expect(await page.getByText('Do you give your name?').count()).toBe(0)
      await page.getByRole('button', { name: 'Send the report' }).click()
      const code = await page.getByRole('list', { name: 'Your code to ask what became of it' }).textContent()
      expect(code).toMatch(/^(\w{5}-){3}\w{5}$/)
      expect(await axeFindings(page)).toEqual([])
      await page.getByText('Keep it. It is shown only now').scrollIntoViewIfNeeded()
      await keepPicture(page, 'report-code-phone')
      await page.getByRole('tab', { name: 'What became of it' }).click()
      await page.getByLabel('Your code').fill(code!.toLowerCase())
      await page.getByRole('button', { name: 'Show me' }).click()
      await page.getByText('Somebody will look at it').waitFor()
      expect(page.url()).toBe(`${clinic.origin}/report`)
      expect(await axeFindings(page)).toEqual([])
      await clinic.server.nobody.post('/api/unseal', { passphrase: 'harbour lantern teapot 9' })
    })

    test('the line breaks while it is sent: it is kept, goes when the line is back, and is there once', async () => {
      const page = await clinic.open(nurse, '/report', { ...phone, expected: /^Failed to load resource/ })
      await page.getByText('Something is lost or stolen').click()
      await page.getByLabel('1. What did you see?').fill('The blue laptop is gone')
      // The report arrives, its answer does not.
      await page.route('**/api/report-concern', async (route) => {
        await route.fetch()
        await route.abort('connectionreset')
      })
      await page.getByRole('button', { name: 'Send the report' }).click()
      await page.getByText('The server cannot be reached').waitFor()
      await page.unroute('**/api/report-concern')
      await page.getByText('Thank you. Your report is here').waitFor()
      const { concerns } = await clinic.act('list-concerns', { state: 'new' }, eve)
      expect(concerns.filter(({ kind }) => kind === 'lost-device')).toHaveLength(1)
    })

    test.each(looks)('axe finds nothing and nothing is too wide: $locale $colorScheme $width', async (look) => {
      clinic.office.clock.set(new Date(clinic.office.clock.now() + 10_000).toISOString())
      const page = await openTab(clinic.browser, clinic.origin, { ...look, expected: signedOut })
      await page.goto(`${clinic.origin}/report`)
      await page.getByRole('radio').nth(2).click({ force: true })
      await page.getByRole('region').first().waitFor()
      expect(await axeFindings(page)).toEqual([])
      expect(await widerThanPage(page)).toEqual([])
      if (look.width === 360 && look.locale === 'zh-HK' && look.colorScheme === 'dark')
        await keepPicture(page, 'report-phone-zh-dark')
    })
  },
)
