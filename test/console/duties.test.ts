import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, browserPath, keepPicture, widerThanPage } from '../browser.ts'
import { looks, type OfficeConsole } from './office-console.ts'
import { openReadConsole, type ReadCase, until } from './read-console.ts'
import { expectNoComplaints } from './tab.ts'

describe.skipIf(browserPath === undefined)(
  'the duties in a real browser (skipped where Chromium is not installed)',
  () => {
    let on: OfficeConsole
    let of: ReadCase
    let path: string

    const board = () => on.act('list-deadlines', { case_id: of.case_id }, of.ben)

    beforeAll(async () => {
      ;({ on, of } = await openReadConsole(150))
      path = `/cases/${of.case_id}/duties`
      await until(async () => (await board()).people !== undefined)
    })
    afterEach(() => expectNoComplaints(on.browser))
    afterAll(() => on?.close())

    test('every duty of the board is there once, under how it stands, with why and the place in the law', async () => {
      const { deadlines } = await board()
      const page = await on.open(of.ben, path)
      await page.getByRole('article').first().waitFor()
      expect(await page.getByRole('article').count()).toBe(deadlines.length)
      for (const group of new Set(deadlines.map((one) => one.group))) {
        const some = deadlines.filter((one) => one.group === group)
        const section = page.getByRole('region', { name: titles[group]!, exact: true })
        expect(await section.getByRole('article').count(), group).toBe(some.length)
        await section.getByText(some[0]!.law!.citation, { exact: true }).first().waitFor()
        await section.getByText(some[0]!.because[0]!, { exact: true }).first().waitFor()
      }
    })

    test('the same by place', async () => {
      const { deadlines } = await board()
      const page = await on.open(of.ben, path)
      await page.getByText('By place').click()
      await page.getByRole('region', { name: 'United States', exact: true }).waitFor()
      expect(await page.getByRole('article').count()).toBe(deadlines.length)
    })

    test('an open judgement says what each answer to it would change', async () => {
      const { questions } = await board()
      const asked = questions.find(({ answers }) => answers.some(({ differences }) => differences.length > 0))!
      const answer = asked.answers.find(({ differences }) => differences.length > 0)!
      const page = await on.open(of.ben, path)
      await page.getByRole('heading', { name: 'Open judgements' }).waitFor()
      await page.getByRole('heading', { name: asked.question }).waitFor()
      const said = page.getByRole('button', { name: `If ${answer.answer}:` }).first()
      await said.click()
      const differences = page
        .getByRole('list', { name: `If ${answer.answer}` })
        .first()
        .getByRole('listitem')
      expect(await differences.count()).toBe(answer.differences.length)
    })

    test('once it is judged, what hung on it is due, without a new look at the page', async () => {
      const page = await on.open(of.ben, path)
      await page.getByRole('article').first().waitFor()
      expect(await page.getByRole('region', { name: 'Due', exact: true }).count()).toBe(0)
      const judged = {
        judgement: 'low_probability_of_compromise',
        outcome: 'no',
        reason: 'A leak site has the files',
      } as const
      const factors = {
        nature_and_extent: 'Whole records',
        who_received: 'A gang',
        acquired_or_viewed: 'Published',
        mitigated: 'No',
      }
      await on.act('record-judgement', { case_id: of.case_id, ...judged, factors }, of.ben)
      await until(async () => (await board()).deadlines.some(({ group }) => group === 'due'))
      await page.getByRole('region', { name: 'Due', exact: true }).waitFor({ timeout: 45_000 })
    })

    test('done needs a proof; it is recorded with it, and taken back by the undo', async () => {
      const { deadlines } = await board()
      const duty = deadlines.find(({ group }) => group === 'due')!
      const find = async () => (await board()).deadlines.find(({ deadline_id }) => deadline_id === duty.deadline_id)!
      const page = await on.open(of.ben, path)
      const card = page.getByRole('region', { name: 'Due', exact: true }).getByRole('article').first()
      await card.getByRole('button', { name: 'Mark as done' }).last().click()
      await page.getByRole('button', { name: 'It is done' }).click()
      await page.getByText('Write how it can be shown that it was done.').waitFor()
      expect((await find()).done).toBeUndefined()
      expect(await axeFindings(page)).toEqual([])
      await page.getByRole('dialog').getByLabel('Proof').fill('Receipt 4711 of the portal')
      await page.getByRole('button', { name: 'It is done' }).click()
      await page.getByText('Recorded as done.').waitFor()
      const { marks } = await on.act('read-deadline', { case_id: of.case_id, deadline_id: duty.deadline_id }, of.ben)
      expect(marks[0]).toMatchObject({ how: 'done', proof: 'Receipt 4711 of the portal' })
      await page.getByRole('region', { name: 'Done', exact: true }).waitFor()
      await page.getByRole('button', { name: 'Undo' }).click()
      await page.getByRole('region', { name: 'Done', exact: true }).waitFor({ state: 'detached' })
      expect((await find()).done).toBeUndefined()
    })

    test('somebody else was faster: it says so, keeps what was typed, and takes it once the board is new', async () => {
      const duty = (await board()).deadlines.find(({ group }) => group === 'due')!
      const page = await on.open(of.ben, path, { expected: /Failed to load resource.*409/ })
      const card = page.getByRole('region', { name: 'Due', exact: true }).getByRole('article').first()
      await card.getByRole('button', { name: 'Mark as done' }).last().click()
      const { case_id } = of
      const { deadline_id, version } = duty
      await on.act('mark-done', { case_id, deadline_id, version, proof: 'By telephone' }, of.ben)
      await page.getByRole('dialog').getByLabel('Proof').fill('Receipt 4712')
      await page.getByRole('button', { name: 'It is done' }).click()
      await page.getByRole('dialog').getByText('CHANGED_MEANWHILE').waitFor()
      expect(await page.getByRole('dialog').getByLabel('Proof').inputValue()).toBe('Receipt 4712')
      await on.act('undo-done', { case_id, deadline_id, version: version + 1, reason: 'Of this test' }, of.ben)
    })

    test('what if two thousand more lived in Texas: the answer is the office’s, and nothing is changed by asking', async () => {
      const before = await board()
      const suppose = { more_people: { 'US-TX': 2000 } }
      const { differences } = await on.act('what-if', { case_id: of.case_id, suppose }, of.ben)
      expect(differences.length).toBeGreaterThan(0)
      const page = await on.open(of.ben, path)
      const panel = page.getByRole('region', { name: 'What if' })
      const place = panel.getByRole('combobox', { name: /More people/ })
      await place.scrollIntoViewIfNeeded()
      await place.click()
      await page.keyboard.type('Texas')
      await page.getByRole('option', { name: 'Texas (US-TX)' }).waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      expect(await place.inputValue()).toBe('Texas (US-TX)')
      await panel.getByRole('textbox', { name: 'How many more' }).fill('2000')
      await page.keyboard.press('Tab')
      await panel.getByText(`${differences.length} dut`).waitFor()
      expect(await panel.getByRole('list').getByRole('listitem').count()).toBe(differences.length)
      expect((await board()).deadlines).toEqual(before.deadlines)
    })

    test('whoever may look and not judge is offered no marking; whoever may not look is told why', async () => {
      const page = await on.open(of.ada, path)
      await page.getByRole('article').first().waitFor()
      expect(await page.getByRole('button', { name: 'Mark as done' }).count()).toBe(0)
      const other = await on.open(of.sam, path)
      await other.getByText('The duties are closed to you').waitFor()
      expect(await other.getByRole('link', { name: 'Duties' }).count()).toBe(0)
      expect(on.server.logged.filter((line) => line.includes('NOT_ALLOWED'))).toEqual([])
    })

    const formDuty = async () => (await board()).deadlines.find(({ duty }) => duty.startsWith('us-hipaa-hhs'))!.duty

    test('the form of a duty is filled in from the case, completed by two people at once, and copied in its order', async () => {
      const { case_id } = of
      const duty = await formDuty()
      const page = await on.open(of.ben, path, { expected: /Failed to load resource.*409/ })
      await page.locator(`a[href$="/${duty}/form"]`).first().click()
      await page.getByRole('heading', { name: 'Breach report (HIPAA)' }).waitFor()
      const form = await on.act('fill-form', { case_id, duty }, of.ben)
      const known = form.fields.filter((one) => one.known !== undefined)
      await page.getByText(`${known.length} of ${form.fields.length} filled`).waitFor()
      const field = (ask: string) =>
        page.locator('.form-field').filter({ has: page.getByRole('heading', { name: ask }) })
      const people = form.fields.find(({ id }) => id === 'people')!
      await field(people.ask).getByText(people.known!, { exact: true }).waitFor()
      const type = form.fields.find(({ id }) => id === 'type')!
      await field(type.ask).getByLabel('Write it yourself').fill('Provider')
      await page.getByText(`${known.length + 1} of ${form.fields.length} filled`).waitFor()
      // Somebody else writes into another field, and into the same one.
      const answers = { type: 'Health plan', location: 'Network server' }
      await on.act('write-form', { case_id, duty, version: 0, answers }, of.ben)
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('Health plan').first().waitFor()
      await page.getByRole('button', { name: /mine/i }).first().click()
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('Saved.').waitFor()
      const { fields, version } = await on.act('fill-form', { case_id, duty }, of.ben)
      expect(version).toBe(2)
      const written = Object.fromEntries(fields.flatMap(({ id, written: words }) => (words ? [[id, words]] : [])))
      expect(written).toEqual({ type: 'Provider', location: 'Network server' })
      await page.emulateMedia({ media: 'print' })
      expect(await page.getByRole('textbox').filter({ visible: true }).count()).toBe(0)
      await page.getByText('Network server', { exact: true }).first().waitFor()
    })

    test('who may look and not judge reads the form, and an open judgement leads to where it is answered', async () => {
      const page = await on.open(of.ada, `${path}/${await formDuty()}/form`)
      await page.locator('.form-answer').first().waitFor()
      expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0)
      const own = await on.open(of.ben, path)
      await own.getByRole('link', { name: 'Answer it' }).first().click()
      await own.getByRole('dialog').waitFor()
      expect(new URL(own.url()).pathname).toBe(`/cases/${of.case_id}/respond/decisions`)
    })

    test('on paper stands the board, without buttons', async () => {
      const page = await on.open(of.ben, path)
      await page.getByRole('article').first().waitFor()
      await page.emulateMedia({ media: 'print' })
      expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0)
      expect(await page.getByRole('button', { name: 'Mark as done' }).filter({ visible: true }).count()).toBe(0)
    })

    test.each(looks)(
      'axe finds nothing, and nothing is wider than the page: $locale $colorScheme $width',
      async (look) => {
        const page = await on.open(of.ben, path, look)
        await page.getByRole('article').first().waitFor()
        expect(await axeFindings(page)).toEqual([])
        expect(await widerThanPage(page)).toEqual([])
        const kind = `${look.width === 360 ? 'phone' : 'wide'}-${look.locale.slice(0, 2)}-${look.colorScheme}`
        if (['wide-en-light', 'phone-zh-dark'].includes(kind)) await keepPicture(page, `duties-${kind}`, true)
        await page.goto(`${on.origin}${path}/${await formDuty()}/form`)
        await page.locator('.form-answer').first().waitFor()
        expect(await axeFindings(page)).toEqual([])
        expect(await widerThanPage(page)).toEqual([])
        if (['wide-en-light', 'phone-zh-dark'].includes(kind)) await keepPicture(page, `duty-form-${kind}`, true)
      },
    )
  },
)

const titles: Record<string, string> = {
  due: 'Due',
  conditional: 'Depends on a judgement',
  'no-number': 'Due without a fixed number',
  recommended: 'Recommended',
  done: 'Done',
  'satisfied-by': 'Met by another duty',
  'not-applicable': 'No longer owed',
}
