import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../../office/access/index.ts'
import { axeFindings, browserPath, keepPicture, widerThanPage } from '../browser.ts'
import { looks, type OfficeConsole, openOfficeConsole } from './office-console.ts'
import { until } from './read-console.ts'
import { expectNoComplaints } from './tab.ts'

const ohio =
  'name: Lakeside Clinic\nbased_in: US-OH\nroles: [covered-entity, healthcare-provider]\ntz: America/New_York\nlanguages: [en]\n'
const conflict = { expected: /^Failed to load resource.*409/ }

describe.skipIf(browserPath === undefined)(
  'decisions in a real browser (skipped where Chromium is not installed)',
  () => {
    let on: OfficeConsole
    let ada: Caller
    let ben: Caller
    let cal: Caller
    let gus: Caller
    let case_id: string
    let path: string

    const all = async () => (await on.act('list-decisions', { case_id }, ben)).decisions
    const deadlines = async () => (await on.act('list-deadlines', { case_id }, ben)).deadlines

    beforeAll(async () => {
      on = await openOfficeConsole()
      ada = await on.addPerson('Ada Fong', 'incident-manager', 'administrator')
      ben = await on.addPerson('Ben Ho', 'privacy-officer')
      cal = await on.addPerson('Cal Moss')
      gus = await on.addPerson('Gus Reed')
      await on.act('change-provider', { text: ohio, version: 0 }, ada)
      const opening = { title: 'A letter to the wrong clinic', vectors: ['misdirected-message' as const] }
      case_id = (await on.act('open-incident', opening, ada)).case_id
      const day = new Date(on.office.clock.now() + 86_400_000).toISOString()
      for (const [who, role] of [
        [cal, 'counsel'],
        [gus, 'guest-firm'],
      ] as const)
        await on.act('add-member', { case_id, account_id: who.accountId, role, until: day }, ben)
      on.office.jobs.work({ lanes: 1, pollMs: 20 })
      await until(async () => (await deadlines()).length > 0)
      path = `/cases/${case_id}/respond/decisions`
    })
    afterEach(() => expectNoComplaints(on.browser))
    afterAll(() => on?.close())

    test('"low probability" is judged from the list of open ones, with its four factors, and the duty is no longer owed', async () => {
      const page = await on.open(ben, path)
      await page.getByRole('button', { name: /^Judge Does a written assessment show/ }).click()
      const form = page.getByRole('dialog')
      await form.getByText('Yes', { exact: true }).click()
      await form.getByLabel('Reason').fill('Sent back unopened')
      await form.getByRole('button', { name: 'Record it' }).click()
      expect(await form.getByText('Write what is known of it').count()).toBe(4)
      expect(await axeFindings(page)).toEqual([])
      const factors = {
        nature_and_extent: 'One name and one appointment',
        who_received: 'A clinic bound to secrecy',
        acquired_or_viewed: 'The seal was whole',
        mitigated: 'It came back the same day',
      }
      await form.getByLabel('What data, and how telling it is').fill(factors.nature_and_extent)
      await form.getByLabel('Who used it or got it').fill(factors.who_received)
      await form.getByLabel('Was it really taken or looked at?').fill(factors.acquired_or_viewed)
      await form.getByLabel('How far the risk was reduced').fill(factors.mitigated)
      await form.getByRole('button', { name: 'Record it' }).click()
      const card = page.getByRole('article').filter({ hasText: 'Sent back unopened' })
      await card.getByText('The seal was whole').waitFor()
      await card.getByText('Ben Ho').waitFor()
      const judged = { kind: 'low_probability_of_compromise', outcome: 'yes', judgement: true, factors }
      expect(await all()).toMatchObject([judged])
    })

    test('the decision not to tell, on a duty, is on record with its reason', async () => {
      const duty = (await deadlines()).find(({ law }) => law?.kind === 'notify-regulator')!
      const page = await on.open(ada, `${path}?about=${duty.duty}`)
      const form = page.getByRole('dialog')
      await form.getByText('Do not tell them', { exact: true }).click()
      await form.getByLabel('Reason').fill('The probability is low, see the judgement')
      await form.getByRole('button', { name: 'Record it' }).click()
      await page.getByRole('article').getByText('The probability is low, see the judgement').waitFor()
      expect(new URL(page.url()).search).toBe('')
      const last = (await all()).at(-1)
      expect(last).toMatchObject({ kind: 'notify-regulator', outcome: 'do-not-notify', about: duty.duty, counts: true })
    })

    test('two people at one question: each sees the other’s words, and neither text is lost', async () => {
      const page = await on.open(ben, path, conflict)
      await page.getByRole('button', { name: 'Record a decision' }).click()
      const form = page.getByRole('dialog')
      await form.getByRole('button', { name: /What is decided/ }).click()
      await page.getByRole('option', { name: 'Offer help to the people affected' }).click()
      await form.getByText('Yes', { exact: true }).click()
      await form.getByLabel('Reason').fill('Ben: one call may calm them')
      const hers = { kind: 'offer-help', outcome: 'no', reason: 'Ada: nobody was harmed' }
      await on.act('record-decision', { case_id, ...hers }, ada)
      await form.getByRole('button', { name: 'Record it' }).click()
      await form.getByText('Ada: nobody was harmed').first().waitFor()
      expect(await form.getByLabel('Reason', { exact: true }).last().inputValue()).toBe('Ben: one call may calm them')
      expect(await axeFindings(page)).toEqual([])
      await keepPicture(page, 'decisions-two-people')
      const region = (name: string) => form.getByRole('region', { name })
      await region('Outcome').getByRole('button', { name: 'Keep mine' }).click()
      await region('Reason').getByRole('button', { name: 'Mine, then theirs' }).click()
      await form.getByRole('button', { name: 'Record it' }).click()
      await page.getByRole('article').getByText('Ben: one call may calm them').waitFor()
      const [first, last] = (await all()).filter(({ kind }) => kind === 'offer-help')
      expect(first).toMatchObject({ ...hers, counts: false })
      expect(last).toMatchObject({ outcome: 'yes', replaces: first!.decision_id, counts: true })
      expect(last!.reason).toBe('Ben: one call may calm them\n\nAda: nobody was harmed')
    })

    test('decided anew, the earlier one stays to be read', async () => {
      const page = await on.open(ben, path)
      const card = page.getByRole('article').filter({ hasText: 'Ben: one call may calm them' })
      await card.getByRole('button', { name: 'Decide anew' }).click()
      const form = page.getByRole('dialog')
      await form.getByText('No', { exact: true }).click()
      await form.getByLabel('Reason').fill('They were called, and want nothing more')
      await form.getByRole('button', { name: 'Record it' }).click()
      const anew = page.getByRole('article').filter({ hasText: 'They were called' })
      await anew.getByRole('button', { name: 'The 2 that it replaced' }).click()
      await anew.getByText('Ada: nobody was harmed', { exact: true }).waitFor()
    })

    test('a privileged one is there for counsel alone; who may not see decisions is told so and has no door', async () => {
      const secret = { kind: 'other', outcome: 'no', reason: 'We do not admit fault', privileged: true }
      await on.act('record-decision', { case_id, ...secret }, ben)
      const his = await on.open(cal, path)
      await his.getByText('We do not admit fault').waitFor()
      expect(await his.getByRole('button', { name: 'Decide anew' }).count()).toBe(0)
      const hers = await on.open(ada, path)
      await hers.getByText('They were called').waitFor()
      expect(await hers.getByText('We do not admit fault').count()).toBe(0)
      const guest = await on.open(gus, path)
      await guest.getByText('The decisions are closed to you').waitFor()
      expect(await guest.getByRole('link', { name: 'Decisions' }).count()).toBe(0)
      expect(on.server.logged.filter((line) => line.includes('NOT_ALLOWED'))).toEqual([])
    })

    test.each(looks)(
      'axe finds nothing, and nothing is wider than the page: $locale $colorScheme $width',
      async (look) => {
        const page = await on.open(ben, path, look)
        await page.locator('.decision').first().waitFor()
        await page.locator('.card .rows').waitFor()
        expect(await axeFindings(page)).toEqual([])
        expect(await widerThanPage(page)).toEqual([])
        const kind = `${look.width === 360 ? 'phone' : 'wide'}-${look.locale.slice(0, 2)}-${look.colorScheme}`
        if (['wide-en-light', 'phone-zh-dark'].includes(kind)) await keepPicture(page, `decisions-${kind}`)
      },
    )
  },
)
