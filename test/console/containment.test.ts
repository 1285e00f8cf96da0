import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, runOwnWork } from '../../office/access/index.ts'
import type { RotateTask } from '../../office/incidents/connectors/rotate-task.ts'
import { keepRotations } from '../../office/incidents/containment/keep-rotations.ts'
import { axeFindings, browserPath, keepPicture, widerThanPage } from '../browser.ts'
import type { Bench } from '../connectors/bench.ts'
import { openKeycloakBench } from '../connectors/keycloak-bench.ts'
import { looks, type OfficeConsole, openOfficeConsole } from './office-console.ts'
import { expectNoComplaints } from './tab.ts'

describe.skipIf(browserPath === undefined)(
  'containment in a real browser (skipped where Chromium is not installed)',
  () => {
    let on: OfficeConsole
    let ada: Caller
    let ben: Caller
    let bench: Bench
    let sam: Caller
    let case_id: string
    let path: string

    const orders = async () => (await on.act('list-containments', { case_id }, sam)).containments
    /** As a run keeps what it found. */
    const findSecrets = () =>
      on.office.store.transaction({ case: case_id }, async (trx) => {
        const id = on.office.ids.next()
        await trx.insertInto('runs').values({ id, case_id, number: 1, asked_by: ada.accountId }).execute()
        await runOwnWork(on.office, trx, case_id, (work) => keepRotations(work, id, leaked))
      })
    const secrets = async () => (await on.act('list-rotations', { case_id }, sam)).rotations

    beforeAll(async () => {
      bench = await openKeycloakBench()
      on = await openOfficeConsole()
      ada = await on.addPerson('Ada Fong', 'incident-manager', 'administrator')
      ben = await on.addPerson('Ben Ho', 'privacy-officer')
      sam = await on.addPerson('Sam Lee', 'security')
      const opening = { title: 'Sign-ins at night', vectors: ['phishing' as const] }
      case_id = (await on.act('open-incident', opening, ada)).case_id
      await findSecrets()
      const settings = { ...bench.settings, protected: ['chief'] }
      await on.act('set-connector', { kind: 'keycloak', label: 'Staff accounts', settings }, ada)
      on.office.jobs.work({ lanes: 1, pollMs: 20 })
      path = `/cases/${case_id}/respond/containment`
    })
    afterEach(() => expectNoComplaints(on.browser))
    afterAll(async () => {
      await on?.close()
      await bench?.close()
    })

    test('an account is disabled: tried dry, which changes nothing; shown once more; confirmed; seen to be done', async () => {
      const page = await on.open(sam, path)
      await page.getByRole('button', { name: 'Contain something' }).click()
      const form = page.getByRole('dialog')
      await form.getByText('Disable an account').click()
      await form.getByText('Staff accounts').click()
      await form.getByRole('button', { name: 'Try it dry' }).click()
      await form.getByText('Write the account.').waitFor()
      expect(await axeFindings(page)).toEqual([])
      const before = bench.state()
      await form.getByLabel('Account', { exact: true }).fill('lam.sw')
      await form.getByRole('button', { name: 'Try it dry' }).click()
      const card = page.getByRole('article').filter({ hasText: 'lam.sw' })
      await card.getByText('Dry run: this would change').waitFor()
      expect(bench.state()).toBe(before)
      await card.getByRole('button', { name: 'Carry it out' }).click()
      const question = page.getByRole('alertdialog')
      await question.getByText('No undo takes it back').waitFor()
      expect(await axeFindings(page)).toEqual([])
      await keepPicture(page, 'containment-confirm')
      await question.getByRole('button', { name: 'Carry it out' }).click()
      await card.getByText('Carried out: done, and seen to be so').waitFor()
      expect(bench.state()).not.toBe(before)
      expect(await orders()).toMatchObject([{ state: 'done', confirmed: { by: { name: 'Sam Lee' }, attempts: 1 } }])
    })

    test('a protected account is refused in words, and nothing can be confirmed', async () => {
      const page = await on.open(sam, path)
      await page.getByRole('button', { name: 'Contain something' }).click()
      const form = page.getByRole('dialog')
      await form.getByText('End the sessions of an account').click()
      await form.getByLabel('Account', { exact: true }).fill('chief')
      await form.getByText('Staff accounts').click()
      await form.getByRole('button', { name: 'Try it dry' }).click()
      const card = page.getByRole('article').filter({ hasText: 'chief' })
      await card.getByText('Certainly not done', { exact: true }).waitFor()
      expect(await card.getByRole('button', { name: 'Carry it out' }).count()).toBe(0)
      await card.getByRole('button', { name: 'Set aside' }).click()
      await expect.poll(async () => (await orders())[0]!.state, { timeout: 20_000 }).toBe('dropped')
    })

    test('a leaked secret is given to people as a task, and done only when somebody shows it', async () => {
      expect(await secrets()).toHaveLength(2)
      const page = await on.open(sam, path)
      await page.getByRole('tab', { name: 'Leaked secrets' }).click()
      const row = page.getByRole('list', { name: 'Leaked secrets' }).getByRole('listitem').first()
      await row.getByRole('button').first().click()
      const form = page.getByRole('dialog')
      await form.getByText('People, by hand').click()
      await form.getByRole('button', { name: 'Try it dry' }).click()
      await row
        .getByText(/Being tried dry|Waits for your yes/)
        .first()
        .waitFor()
      await page.getByRole('tab', { name: 'Orders' }).click()
      const card = page.getByRole('article').first()
      await card.getByRole('button', { name: 'Give it to people' }).click()
      await page.getByRole('alertdialog').getByRole('button', { name: 'Give it to people' }).click()
      await card.getByText('Nobody knows yet').waitFor()
      await card.getByRole('button', { name: 'Report what was done' }).click()
      await form.getByText('It was done', { exact: true }).click()
      await form.getByRole('button', { name: 'Report it' }).click()
      await form.getByText('Write what it shows.').waitFor()
      expect(await axeFindings(page)).toEqual([])
      await form.getByLabel('Proof 1: what it shows').fill('The new key in the vault, with the time')
      await form.getByLabel('Proof 1: its SHA-256').fill('ab'.repeat(32))
      await form.getByRole('button', { name: 'Report it' }).click()
      await card.getByText('Carried out: done, and seen to be so').waitFor()
      const [order] = await orders()
      expect(order).toMatchObject({ state: 'done', kind: 'by-hand', rotation_id: expect.any(String) })
      expect(order!.task_id).toBeDefined()
    })

    test('who may not contain has no door, and nothing personal is read for them', async () => {
      const page = await on.open(ben, path)
      await page.getByText('Containment is closed to you').waitFor()
      expect(await page.getByRole('link', { name: 'Containment' }).count()).toBe(0)
      expect(on.server.logged.filter((line) => line.includes('NOT_ALLOWED'))).toEqual([])
    })

    test.each(looks)(
      'axe finds nothing, and nothing is wider than the page: $locale $colorScheme $width',
      async (look) => {
        const page = await on.open(sam, path, look)
        await page.getByRole('article').first().waitFor()
        const kind = `${look.width === 360 ? 'phone' : 'wide'}-${look.locale.slice(0, 2)}-${look.colorScheme}`
        const isKept = ['wide-en-light', 'phone-zh-dark'].includes(kind)
        expect(await axeFindings(page)).toEqual([])
        expect(await widerThanPage(page)).toEqual([])
        if (isKept) await keepPicture(page, `containment-${kind}`)
        await page.getByRole('tab').nth(1).click()
        await page.locator('.rows-row').first().waitFor()
        expect(await axeFindings(page)).toEqual([])
        expect(await widerThanPage(page)).toEqual([])
        if (isKept) await keepPicture(page, `secrets-${kind}`)
      },
    )
  },
)

const leaked: RotateTask[] = [
  {
    ...{
      element: 'private-key',
      by: 'folder',
      within: 'leak/backup/keys',
      count: 3,
      title: 'Make 3 private keys worthless',
    },
    places: [{ item: 'leak/backup/keys/id_ed25519', location: 'span=0-411' }],
    orders: [{ action: 'reset-credential', target: { kind: 'credential', element: 'private-key' } }],
  },
  {
    ...{ element: 'password', by: 'account', owner: 'lam.sw@clinic.example', count: 2 },
    title: 'Make 2 passwords of one account worthless',
    places: [{ item: 'leak/shares/passwords.xlsx', location: 'sheet=Staff;row=12;col=C' }],
    orders: [
      { action: 'reset-credential', target: { kind: 'account', name: 'lam.sw@clinic.example' } },
      { action: 'revoke-sessions', target: { kind: 'account', name: 'lam.sw@clinic.example' } },
    ],
  },
]
