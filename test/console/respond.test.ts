import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../../office/access/index.ts'
import { axeFindings, browserPath, keepPicture, widerThanPage } from '../browser.ts'
import { looks, type OfficeConsole, openOfficeConsole } from './office-console.ts'
import { expectNoComplaints } from './tab.ts'

const hongKong = 'name: Harbour Clinic Group\nbased_in: HK\nroles: [data-user]\ntz: Asia/Hong_Kong\nlanguages: [en]\n'
const conflict = { expected: /^Failed to load resource.*409/ }

describe.skipIf(browserPath === undefined)(
  'the response in a real browser (skipped where Chromium is not installed)',
  () => {
    let on: OfficeConsole
    let ada: Caller
    let ben: Caller
    let gus: Caller
    let case_id: string
    let path: string

    beforeAll(async () => {
      on = await openOfficeConsole()
      ada = await on.addPerson('Ada Fong', 'incident-manager', 'administrator')
      ben = await on.addPerson('Ben Ho', 'privacy-officer')
      gus = await on.addPerson('Gus Reed')
      await on.act('change-provider', { text: hongKong, version: 0 }, ada)
      const opening = { title: 'A mail with a false login page', vectors: ['phishing' as const] }
      case_id = (await on.act('open-incident', opening, ada)).case_id
      path = `/cases/${case_id}/respond`
    })
    afterEach(() => expectNoComplaints(on.browser))
    afterAll(() => on?.close())

    const taskOf = async (step: string) => {
      const { tasks } = await on.act('list-tasks', { case_id }, ada)
      return tasks.find((task) => task.step === step)!
    }

    test('a task by keyboard: the next one, its answers, done; what follows is chosen by them', async () => {
      const page = await on.open(ada, path)
      await page.getByRole('tab', { name: /^Open/ }).waitFor()
      await page.keyboard.press('j')
      await page.waitForURL(/\/tasks\//)
      const task = await taskOf('ask-what-was-done')
      await page.goto(`${on.origin}${path}/tasks/${task.task_id}`)
      const heading = page.getByRole('heading', { level: 2, name: 'Ask kindly what was done' })
      await heading.waitFor()
      await expect.poll(() => page.locator(':focus').textContent()).toBe('Ask kindly what was done')
      const parts = page.getByRole('navigation', { name: 'Parts of the response' })
      expect(await parts.locator('[aria-current]').allTextContents()).toEqual(['Tasks'])
      await page.getByText('Do not blame or threaten the person.').waitFor()
      for (const question of await page.getByRole('radiogroup').all())
        await question.getByText('No', { exact: true }).click()
      await page
        .getByRole('radiogroup', { name: /password or code typed/ })
        .getByText('Yes')
        .click()
      await page.keyboard.press('Control+Enter')
      await page.getByText('Done: Ask kindly what was done').waitFor()
      expect(await taskOf('ask-what-was-done')).toMatchObject({ state: 'done', owner: { name: 'Ada Fong' } })
      expect(await taskOf('secure-mailbox')).toMatchObject({ state: 'open' })
      await page.getByText('Ada Fong ended it as done').waitFor()
    })

    test('it is taken back by the undo, and what followed from it is decided anew', async () => {
      const page = await on.open(ada, path)
      const task = await taskOf('keep-the-message')
      await page.goto(`${on.origin}${path}/tasks/${task.task_id}`)
      await page.getByRole('button', { name: 'Take it', exact: true }).click()
      await page.getByText('Ada Fong has it').waitFor()
      for (const question of await page.getByRole('radiogroup').all()) await question.getByText('Not sure').click()
      for (const box of await page.locator('textarea').all()) await box.fill('In the archive mailbox')
      for (const box of await page.getByText('Not known yet').all()) await box.click()
      await page.getByRole('button', { name: 'Done', exact: true }).click()
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect.poll(async () => (await taskOf('keep-the-message')).state).toBe('open')
    })

    test('a question that must be answered says so, and the focus is on it', async () => {
      const { tasks } = await on.act('list-tasks', { case_id, state: 'open' }, ben)
      const asking = []
      for (const { task_id } of tasks) {
        const page = await on.act('read-task', { case_id, task_id }, ben)
        if (page.asks.some(({ required }) => required)) asking.push(task_id)
      }
      expect(asking.length).toBeGreaterThan(0)
      const page = await on.open(ben, `${path}/tasks/${asking[0]}`)
      await page.getByRole('button', { name: 'Done', exact: true }).click()
      await page.getByText('Answer this to end the task.').first().waitFor()
      expect(await axeFindings(page)).toEqual([])
    })

    test('somebody else ends the task first: their answers are shown, and mine are not lost', async () => {
      const { task_id, version } = await taskOf('start-the-log')
      const page = await on.open(ben, `${path}/tasks/${task_id}`, conflict)
      const boxes = page.locator('textarea')
      await boxes.first().waitFor()
      const read = await on.act('read-task', { case_id, task_id }, ada)
      const answers = Object.fromEntries(
        read.asks.map(({ id, kind, options }) => [id, kind === 'text' ? 'Ada keeps it' : (options[0]?.id ?? 'unsure')]),
      )
      for (const box of await boxes.all()) await box.fill('Ben keeps it')
      for (const box of await page.getByText('Not known yet').all()) await box.click()
      for (const question of await page.getByRole('radiogroup').all()) await question.getByText('Not sure').click()
      await on.act('answer-task', { case_id, task_id, version, answers }, ada)
      await page.getByRole('button', { name: 'Done', exact: true }).click()
      await page.getByText('Your answers were not sent').waitFor()
      await page.getByText('Ben keeps it').first().waitFor()
      await page.getByText('Ada keeps it').first().waitFor()
      expect(await axeFindings(page)).toEqual([])
      await keepPicture(page, 'task-two-people')
    })

    test('a task is given to somebody, who finds a message, and set aside with a reason', async () => {
      const task = await taskOf('secure-mailbox')
      const page = await on.open(ada, `${path}/tasks/${task.task_id}`)
      await page.getByRole('button', { name: 'Give it to' }).click()
      await page.getByRole('menuitem', { name: /Ben Ho/ }).click()
      await page.getByText('Ben Ho has the task now').waitFor()
      const { messages } = await on.act('list-messages', {}, ben)
      expect(messages.some(({ kind, about }) => kind === 'task-assigned' && about === task.task_id)).toBe(true)
      await page.getByRole('button', { name: 'Set aside' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Set aside' }).click()
      await page.getByText('Write why: it stays on record.').waitFor()
      await page.getByRole('dialog').getByLabel('Why').fill('The mailbox was closed last year')
      expect(await axeFindings(page)).toEqual([])
      await page.getByRole('dialog').getByRole('button', { name: 'Set aside' }).click()
      await page.getByText('Ben Ho set it aside').or(page.getByText('Ada Fong set it aside')).waitFor()
      expect(await taskOf('secure-mailbox')).toMatchObject({ state: 'dropped' })
    })

    test('a note is in the timeline at once, below it what wrote itself', async () => {
      const page = await on.open(ben, `${path}/timeline`)
      await page.getByLabel('A note for the timeline').fill('The bank was called at noon')
      await page.getByRole('button', { name: 'Write it down' }).click()
      const list = page.getByRole('list', { name: 'Timeline' })
      await list.getByText('The bank was called at noon').waitFor()
      await list.getByText('Opened the incident').waitFor()
      expect(await list.getByRole('listitem').first().textContent()).toContain('Ben Ho')
    })

    test('a guest is let in until a day, sees the case, and nothing after that day', async () => {
      const page = await on.open(ada, `${path}/members`)
      await page.getByRole('button', { name: 'Let somebody in' }).click()
      await page.getByRole('combobox', { name: 'Who?' }).fill('Gus')
      await page.getByRole('option', { name: 'Gus Reed' }).click()
      await page.getByRole('button', { name: /As what/ }).click()
      await page.getByRole('option', { name: /Outside firm/ }).click()
      await page.getByRole('button', { name: 'Let them in' }).click()
      await page.getByText('People from outside are let in until a day').waitFor()
      expect(await axeFindings(page)).toEqual([])
      await page.getByRole('spinbutton', { name: /^day/ }).click()
      await page.keyboard.type('090320261800')
      await page.getByRole('button', { name: 'Let them in' }).click()
      await page.getByRole('list', { name: 'In the case' }).getByText('Gus Reed').waitFor()
      const his = await on.open(gus, path)
      await his.getByRole('tab', { name: /^Open/ }).waitFor()
      expect(await his.getByRole('button', { name: 'Set aside' }).count()).toBe(0)
      const { task_id } = await taskOf('start-the-log')
      await page.getByRole('button', { name: 'Take Gus Reed out' }).click()
      await page.getByRole('button', { name: 'Take them out' }).click()
      await page.getByRole('list', { name: 'Were in the case' }).getByText('Gus Reed').waitFor()
      const out = await on.open(gus, `${path}/tasks/${task_id}`, { expected: /Failed to load resource.*40[34]/ })
      await out.getByRole('alert').waitFor()
      expect(await out.getByText('Ask kindly').count()).toBe(0)
    })

    test.each(looks)(
      'axe finds nothing, and nothing is wider than the page: $locale $colorScheme $width',
      async (look) => {
        const { task_id } = await taskOf('ask-what-was-done')
        for (const [name, at, ready] of [
          ['tasks', path, '.rows'],
          ['task', `${path}/tasks/${task_id}`, '.task .times'],
          ['timeline', `${path}/timeline`, '.times'],
          ['members', `${path}/members`, '.rows'],
        ] as const) {
          const page = await on.open(ada, at, look)
          await page.locator(ready).first().waitFor()
          expect(await axeFindings(page), name).toEqual([])
          expect(await widerThanPage(page), name).toEqual([])
          const kind = `${look.width === 360 ? 'phone' : 'wide'}-${look.locale.slice(0, 2)}-${look.colorScheme}`
          if (['wide-en-light', 'phone-zh-dark'].includes(kind)) await keepPicture(page, `${name}-${kind}`)
        }
      },
    )
  },
)
