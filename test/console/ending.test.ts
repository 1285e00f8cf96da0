import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../../office/access/index.ts'
import { axeFindings, browserPath, keepPicture, widerThanPage } from '../browser.ts'
import { cordon, temporaryFolder } from '../cordon.ts'
import { looks, type OfficeConsole, openOfficeConsole } from './office-console.ts'
import { until } from './read-console.ts'
import { expectNoComplaints } from './tab.ts'

const harbour = 'name: Harbour Clinic Group\nbased_in: IE\nroles: [controller]\ntz: Europe/Dublin\nlanguages: [en]\n'

describe.skipIf(browserPath === undefined)(
  'closing a case in a real browser (skipped where Chromium is not installed)',
  () => {
    let on: OfficeConsole
    let ada: Caller
    let ben: Caller
    let eve: Caller
    /** The other privacy officer. */
    let paula: Caller
    let case_id: string
    let path: string

    beforeAll(async () => {
      on = await openOfficeConsole()
      on.office.jobs.work({ pollMs: 20, lanes: 1 })
      ada = await on.addPerson('Ada Fong', 'incident-manager', 'administrator')
      ben = await on.addPerson('Ben Ho', 'privacy-officer')
      eve = await on.addPerson('Eve Lau')
      paula = await on.addPerson('Paula Reyes')
      await on.act('change-provider', { text: harbour, version: 0 }, ada)
      const opening = {
        title: 'Laptop left in a taxi',
        known: 'A laptop of the outreach team.',
        vectors: ['lost-device' as const],
      }
      case_id = (await on.act('open-incident', opening, ada)).case_id
      await on.act('add-member', { case_id, account_id: eve.accountId, role: 'reviewer' }, ada)
      await on.act('add-member', { case_id, account_id: paula.accountId, role: 'privacy-officer' }, ada)
      path = `/cases/${case_id}/ending`
    })
    afterEach(() => expectNoComplaints(on.browser))
    afterAll(() => on?.close())

    test('what the case still waits for stands there, each with the way to it, and it cannot be closed over it', async () => {
      const page = await on.open(ada, path)
      await page.getByText('It cannot be closed yet').waitFor()
      expect(await page.getByRole('button', { name: 'Close the case' }).count()).toBe(0)
      const { missing } = await on.act('check-closing', { case_id }, ada)
      const tasks = page.getByRole('list', { name: `${missing.tasks.length} tasks to end` })
      expect(await tasks.getByRole('listitem').count()).toBe(missing.tasks.length)
      await keepPicture(page, 'ending-waits-wide-en-light')
      await tasks.getByRole('link').first().click()
      await page.waitForURL(/\/respond\/tasks\//)
    })

    test('who has no part in it is told so, and has no door', async () => {
      const page = await on.open(eve, path)
      await page.getByText('The closing is closed to you').waitFor()
      expect(await page.getByRole('link', { name: 'Closing' }).count()).toBe(0)
      expect(on.server.logged.filter((line) => line.includes('NOT_ALLOWED'))).toEqual([])
    })

    test('when nothing is left it is closed with a reason, everybody sees it, and it can be opened again', async () => {
      for (let open = 1; open > 0; ) {
        const { tasks } = await on.act('list-tasks', { case_id }, ada)
        const left = tasks.filter(({ state }) => state === 'open')
        for (const { task_id, version } of left)
          await on.act('drop-task', { case_id, task_id, version, reason: 'Not needed' }, ada)
        open = left.length
      }
      const page = await on.open(ada, path)
      const { missing } = await on.act('check-closing', { case_id }, ada)
      await page.getByRole('heading', { name: `${missing.duties.length} duties of the law to settle` }).waitFor()
      const against = { case_id, kind: 'notify-others' as const, outcome: 'do-not-notify' as const }
      for (const { duty } of missing.duties)
        await on.act('record-decision', { ...against, about: duty, reason: 'The disk was encrypted' }, ada)
      await page.reload()
      await page.getByText('Everything is done: it can be closed').waitFor()
      await page.getByRole('button', { name: 'Close the case' }).click()
      await page.getByText('Write the reason').waitFor()
      expect(await page.locator(':focus').getAttribute('aria-invalid')).toBe('true')
      await page.getByLabel('Why it can be closed').fill('The laptop came back, sealed; its disk was encrypted.')
      await page.getByRole('button', { name: 'Close the case' }).click()
      await page.getByText('This case is closed').waitFor()
      expect((await on.act('read-case', { case_id }, ben)).state).toBe('closed')
      await page.getByLabel('Why it is opened again').fill('A second laptop is missing.')
      await page.getByRole('button', { name: 'Open it again' }).click()
      await page.getByText('Everything is done: it can be closed').waitFor()
      await page.getByLabel('Why it can be closed').fill('It was the same laptop.')
      await page.getByRole('button', { name: 'Close the case' }).click()
      await page.getByText('This case is closed').waitFor()
    })

    test('two people write the after-action report at once: each question once, nobody’s words are lost', async () => {
      const page = await on.open(ada, `${path}/after`, { expected: /Failed to load resource.*409/ })
      await page.getByLabel('What held us up').fill('The inventory was a year old.')
      await page.getByLabel('What went well').fill('The porter rang at once.')
      const asked = { case_id, version: 0 }
      const theirs = { 'held-up': 'Nobody knew who had the laptop.', cause: 'Taxis.' }
      await on.act('write-after-action', { ...asked, answers: theirs }, ada)
      await page.getByRole('button', { name: 'Save the answers' }).click()
      const clash = page.getByRole('region', { name: /What held us up/ })
      await clash.getByText('Nobody knew who had the laptop.').waitFor()
      await clash.getByRole('button', { name: 'Mine, then theirs' }).click()
      await page.getByRole('button', { name: 'Save the answers' }).click()
      await page.getByText('The answers are saved.').waitFor()
      const { questions } = await on.act('read-after-action', { case_id }, ben)
      const answers = Object.fromEntries(
        questions.flatMap(({ id, answer }) => (answer === undefined ? [] : [[id, answer]])),
      )
      expect(answers).toEqual({
        'held-up': 'The inventory was a year old.\n\nNobody knew who had the laptop.',
        'went-well': 'The porter rang at once.',
        cause: 'Taxis.',
      })
    })

    test('a lesson becomes a task of somebody, though the case is closed', async () => {
      const page = await on.open(ada, `${path}/after`)
      await page.getByRole('button', { name: 'Add a lesson' }).click()
      await page.getByRole('button', { name: 'Make it a task' }).click()
      await page.getByText('Write what will be different.').waitFor()
      await page.getByLabel('What will be different', { exact: true }).fill('An inventory that is asked every month')
      await page.getByRole('button', { name: /Who sees to it/ }).click()
      await page.getByRole('option', { name: 'Ben Ho' }).click()
      await page.getByRole('button', { name: 'Make it a task' }).click()
      await page.getByRole('list', { name: 'Lessons' }).getByText('An inventory that is asked every month').waitFor()
      await keepPicture(page, 'after-action-wide-en-light', true)
    })

    test('a proof pack is made, downloaded, and checked by somebody who has nothing but the file', async () => {
      const page = await on.open(ben, `${path}/proof`)
      await page.getByRole('button', { name: 'Make a pack' }).click()
      await until(async () =>
        (await on.act('list-proof-packs', { case_id }, ben)).packs.some(({ state }) => state === 'ready'),
      )
      const downloading = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Download' }).click()
      const file = join(temporaryFolder('pack'), 'pack.zip')
      await (await downloading).saveAs(file)
      const { status, stdout } = await cordon('verify', file)
      expect([status, stdout]).toEqual([0, expect.stringMatching(/holds|ok|verified/i)])
      await page.getByRole('button', { name: 'With what people wrote' }).click()
      await page.getByText('Waiting for a second person').waitFor()
      await keepPicture(page, 'proof-wide-en-light')
    })

    test('a hold keeps the case from being destroyed, and takes two to release; a new key takes one', async () => {
      const page = await on.open(ben, `${path}/keeping`)
      await page.getByRole('button', { name: 'Put on hold' }).click()
      await page.getByText('Write the file number').waitFor()
      await page.getByLabel('File number').fill('HCMP-88/2026')
      await page.getByRole('button', { name: 'Put on hold' }).click()
      await page.getByText('On hold under HCMP-88/2026').waitFor()
      await page.getByText('It is on legal hold: release that first').waitFor()
      expect(await page.getByRole('button', { name: 'Ask a second person' }).count()).toBe(0)
      await keepPicture(page, 'keeping-wide-en-light', true)
      await page.getByRole('button', { name: 'Make a new key' }).click()
      await page.getByText('Sealed with version 2 of its key.').waitFor()
      await page.getByRole('button', { name: 'Release the hold' }).click()
      await page.getByText('Waiting for a second person').waitFor()
      await on.agree(paula)
      await page.getByRole('button', { name: 'Put on hold' }).waitFor()
      expect(await on.act('read-keeping', { case_id }, ben)).toEqual({ key_version: 2 })
      const other = await on.open(ada, path)
      await other.getByRole('link', { name: 'Final report' }).waitFor()
      expect(await other.getByRole('link', { name: 'Keep and destroy' }).count()).toBe(0)
    })

    test('a key is destroyed only by its code, with a reason, and when a second person agrees', async () => {
      const opening = { title: 'A rehearsal', vectors: ['phishing' as const] }
      const rehearsal = (await on.act('open-incident', opening, ben)).case_id
      await on.act('add-member', { case_id: rehearsal, account_id: paula.accountId, role: 'privacy-officer' }, ben)
      const { code } = await on.act('read-case', { case_id: rehearsal }, ben)
      const page = await on.open(ben, `/cases/${rehearsal}/ending/keeping`)
      await page.getByRole('button', { name: 'Ask a second person to agree' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Ask a second person to agree' }).click()
      await dialog.getByText('That is not the code of this case.').waitFor()
      expect(await axeFindings(page)).toEqual([])
      await dialog.getByLabel(`Type ${code}`).fill(code.toLowerCase())
      await dialog.getByRole('button', { name: /Why/ }).click()
      await page.getByRole('option', { name: 'It was a rehearsal' }).click()
      await dialog.getByRole('button', { name: 'Ask a second person to agree' }).click()
      await page.getByText('Waiting for a second person').waitFor()
      expect((await on.act('read-case', { case_id: rehearsal }, ben)).state).toBe('open')
      await on.agree(paula)
      const erased = async () => on.office.keyring.cases().find(({ caseId }) => caseId === rehearsal)?.erased
      await expect.poll(erased, { timeout: 20_000 }).toMatchObject({ reason: 'rehearsal-ended' })
    })

    test('the final report says it all on paper', async () => {
      const page = await on.open(ben, `${path}/report`)
      await page.getByRole('list', { name: 'How it ended' }).getByText('It was the same laptop.').waitFor()
      expect(await page.getByRole('list', { name: 'How it ended' }).getByRole('listitem').count()).toBe(3)
      const asked = page.getByRole('list', { name: 'What the law asked, and what was done' })
      expect(await asked.getByText('Decided against', { exact: true }).count()).toBe(4)
      await page.getByRole('list', { name: 'Decisions and judgements' }).getByText('Do not tell them').first().waitFor()
      await page.emulateMedia({ media: 'print' })
      expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0)
      await keepPicture(page, 'final-report-print', true)
    })

    test.each(looks)('axe finds nothing, and nothing is too wide: $locale $colorScheme $width', async (look) => {
      const page = await on.open(ben, path, look)
      for (const part of ['', '/after', '/report', '/proof', '/keeping']) {
        await page.goto(on.origin + path + part)
        await page.getByRole('main').locator('section.card').first().waitFor()
        expect([part, ...(await axeFindings(page))]).toEqual([part])
        expect([part, ...(await widerThanPage(page))]).toEqual([part])
      }
      if (look.locale === 'zh-HK' && look.width === 360) await keepPicture(page, 'proof-phone-zh')
    })
  },
)
