import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../../office/access/index.ts'
import { reportAnonymously } from '../../office/incidents/index.ts'
import { axeFindings, browserPath, keepPicture, widerThanPage } from '../browser.ts'
import { looks, type OfficeConsole, openOfficeConsole } from './office-console.ts'
import { expectNoComplaints } from './tab.ts'

const harbour = 'name: Harbour Clinic Group\nbased_in: HK\nroles: [data-user]\ntz: Asia/Hong_Kong\nlanguages: [en]\n'

describe.skipIf(browserPath === undefined)(
  'looking at what was reported, in a real browser (skipped where Chromium is not installed)',
  () => {
    let clinic: OfficeConsole
    let nurse: Caller
    let eve: Caller
    let sam: Caller
    const ids = new Map<string, string>()

    beforeAll(async () => {
      clinic = await openOfficeConsole()
      nurse = await clinic.addPerson('Nora Ng')
      eve = await clinic.addPerson('Eve Lau', 'privacy-officer', 'administrator')
      sam = await clinic.addPerson('Sam Yip', 'security')
      await clinic.act('change-provider', { text: harbour, version: 0 }, eve)
      const report = async (name: string, form: object) => {
        const { concern_id } = await clinic.act('report-concern', form, nurse)
        ids.set(name, concern_id)
        clinic.office.clock.set(new Date(clinic.office.clock.now() + 60_000).toISOString())
      }
      await report('ransom', {
        ...{ kind: 'malware', what: 'All files on the desk computer end in .locked', people: 'unsure' },
        ...{ noticed: '2026-03-02T00:30:00Z', data: ['health', 'unsure'], seen_by: ['stranger'] },
      })
      await report('again', { kind: 'malware', what: 'Our computer too' })
      await report('letter', { kind: 'misdirected-message', what: 'A letter in the wrong envelope' })
      await reportAnonymously(clinic.office, { kind: 'insider', what: 'Somebody looks up neighbours' })
    })
    afterEach(() => expectNoComplaints(clinic.browser))
    afterAll(() => clinic?.close())

    test('what waits longest stands first; reading one is recorded; nobody else has the door', async () => {
      const page = await clinic.open(eve, '/')
      await page.getByRole('link', { name: 'Concerns' }).waitFor()
      await page.keyboard.press('g')
      await page.keyboard.press('t')
      await page.waitForURL(`${clinic.origin}/concerns`)
      const grid = page.getByRole('grid', { name: 'Reported concerns' })
      await grid.getByText('CON-2026-001').waitFor()
      await keepPicture(page, 'concerns-wide-en-light')
      await grid.getByText('CON-2026-001').click()
      await page.getByText('All files on the desk computer end in .locked').waitFor()
      await page.getByText('Health: illness, medicine, results · Not sure').waitFor()
      expect(await page.title()).toBe('A concern · Cordon')
      expect((await clinic.office.entries()).filter(({ facts }) => facts['action'] === 'read-concern')).toHaveLength(1)
      expect(await axeFindings(page)).toEqual([])
      await keepPicture(page, 'concern-wide-en-light')
      const hers = await clinic.open(nurse, '/')
      await hers.getByRole('link', { name: 'Home', exact: true }).waitFor()
      expect(await hers.getByRole('link', { name: 'Concerns' }).count()).toBe(0)
    })

    test('it becomes a case, and its time of noticing starts the clock', async () => {
      const page = await clinic.open(eve, `/concerns/${ids.get('ransom')}`)
      await page.getByRole('button', { name: 'Open an incident with it' }).click()
      await page.getByLabel('Harmful software or ransom demand').click({ force: true })
      await page.getByLabel('What happened, in one line').fill('Files renamed overnight')
      await page.getByRole('button', { name: 'Open the incident' }).click()
      await page.getByText('INC-2026-001 is open').waitFor()
      const case_id = page.url().slice(-36)
      const { timeline } = await clinic.act('read-case', { case_id }, eve)
      expect(timeline['discovered']).toBe('2026-03-02T00:30:00Z')
      await page.goto(`${clinic.origin}/concerns/${ids.get('ransom')}`)
      await page.getByText('What it says has moved into the case').waitFor()
      await page.getByRole('link', { name: 'Open the case' }).click()
      await page.waitForURL(`${clinic.origin}/cases/${case_id}`)
    })

    test('the second one is the same as the first: by keyboard, and the reporter sees how that one goes on', async () => {
      const page = await clinic.open(eve, `/concerns/${ids.get('again')}`)
      await page.getByText('Somebody reported the same before').click()
      await page.getByRole('button', { name: 'Decide' }).click()
      await page.getByText('Choose one').waitFor()
      await page.getByRole('combobox', { name: 'Which one was first' }).fill('001')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Decide' }).click()
      await page.getByText('Kept as the same as the other one').waitFor()
      const { concerns } = await clinic.act('my-concerns', {}, nurse)
      expect(concerns.find(({ code }) => code === 'CON-2026-002')).toMatchObject({
        state: 'in-case',
        same_as_another: true,
      })
    })

    test('security may look and close, not open incidents; a decision of somebody else meanwhile is not run over', async () => {
      const page = await clinic.open(sam, `/concerns/${ids.get('letter')}`, {
        expected: /^Failed to load resource.*409/,
      })
      await page.getByText('A privacy officer or incident manager opens incidents').waitFor()
      await page.getByText('Close it: no incident').click()
      await page.getByText('A near miss').click()
      await page.getByLabel('In words').fill('The envelope was never posted.')
      const letter = { concern_id: ids.get('letter')!, version: 1 }
      const close = { outcome: 'close', why: 'test', reason: 'A drill' } as const
      await clinic.act('triage-concern', { ...letter, ...close }, eve)
      await page.getByRole('button', { name: 'Decide' }).click()
      await page.getByText('Somebody else has changed this concern').waitFor()
      expect(await page.getByLabel('In words').inputValue()).toBe('The envelope was never posted.')
      await page.getByRole('button', { name: 'Try again' }).click()
      await page.getByText('A drill').waitFor()
      await page.getByRole('button', { name: 'Decide' }).click()
      await page.getByRole('list', { name: 'What was done' }).getByText('The envelope was never posted.').waitFor()
    })

    test('who gave no name is answered by their code', async () => {
      const { concerns } = await clinic.act('list-concerns', { state: 'new' }, eve)
      const page = await clinic.open(eve, `/concerns/${concerns[0]!.concern_id}`)
      await page.getByText('They read it by their code').waitFor()
      await page.getByLabel('Your answer').fill('Thank you. We look at who opened which record.')
      await page.getByRole('button', { name: 'Send the answer' }).click()
      await page.getByRole('list', { name: 'What was done' }).getByText('Eve Lau answered').waitFor()
    })

    test.each(looks)('axe finds nothing and nothing is too wide: $locale $colorScheme $width', async (look) => {
      const page = await clinic.open(eve, '/concerns', look)
      await page.getByRole('grid').waitFor()
      expect(await axeFindings(page)).toEqual([])
      expect(await widerThanPage(page)).toEqual([])
      await page.goto(`${clinic.origin}/concerns/${ids.get('letter')}`)
      await page.getByRole('radiogroup').waitFor()
      await page.getByRole('radio').last().click({ force: true })
      await page.getByRole('textbox').nth(1).waitFor()
      expect(await axeFindings(page)).toEqual([])
      expect(await widerThanPage(page)).toEqual([])
      if (look.locale === 'zh-HK' && look.colorScheme === 'dark' && look.width === 360)
        await keepPicture(page, 'concern-phone-zh-dark')
    })
  },
)
