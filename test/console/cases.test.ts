import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../../office/access/index.ts'
import { axeFindings, browserPath, keepPicture, widerThanPage } from '../browser.ts'
import { looks, type OfficeConsole, openOfficeConsole } from './office-console.ts'
import { expectNoComplaints } from './tab.ts'

const hongKong = 'name: Harbour Clinic Group\nbased_in: HK\nroles: [data-user]\ntz: Asia/Hong_Kong\nlanguages: [en]\n'
/** The browser says so when the office refuses; the screen says what to do. */
const conflict = /^Failed to load resource.*409/

describe.skipIf(browserPath === undefined)(
  'opening an incident in a real browser (skipped where Chromium is not installed)',
  () => {
    let on: OfficeConsole
    let ada: Caller
    let ben: Caller
    let case_id: string

    beforeAll(async () => {
      on = await openOfficeConsole()
      ada = await on.addPerson('Ada Fong', 'incident-manager', 'administrator')
      ben = await on.addPerson('Ben Ho', 'privacy-officer')
      await on.act('change-provider', { text: hongKong, version: 0 }, ada)
    })
    afterEach(() => expectNoComplaints(on.browser))
    afterAll(() => on?.close())

    test('who begins with nothing is told what a case is; by keyboard they open one', async () => {
      const page = await on.open(ada, '/')
      await page.getByText('No case is open').waitFor()
      await page.getByText('Nothing waits for you').waitFor()
      await page.keyboard.press('n')
      await page.keyboard.press('i')
      await page.waitForURL(`${on.origin}/cases/open`)
      await page.getByRole('button', { name: 'Open the incident' }).click()
      await page.getByText('Choose at least one').waitFor()
      expect(await page.locator(':focus').getAttribute('value')).toBe('phishing')
      expect(await axeFindings(page)).toEqual([])
    })

    test('what was typed survives another place; then it is opened, and its clocks run', async () => {
      const page = await on.open(ada, '/cases/open')
      await page.getByLabel('Harmful software or ransom demand').click({ force: true })
      await page.getByLabel('What happened, in one line').fill('Files renamed overnight')
      await page.getByRole('link', { name: 'Cases', exact: true }).click()
      await page.getByText('No case is open').waitFor()
      await page.getByRole('button', { name: 'Open an incident' }).click()
      expect(await page.getByLabel('What happened, in one line').inputValue()).toBe('Files renamed overnight')
      const noticed = page.getByRole('radiogroup', { name: 'When did anybody here first notice?' })
      await noticed.getByText('At a time that I know').click()
      await page.getByRole('button', { name: 'Open the incident' }).click()
      await page.getByText('Fill in day and time').waitFor()
      await page.getByRole('spinbutton', { name: /^day/ }).click()
      await page.keyboard.type('010320260730')
      await page.getByRole('button', { name: 'Open the incident' }).click()
      await page.getByText('INC-2026-001 is open').waitFor()
      await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
      expect(await page.title()).toBe('Overview · Cordon')
      expect(page.url()).toMatch(/\/cases\/[0-9a-f-]{36}$/)
      case_id = page.url().slice(-36)
      await page.getByText('1 Mar 2026, 07:30').waitFor()
      const facts = await on.act('read-case', { case_id }, ada)
      expect(facts.timeline).toEqual({
        occurred: null,
        discovered: '2026-02-28T23:30:00.000Z',
        aware: expect.stringMatching(/^2026-03-02T01:00/),
      })
    })

    test('two people change the same line: both see both, and nothing is lost', async () => {
      const look = { expected: conflict }
      const [hers, his] = [await on.open(ada, `/cases/${case_id}`, look), await on.open(ben, `/cases/${case_id}`, look)]
      for (const page of [hers, his]) await page.getByRole('button', { name: 'Change what is known' }).click()
      await hers.getByRole('textbox', { name: 'What is known' }).fill('Since Sunday night.')
      await hers.getByRole('button', { name: 'Save' }).click()
      await hers.getByText('Since Sunday night.').waitFor()
      await his.getByRole('textbox', { name: 'What is known' }).fill('A ransom note on four machines.')
      await his.getByLabel('False message (phishing)').click({ force: true })
      await his.getByRole('button', { name: 'Save' }).click()
      await his.getByText('Somebody else changed the same meanwhile').waitFor()
      await his.getByText('Since Sunday night.').waitFor()
      expect(await axeFindings(his)).toEqual([])
      await keepPicture(his, 'case-two-people')
      await his.getByRole('button', { name: 'Mine, then theirs' }).click()
      await his.getByRole('button', { name: 'Save' }).click()
      await his.getByText('What is known is changed.').waitFor()
      const { known, vectors } = await on.act('read-case', { case_id }, ada)
      expect(known).toBe('A ransom note on four machines.\n\nSince Sunday night.')
      expect(vectors.toSorted()).toEqual(['malware', 'phishing'])
    })

    test('home shows what is in hand and what waits for whom', async () => {
      const page = await on.open(ada, '/')
      await page.getByRole('link', { name: 'Files renamed overnight' }).waitFor()
      await page.getByRole('list', { name: /^For my role/ }).waitFor()
      const { tasks } = await on.act('list-tasks', { case_id, state: 'open' }, ada)
      const mine = tasks.find(({ owner_role }) => owner_role === 'incident-manager')!
      await on.act('take-task', { case_id, task_id: mine.task_id, version: mine.version }, ada)
      await page.reload()
      await page.getByRole('list', { name: 'My tasks (1)' }).getByText(mine.title.en).waitFor()
    })

    test('home says what would hold up the next breach, with the way to where it is mended, to those who see the settings', async () => {
      const page = await on.open(ada, '/')
      const card = page.getByRole('region', { name: 'How soon people could be told' })
      await card.getByText('First duty on the board').waitFor()
      await card.getByRole('link', { name: 'No roster of patients is kept ready' }).click()
      await page.getByText('No roster is kept ready').waitFor()
      const nurse = await on.open(await on.addPerson('Nina Au'), '/')
      await nurse.getByText('Nothing waits for you').waitFor()
      expect(await nurse.getByText('How soon people could be told').count()).toBe(0)
    })

    test('a name that is wildly long, or runs from right to left, breaks nothing', async () => {
      const title = `${'Verylongwordwithoutanyspace'.repeat(6)} عيادة الميناء`
      await on.act('open-incident', { title, vectors: ['insider', 'supplier'] }, ada)
      for (const path of ['/', '/cases']) {
        const page = await on.open(ada, path, { width: 360 })
        await page.getByText('Verylongword').first().waitFor()
        expect(await widerThanPage(page), path).toEqual([])
      }
    })

    test('a guest who is in no case sees none, and is told why', async () => {
      const page = await on.open(await on.addPerson('Gus Reed'), '/cases')
      await page.getByText('Somebody who manages a case can let you in.').waitFor()
      expect(await page.getByRole('button', { name: 'Open an incident' }).count()).toBe(0)
    })

    test('somebody who is in no case breaks the glass with a reason, sees the time that is left, and gives it back', async () => {
      const eve = await on.addPerson('Eve Kwok', 'security')
      const page = await on.open(eve, `/cases/${case_id}`, { expected: /^Failed to load resource.*403/ })
      await page.getByRole('button', { name: 'Break the glass into INC-2026-001' }).click()
      await page.getByRole('button', { name: 'Break the glass and go in' }).click()
      await page.getByText('Write why: it stays on record.').waitFor()
      await page.getByLabel('Why can it not wait?').fill('Ada does not answer and the ransom runs out')
      expect(await axeFindings(page)).toEqual([])
      await keepPicture(page, 'break-glass')
      await page.getByRole('button', { name: 'Cancel' }).click()
      await page.getByRole('link', { name: 'Cases', exact: true }).click()
      await page.getByRole('tab', { name: 'Other cases' }).click()
      await page.getByRole('list', { name: 'Other cases' }).getByText('The whole provider').first().waitFor()
      expect(await page.getByText('Files renamed overnight').count()).toBe(0)
      await page.getByRole('button', { name: 'Break the glass into INC-2026-001' }).click()
      expect(await page.getByLabel('Why can it not wait?').inputValue()).toMatch(/^Ada does not answer/)
      await page.getByRole('radio', { name: '2 hours' }).check({ force: true })
      await page.getByRole('button', { name: 'Break the glass and go in' }).click()
      await page.getByText('You let yourself into this case').waitFor()
      expect(page.url()).not.toContain('Ada')
      const { glass_until } = await on.act('read-case', { case_id }, eve)
      expect(Date.parse(glass_until!) - on.office.clock.now()).toBeLessThanOrEqual(2 * 3_600_000)
      const told = (await on.act('list-messages', {}, ada)).messages
      expect(told).toContainEqual(expect.objectContaining({ kind: 'glass-broken', case_id }))
      for (const look of looks) {
        // High enough for the whole page: a button half under the bar of a phone counts as a target that is too small.
        const other = await on.open(eve, `/cases/${case_id}`, { ...look, height: 1400 })
        await other.getByText(/^(You let yourself into this case|你以緊急方式進入了此個案)$/).waitFor()
        expect(await axeFindings(other)).toEqual([])
        expect(await widerThanPage(other)).toEqual([])
        if (look.width === 360 && look.locale === 'zh-HK' && look.colorScheme === 'dark')
          await keepPicture(other, 'glass-running-phone-zh-dark')
        await other.close()
      }
      await page.getByRole('button', { name: 'Give it back' }).click()
      await page.getByText('Given back').waitFor()
      await page.getByText('Cases that you may see stand here').waitFor()
      await expect(on.act('read-case', { case_id }, eve)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
      const phone = await on.open(eve, '/cases', { width: 360, locale: 'zh-HK', colorScheme: 'dark' })
      await phone.getByRole('tab', { name: '未加入的個案' }).click()
      await phone.getByRole('list', { name: '未加入的個案' }).waitFor()
      expect(await axeFindings(phone)).toEqual([])
      expect(await widerThanPage(phone)).toEqual([])
      await keepPicture(phone, 'other-cases-phone-zh-dark')
    })

    const screens: [string, () => string, (page: Page) => Promise<void>][] = [
      [
        'home',
        () => '/',
        async (page) => {
          await page.getByText('INC-2026-001').first().waitFor()
          await page.getByText(/^(How soon people could be told|多快可以通知當事人)$/).waitFor()
        },
      ],
      ['cases', () => '/cases', (page) => page.getByRole('grid').waitFor()],
      ['open-incident', () => '/cases/open', (page) => page.getByRole('radiogroup').first().waitFor()],
    ]
    test.each(looks)(
      'axe finds nothing, and nothing is wider than the page: $locale $colorScheme $width',
      async (look) => {
        for (const [name, path, ready] of screens) {
          const page = await on.open(ada, path(), look)
          await ready(page)
          expect(await axeFindings(page), name).toEqual([])
          expect(await widerThanPage(page), name).toEqual([])
          if (look.width === 360 && look.locale === 'zh-HK' && look.colorScheme === 'dark')
            await keepPicture(page, `${name}-phone-zh-dark`)
          if (look.width === 1280 && look.locale === 'en-GB' && look.colorScheme === 'light')
            await keepPicture(page, `${name}-wide-en-light`, name === 'home')
        }
      },
    )
  },
)
