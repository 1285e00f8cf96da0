import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../../office/access/index.ts'
import { makeWorld } from '../../worlds/index.ts'
import { browserPath } from '../browser.ts'
import { type OfficeConsole, openOfficeConsole } from '../console/office-console.ts'
import { expectNoComplaints } from '../console/tab.ts'
import { temporaryFolder } from '../cordon.ts'

/** Two people, two browsers, one leak: what they do, they do by what stands on the screen. */
describe.skipIf(browserPath === undefined)(
  'the demo case from attach to closed, in a real browser (skipped where Chromium is not installed)',
  () => {
    const world = join(temporaryFolder('journey'), 'world')
    let on: OfficeConsole
    /** Incident manager. */
    let ada: Page
    /** Privacy officer. */
    let ben: Page
    let adaCaller: Caller
    let benCaller: Caller
    let case_id: string

    beforeAll(async () => {
      const { affected } = await makeWorld({ patients: 60, mix: 'us', seed: 11, out: world })
      expect(affected).toBeGreaterThan(5)
      on = await openOfficeConsole()
      on.office.places.evidence = [world]
      on.office.jobs.work({ pollMs: 20, lanes: 1 })
      adaCaller = await on.addPerson('Ada Fong', 'incident-manager', 'administrator')
      benCaller = await on.addPerson('Ben Ho', 'privacy-officer')
      await on.act(
        'change-provider',
        { text: readFileSync(join(world, 'provider.yaml'), 'utf8'), version: 0 },
        adaCaller,
      )
      ada = await on.open(adaCaller, '/')
      ben = await on.open(benCaller, '/')
    })
    afterAll(async () => {
      await expectNoComplaints(on.browser)
      await on.close()
    })
    // The office's clock stands; it goes on a little, so that people are not refused as too fast.
    afterEach(() => on.office.clock.set(new Date(on.office.clock.now() + 60_000).toISOString()))

    const door = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first().click()

    test('Ada opens the incident from home, and its clocks run', async () => {
      await ada.keyboard.press('Control+k')
      await ada.keyboard.type('Open an incident')
      await ada.keyboard.press('Enter')
      await ada.getByLabel('Harmful software or ransom demand').click({ force: true })
      await ada.getByLabel('What happened, in one line').fill('Files of the group on a leak site')
      await ada.getByRole('button', { name: 'Open the incident' }).click()
      await ada.getByText('INC-2026-001 is open').waitFor()
      case_id = ada.url().slice(-36)
    })

    test('she attaches roster and leak, starts the reading, and leaves; it is seen to its end', async () => {
      for (const [purpose, label, path] of [
        ['The roster of our patients', 'Patient index', 'roster.csv'],
        ['Evidence', 'The dump from the leak site', 'leak'],
      ] as const) {
        await door(ada, 'Evidence')
        await ada
          .getByRole('button', { name: 'Attach evidence' })
          .or(ada.getByRole('link', { name: 'Attach evidence' }))
          .first()
          .click()
        await ada.getByRole('radiogroup', { name: 'What is it?' }).getByText(purpose, { exact: true }).click()
        await ada.getByLabel('Name of the source').fill(label)
        await ada.getByText('In a folder of the server').click()
        await ada.getByLabel('Path on the server').fill(join(world, path))
        await ada.getByRole('button', { name: 'Take it in' }).click()
        await ada.getByRole('list', { name: 'Sources' }).getByText(label, { exact: true }).waitFor()
      }
      await expect.poll(() => ada.getByText('Sealed, ready').count(), { timeout: 30_000 }).toBe(2)
      await ada.getByRole('button', { name: 'Read the evidence' }).click()
      await door(ada, 'Overview')
      await door(ada, 'Evidence')
      await ada.getByRole('list', { name: 'Earlier runs' }).getByText('Counts now').waitFor({ timeout: 90_000 })
    })

    test('Ben sees the picture of the breach, and clicks from a number to a person to the law', async () => {
      await ben.goto(`${on.origin}/cases/${case_id}`)
      const chain = ben.getByRole('list', { name: 'From the evidence to the proof' })
      await chain.getByRole('button', { name: 'Harm: open the list' }).click()
      const people = ben.getByRole('grid', { name: 'People of the register' })
      await people.getByRole('row').nth(1).click()
      await ben.getByRole('heading', { name: 'Duties that count this person' }).waitFor()
    })

    test('he decides every doubtful match by keys, and takes the decisions into the register', async () => {
      await door(ben, 'Review')
      for (;;) {
        const { next, counts } = await on.act('list-reviews', { case_id, limit: 1 }, benCaller)
        if (counts.open === 0) break
        await ben.getByRole('heading', { name: next[0]!.person_id }).waitFor()
        await ben.keyboard.press('n')
        await expect
          .poll(async () => (await on.act('list-reviews', { case_id, limit: 1 }, benCaller)).counts.open)
          .toBe(counts.open - 1)
      }
      const take = ben.getByRole('button', { name: 'Take them into the register' })
      if ((await on.act('list-match-decisions', { case_id }, benCaller)).waiting === 0) return
      await take.click()
      await ben.getByText('takes the decisions in').waitFor()
      await expect
        .poll(async () => (await on.act('list-runs', { case_id }, benCaller)).runs[0]!.state, { timeout: 60_000 })
        .toBe('done')
    })

    test('he judges what the duties hang on, with the reason; they become due', async () => {
      await ben.goto(`${on.origin}/cases/${case_id}/respond/decisions`)
      await ben.getByRole('button', { name: /^Judge Does a written assessment show/ }).click()
      const form = ben.getByRole('dialog')
      await form.getByText('No', { exact: true }).click()
      await form.getByLabel('Reason').fill('The list is on a leak site; nobody can say who has a copy.')
      for (const [label, words] of [
        ['What data, and how telling it is', 'Records with diagnoses and numbers of people'],
        ['Who used it or got it', 'Unknown people'],
        ['Was it really taken or looked at?', 'It is offered for sale'],
        ['How far the risk was reduced', 'Not at all'],
      ] as const)
        if ((await form.getByLabel(label).count()) > 0) await form.getByLabel(label).fill(words)
      await form.getByRole('button', { name: 'Record it' }).click()
      await ben.getByRole('article').filter({ hasText: 'nobody can say who has a copy' }).waitFor()
    })

    test('he settles what the law asks: told, with the proof of it', async () => {
      await door(ben, 'Duties')
      const due = ben.getByRole('region', { name: 'Due', exact: true })
      await due.getByRole('article').first().waitFor()
      for (;;) {
        const before = await due.getByRole('article').count()
        if (before === 0) break
        const card = due.getByRole('article').first()
        await card.getByRole('button', { name: 'Mark as done' }).last().click()
        await ben.getByRole('dialog').getByLabel('Proof').fill('Receipt of the portal')
        await ben.getByRole('button', { name: 'It is done' }).click()
        await expect.poll(() => due.getByRole('article').count(), { timeout: 10_000 }).toBeLessThan(before)
      }
    })

    test('the case says what it still waits for; Ada ends the tasks where it sends her', async () => {
      await door(ada, 'Closing')
      await ada.getByText('It cannot be closed yet').waitFor()
      for (let ended = 0; ended < 4; ended++) {
        const { tasks } = (await on.act('check-closing', { case_id }, benCaller)).missing
        const left = ada.getByRole('list', { name: `${tasks.length} task${tasks.length === 1 ? '' : 's'} to end` })
        await left.getByRole('link', { name: tasks[0]!.title.en, exact: true }).first().click()
        await ada.getByRole('button', { name: 'Set aside' }).click()
        await ada.getByRole('dialog').getByLabel('Why').fill('A rehearsal: nothing to do')
        await ada.getByRole('dialog').getByRole('button', { name: 'Set aside' }).click()
        await ada.getByRole('dialog').waitFor({ state: 'detached' })
        on.office.clock.set(new Date(on.office.clock.now() + 10_000).toISOString())
        await door(ada, 'Closing')
      }
      // The others in the same way, without the browser: it is a dozen times the same.
      for (let open = 1; open > 0; ) {
        const { tasks } = await on.act('list-tasks', { case_id }, adaCaller)
        const left = tasks.filter(({ state }) => state === 'open')
        for (const { task_id, version } of left)
          await on.act('drop-task', { case_id, task_id, version, reason: 'A rehearsal' }, adaCaller)
        open = left.length
      }
    })

    test('what hangs on a judgement is decided in the open, and then the case is closed', async () => {
      const { duties } = (await on.act('check-closing', { case_id }, benCaller)).missing
      const { deadlines } = await on.act('list-deadlines', { case_id }, benCaller)
      expect(duties.length).toBeGreaterThan(0)
      for (const { deadline_id } of duties) {
        const { section } = deadlines.find((one) => one.deadline_id === deadline_id)!.law!
        await ada.goto(`${on.origin}/cases/${case_id}/respond/decisions`)
        await ada.getByRole('button', { name: 'Record a decision' }).click()
        const form = ada.getByRole('dialog')
        await form.getByRole('button', { name: /What is decided/ }).click()
        await ada.getByRole('option', { name: 'Tell others' }).click()
        await form.getByRole('combobox', { name: /The duty it decides on/ }).fill(section)
        await ada.getByRole('option').first().click()
        await form.getByText('Do not tell them', { exact: true }).click()
        await form.getByLabel('Reason').fill(`Kept elsewhere: ${section}`)
        await form.getByRole('button', { name: 'Record it' }).click()
        await ada.getByRole('article').getByText(`Kept elsewhere: ${section}`).waitFor()
        on.office.clock.set(new Date(on.office.clock.now() + 10_000).toISOString())
      }
      await door(ada, 'Closing')
      await ada.getByText('Everything is done').waitFor()
      await ada.getByLabel('Why it can be closed').fill('Everybody was told; the machines are rebuilt.')
      await ada.getByRole('button', { name: 'Close the case' }).click()
      await ada.getByText('This case is closed').waitFor()
    })

    test('the final report tells it, and nothing can be changed any more', async () => {
      await door(ben, 'Closing')
      await door(ben, 'Final report')
      await ben.getByRole('list', { name: 'How it ended' }).getByText('the machines are rebuilt').waitFor()
      await ben.reload()
      await door(ben, 'Evidence')
      expect(await ben.getByRole('button', { name: 'Read it again' }).count()).toBe(0)
      await door(ben, 'Respond')
      await ben.getByRole('tab', { name: /^Open/ }).waitFor()
      expect(await ben.getByRole('button', { name: 'Add a task' }).count()).toBe(0)
    })
  },
)
