import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../../office/access/index.ts'
import { makeWorld } from '../../worlds/index.ts'
import { axeFindings, browserPath, keepPicture, widerThanPage } from '../browser.ts'
import { temporaryFolder } from '../cordon.ts'
import { looks, type OfficeConsole, openOfficeConsole } from './office-console.ts'
import { until } from './read-console.ts'
import { expectNoComplaints } from './tab.ts'

const folder = temporaryFolder('console-uploads')
const world = join(folder, 'world')

describe.skipIf(browserPath === undefined)(
  'evidence in a real browser (skipped where Chromium is not installed)',
  () => {
    let on: OfficeConsole
    let ada: Caller
    let ben: Caller
    let case_id: string
    let path: string

    beforeAll(async () => {
      await makeWorld({ patients: 60, mix: 'hk', seed: 7, out: world })
      on = await openOfficeConsole()
      on.office.places.evidence = [folder]
      ada = await on.addPerson('Ada Fong', 'incident-manager', 'administrator')
      ben = await on.addPerson('Ben Ho', 'privacy-officer')
      const text = readFileSync(join(world, 'provider.yaml'), 'utf8')
      await on.act('change-provider', { text, version: 0 }, ada)
      case_id = (await on.act('open-incident', { title: 'A dump is for sale', vectors: ['insider'] }, ada)).case_id
      path = `/cases/${case_id}/evidence`
    })
    afterEach(() => expectNoComplaints(on.browser))
    afterAll(() => on?.close())

    const sources = async () => (await on.act('list-sources', { case_id }, ada)).sources
    const named = async (label: string) => (await sources()).filter((one) => one.label === label)

    test('who may only look is told who attaches evidence', async () => {
      const page = await on.open(ben, path)
      await page.getByText('Whoever manages the incident').waitFor()
      expect(await page.getByRole('button', { name: 'Attach evidence' }).count()).toBe(0)
    })

    test('a form that is not filled in says what is missing', async () => {
      const page = await on.open(ada, path)
      await page.getByRole('button', { name: 'Attach evidence' }).waitFor()
      await page.keyboard.press('n')
      await page.keyboard.press('e')
      await page.getByRole('button', { name: 'Send it' }).click()
      await page.getByText('Choose the files first.').waitFor()
      expect(await page.locator(':focus').getAttribute('aria-invalid')).toBe('true')
      expect(await axeFindings(page)).toEqual([])
    })

    test('an upload whose line breaks goes on where it stopped, while people look elsewhere', async () => {
      const large = join(folder, 'disk.img')
      const content = randomBytes(20 << 20)
      writeFileSync(large, content)
      const page = await on.open(ada, `${path}/attach`, { expected: /Failed to load resource/ })
      const offsets: number[] = []
      await page.route('**/uploads/**', (route) => {
        const offset = Number(route.request().headers()['upload-offset'])
        offsets.push(offset)
        return offsets.length === 2 ? route.abort('connectionreset') : route.continue()
      })
      await page.getByLabel('Name of the source').fill('Copy of a disk')
      await page.locator('input[type=file]').first().setInputFiles(large)
      await page.getByText('1 file, 21 MB').waitFor()
      await page.getByRole('button', { name: 'Send it' }).click()
      await page.getByText('On its way: Copy of a disk').waitFor()
      await page.getByRole('link', { name: 'Overview' }).click()
      await page.getByText('What is known').first().waitFor()
      await until(async () => (await named('Copy of a disk')).length > 0)
      await page.getByRole('link', { name: 'Evidence' }).click()
      await page.getByRole('list', { name: 'Sources' }).getByText('Copy of a disk').waitFor()
      // The second part broke off, and only that one was sent again.
      expect(offsets).toEqual([0, 8 << 20, 8 << 20, 16 << 20])
      expect((await named('Copy of a disk'))[0]).toMatchObject({ bytes: content.length })
    })

    test('the page is closed in the middle of an upload: the same file goes on later, another of its name is sent anew', async () => {
      const dump = join(folder, 'dump.bin')
      const content = randomBytes(9 << 20)
      writeFileSync(dump, content)
      const offsets: number[] = []
      const choose = async (label: string, answers: boolean) => {
        const page = await on.open(ada, path, { expected: /Failed to load resource/ })
        await page.route('**/uploads/**', (route) => {
          offsets.push(Number(route.request().headers()['upload-offset']))
          return answers || offsets.length === 1 ? route.continue() : undefined
        })
        if (answers) await page.getByRole('link', { name: 'Go on with them' }).click()
        else await page.getByRole('button', { name: 'Attach evidence' }).click()
        await page.getByLabel('Name of the source').fill(label)
        await page.locator('input[type=file]').first().setInputFiles(dump)
        if (answers) await page.getByText('1 of the chosen files goes on where it stopped.').waitFor()
        await page.getByRole('button', { name: 'Send it' }).click()
        return page
      }
      const page = await choose('Dump of the server', false)
      await expect.poll(() => offsets, { timeout: 30_000 }).toEqual([0, 8 << 20])
      await page.context().close()
      writeFileSync(dump, Buffer.concat([Buffer.from('another'), content.subarray(7)]))
      offsets.length = 0
      await choose('Another dump', true)
      await until(async () => (await named('Another dump')).length > 0)
      expect(offsets).toEqual([0, 8 << 20])
      writeFileSync(dump, content)
      offsets.length = 0
      await choose('Dump of the server', true)
      await until(async () => (await named('Dump of the server')).length > 0)
      expect(offsets).toEqual([8 << 20])
      // Nothing is left, and nothing of it in the browser.
      expect((await on.act('list-uploads', { case_id }, ada)).uploads).toEqual([])
    })

    test('what is left is taken as it is once it is whole, or discarded after a question', async () => {
      const begin = (name: string, bytes: number) => on.act('begin-upload', { case_id, name, bytes }, ada)
      await begin('empty.txt', 0)
      await begin('half.zip', 100)
      const page = await on.open(ada, `${path}/attach`)
      await page.getByText('half.zip').waitFor()
      expect(await axeFindings(page)).toEqual([])
      await page.getByLabel('Name of the source').fill('What was whole')
      await page.getByText('Take the file that is whole into this source').click()
      await page.getByRole('button', { name: 'Send it' }).click()
      await until(async () => (await named('What was whole')).length > 0)
      await page.getByRole('link', { name: 'Go on with them' }).click()
      await page.getByRole('button', { name: 'Discard them' }).click()
      await page.getByRole('alertdialog').getByRole('button', { name: 'Discard them' }).click()
      await page.getByText('half.zip').waitFor({ state: 'detached' })
      expect((await on.act('list-uploads', { case_id }, ada)).uploads).toEqual([])
    })

    test('the session ends in the middle of an upload: it waits, and goes on after signing in', async () => {
      mkdirSync(join(folder, 'mail'), { recursive: true })
      const small = join(folder, 'mail', 'inbox.mbox')
      writeFileSync(small, randomBytes(10 << 20))
      const page = await on.open(ada, `${path}/attach`, { expected: /Failed to load resource/ })
      let refused = 0
      await page.route('**/uploads/**', (route) => {
        const body = JSON.stringify({
          type: '/errors',
          code: 'NOT_SIGNED_IN',
          title: '',
          detail: '',
          remedy: '',
          status: 401,
        })
        if (refused++ > 0) return route.continue()
        return route.fulfill({ status: 401, contentType: 'application/problem+json', body })
      })
      await page.getByLabel('Name of the source').fill('Mailbox of the front desk')
      await page.locator('input[type=file]').first().setInputFiles(small)
      await page.getByRole('button', { name: 'Send it' }).click()
      await page.getByText('Your session has ended').waitFor()
      expect(await named('Mailbox of the front desk')).toEqual([])
      // They signed in in another tab, and come back to this one.
      await page.evaluate('window.dispatchEvent(new Event("focus"))')
      await page.getByRole('list', { name: 'Sources' }).getByText('Mailbox of the front desk').waitFor()
    })

    test('a folder of the server is taken in; one that nobody allowed is refused in words', async () => {
      const page = await on.open(ada, `${path}/attach`, { expected: /Failed to load resource.*400/ })
      await page.getByLabel('Name of the source').fill('leak')
      await page.getByText('In a folder of the server').click()
      await page.getByLabel('Path on the server').fill('/etc')
      await page.getByRole('button', { name: 'Take it in' }).click()
      await page.getByText('The server may not take evidence from there').waitFor()
      await page.getByLabel('Path on the server').fill(join(world, 'leak'))
      await page.getByRole('button', { name: 'Take it in' }).click()
      await page.getByRole('list', { name: 'Sources' }).getByText('leak', { exact: true }).waitFor()
    })

    test('a run is begun, stopped, begun again by the undo, and seen to its end', async () => {
      const worker = on.office.jobs.work({ pollMs: 20, lanes: 1 })
      const ready = async () =>
        (await on.act('list-sources', { case_id }, ada)).sources.every(({ state }) => state === 'ready')
      await until(ready)
      // Nobody works, so that the run can be stopped before it is over.
      await worker.stop()
      const page = await on.open(ada, path)
      await page.getByText('The roster of your patients is not attached').waitFor()
      await page.getByRole('button', { name: 'Read the evidence' }).click()
      await page.getByRole('progressbar', { name: /run 1/ }).waitFor()
      await page.getByRole('button', { name: 'Stop this run' }).click()
      await page.getByRole('list', { name: 'Earlier runs' }).getByText('Run 1').waitFor()
      await page.getByRole('button', { name: 'Undo' }).click()
      await page.getByRole('progressbar', { name: /run 2/ }).waitFor()
      on.office.jobs.work({ pollMs: 20, lanes: 1 })
      await page.getByRole('list', { name: 'Earlier runs' }).getByText('Counts now').waitFor({ timeout: 90_000 })
      const { runs } = await on.act('list-runs', { case_id }, ada)
      const { people } = runs[0]!.counts as { people: { proven: number } }
      await page.getByText(`${people.proven} people`).waitFor()
    })

    test('a run whose work fails every time says so, and is tried again once the reason is gone', async () => {
      const { places, store } = on.office
      const { scratch } = places
      places.scratch = join(folder, 'no-folder')
      writeFileSync(places.scratch, '')
      const { number } = await on.act('start-run', { case_id }, ada)
      const newest = async () => (await on.act('list-runs', { case_id }, ada)).runs[0]!
      await until(async () => {
        // Nobody waits for the pauses between the tries.
        await store.statement(`update pgboss.job set start_after = now() where state = 'retry'`)
        return (await newest()).state === 'failed'
      })
      places.scratch = scratch
      const failed = await newest()
      expect(failed).toMatchObject({ number, tries: 3, current: false })
      const entry = (await on.office.entries()).find(({ what }) => what === 'register.run-gave-up')
      expect(entry).toMatchObject({ case_id, facts: { number, tries: 3 } })
      const { messages } = await on.act('list-messages', {}, ada)
      expect(messages.map(({ kind, about }) => [kind, about])).toContainEqual(['run-failed', failed.run_id])
      const page = await on.open(ada, path)
      await page.getByText(`Stopped: failed 3 times (${failed.failure}); what was read is kept`).waitFor()
      expect(await axeFindings(page)).toEqual([])
      await keepPicture(page, 'evidence-gave-up-wide')
      await page.setViewportSize({ width: 360, height: 780 })
      expect(await widerThanPage(page)).toEqual([])
      await page.getByRole('button', { name: 'Try again' }).click()
      await until(async () => (await newest()).state === 'done')
      await page
        .getByRole('list', { name: 'Earlier runs' })
        .getByText(`Run ${number + 1}`)
        .waitFor()
      expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0)
    })

    test('a source is left out only after it was asked', async () => {
      const page = await on.open(ada, path)
      const before = (await sources()).length
      await page.getByRole('button', { name: 'Leave out Copy of a disk' }).first().click()
      expect(await axeFindings(page)).toEqual([])
      await page.getByRole('button', { name: 'Keep it' }).click()
      expect(await sources()).toHaveLength(before)
      await page.getByRole('button', { name: 'Leave out Copy of a disk' }).first().click()
      await page.getByRole('button', { name: 'Leave it out' }).click()
      await page.getByRole('alertdialog').waitFor({ state: 'detached' })
      await expect.poll(async () => (await sources()).length).toBe(before - 1)
    })

    test('something is left again, for the pictures', async () => {
      await on.act('begin-upload', { case_id, name: 'exchange/mailbox-front-desk.pst', bytes: 5_200_000_000 }, ada)
      expect((await on.act('list-uploads', { case_id }, ada)).uploads.length).toBeGreaterThan(0)
    })

    test.each(looks)(
      'axe finds nothing, and nothing is wider than the page: $locale $colorScheme $width',
      async (look) => {
        for (const [name, at] of [
          ['evidence', path],
          ['attach', `${path}/attach`],
        ] as const) {
          const page = await on.open(ada, at, look)
          await page
            .getByText(/^(A file that you|您開始上載的)/)
            .first()
            .waitFor()
          await page
            .locator(name === 'evidence' ? '.rows' : '.drop')
            .first()
            .waitFor()
          expect(await axeFindings(page), name).toEqual([])
          expect(await widerThanPage(page), name).toEqual([])
          const kind = `${look.width === 360 ? 'phone' : 'wide'}-${look.locale.slice(0, 2)}-${look.colorScheme}`
          if (['wide-en-light', 'phone-zh-dark'].includes(kind)) await keepPicture(page, `${name}-${kind}`)
        }
      },
    )
  },
)
