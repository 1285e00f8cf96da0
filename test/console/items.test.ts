import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../../office/access/index.ts'
import { axeFindings, browserPath, keepPicture, widerThanPage } from '../browser.ts'
import { looks, type OfficeConsole } from './office-console.ts'
import { openReadConsole, type ReadCase } from './read-console.ts'
import { expectNoComplaints } from './tab.ts'

describe.skipIf(browserPath === undefined)(
  'items of the evidence in a real browser (skipped where Chromium is not installed)',
  () => {
    let on: OfficeConsole
    let of: ReadCase
    let rosa: Caller
    let run_id: string

    beforeAll(async () => {
      ;({ on, of } = await openReadConsole(150))
      rosa = await on.addPerson('Rosa Diaz')
      await on.act('add-member', { case_id: of.case_id, account_id: rosa.accountId, role: 'reviewer' }, of.ada)
      run_id = (await on.act('list-runs', { case_id: of.case_id }, of.ben)).runs[0]!.run_id
    })
    afterEach(() => expectNoComplaints(on.browser))
    afterAll(() => on?.close())

    const case_id = () => of.case_id
    const worst = async () => (await on.act('list-people', { case_id: case_id() }, of.ben)).people[0]!.person
    const seenOf = async (person: number) =>
      (await on.act('read-person', { case_id: case_id(), run_id, person }, of.ben)).seen
    /** Looks at items that the ledger holds, oldest first. */
    const looksKept = async () =>
      (await on.office.entries())
        .filter(({ what }) => what === 'item.personal-read')
        .map(({ facts }) => facts['action'])
    /** A place of a kind of item, as the address of its viewer says it. */
    const placeIn = async (ending: string) => {
      const person = await worst()
      const seen = await seenOf(person)
      const at = seen.findIndex(({ item, location }) => item.endsWith(ending) && location !== '')
      return at < 0 ? undefined : { at, place: seen[at]!, address: addressOf(person, at) }
    }
    /** The item of a kind in which most was found. */
    const itemWith = async (ending: string) => {
      const asked = { case_id: case_id(), run_id, with_findings: true, text: ending, limit: 500 }
      const { entries } = await on.act('list-items', asked, of.ben)
      const items = entries.map(({ item }) => item!).filter(({ item }) => item.endsWith(ending))
      return items.toSorted((a, b) => b.findings - a.findings)[0]!
    }
    const addressOf = (person: number, seen: number) =>
      `/cases/${case_id()}/evidence/item?run=${run_id}&person=${person}&seen=${seen}`

    test('a place on the page of a person opens the evidence there: marked, in view, masked', async () => {
      const person = await worst()
      const seen = await seenOf(person)
      const page = await on.open(of.ben, `/cases/${case_id()}/register/${person}`)
      const places = page.locator('.seen-places a')
      await places.last().waitFor()
      const row = seen.find(({ location }) => location.includes('row='))!
      await places.nth(seen.indexOf(row)).click()
      const mark = page.locator('mark[aria-current]').first()
      await mark.waitFor()
      await page.getByRole('heading', { name: row.item, exact: true }).waitFor()
      expect(await mark.evaluate((one) => one.getBoundingClientRect().top)).toBeGreaterThan(50)
      expect(await mark.evaluate((one) => one.getBoundingClientRect().bottom)).toBeLessThan(800)
      expect(await mark.textContent()).toMatch(/^[•\P{L}]+$/u)
      // What is looked at stands in the address as numbers alone, and nothing of it in the title or the log.
      const said = [page.url(), await page.title(), ...on.server.logged].join('\n')
      expect(new URL(page.url()).searchParams.get('person')).toBe(String(person))
      expect(said).not.toContain(encodeURIComponent(row.item))
      expect(said).not.toContain(row.item.split('/').at(-1))
    })

    test('showing it in clear is an act of its own in the ledger, and ends with the stretch that is shown', async () => {
      const { address, place } = (await placeIn('.csv'))!
      const page = await on.open(of.ben, address)
      const mark = page.locator('mark[aria-current]').first()
      await mark.waitFor()
      const masked = await mark.textContent()
      const before = await looksKept()
      await page.getByRole('button', { name: 'Show in clear' }).click()
      await page.getByRole('button', { name: 'Mask again' }).waitFor()
      const { parts, target } = await on.act(
        'reveal-item',
        { case_id: case_id(), run_id, item: place.item, location: place.location, most: 60 },
        of.ben,
      )
      const part = parts[target!]!
      if (part.type !== 'row') throw new Error('a row was wanted')
      const cell = part.cells.find(({ marks }) => marks.some(({ element }) => element === place.element))!
      expect(cell.text).toContain((await mark.textContent())!)
      expect(await mark.textContent()).not.toBe(masked)
      expect((await looksKept()).slice(before.length)).toEqual(['reveal-item', 'reveal-item'])
      await page.getByRole('button', { name: 'Mask again' }).click()
      await expect.poll(() => mark.textContent()).toBe(masked)
    })

    test('the keys go from finding to finding, over the end of what is shown, and back', async () => {
      const largest = await itemWith('.csv')
      const page = await on.open(of.ben, `/cases/${case_id()}/evidence/item?run=${run_id}&item=${largest.number}`)
      const bar = page.locator('.viewer-bar')
      const [, all] = /^(\d+) places/.exec((await bar.getByText('marked here').textContent())!)!
      await page.keyboard.press('j')
      await bar.getByText(`1 of ${all} marked here`).waitFor()
      await page.keyboard.press('j')
      await bar.getByText(`2 of ${all} marked here`).waitFor()
      expect(await page.locator('[data-stops~="1"]').first().getAttribute('aria-current')).toBe('true')
      await page.keyboard.press('k')
      await bar.getByText(`1 of ${all} marked here`).waitFor()
      // A mark that is pressed is where one stands then.
      await page
        .locator(`[data-stops~="${Number(all) - 1}"]`)
        .first()
        .click()
      await bar.getByText(`${all} of ${all} marked here`).waitFor()
      const firstRow = page.locator('.viewer-rows tbody th').first()
      const began = await firstRow.textContent()
      await page.keyboard.press('j')
      await expect.poll(() => firstRow.textContent(), { timeout: 20_000 }).not.toBe(began)
      await bar.getByText('1 of').waitFor()
      await page.keyboard.press('k')
      await bar.getByText(`${all} of ${all} marked here`).waitFor()
    })

    test('a doubtful match leads to where the evidence says it', async () => {
      const page = await on.open(rosa, `/cases/${case_id()}/review`)
      await page.getByRole('button', { name: /^Seen in/ }).click()
      await page.locator('.seen-places a').first().click()
      await page.locator('.viewer mark').first().waitFor()
      expect(new URL(page.url()).searchParams.has('match')).toBe(true)
    })

    test('sources, containers and items are a tree: the keys open it down to an item, and Enter shows that', async () => {
      const top = await on.act('list-items', { case_id: case_id(), run_id }, of.ben)
      const source = top.entries.find(({ name }) => name === 'mail')!
      const inSource = await on.act('list-items', { case_id: case_id(), run_id, below: source.below! }, of.ben)
      const page = await on.open(of.ben, `/cases/${case_id()}/evidence`)
      await page.getByRole('link', { name: 'Look through the items' }).click()
      const { items, findings } = top.inside
      await page.getByText(`${items} items, ${findings.toLocaleString('en')} findings`).waitFor()
      const grid = page.getByRole('grid', { name: 'Items of the evidence' })
      expect(await grid.getAttribute('aria-rowcount')).toBe(String(top.entries.length + 1))
      await grid.getByRole('gridcell', { name: /^mail/ }).focus()
      await page.keyboard.press('Enter')
      await grid.getByRole('gridcell', { name: 'mail open' }).waitFor()
      await expect
        .poll(() => grid.getAttribute('aria-rowcount'))
        .toBe(String(top.entries.length + inSource.entries.length + 1))
      await page.keyboard.press('Enter')
      await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe(String(top.entries.length + 1))
      await page.getByLabel('Part of the path').fill('.EML')
      await page.keyboard.press('Enter')
      const found = await on.act('list-items', { case_id: case_id(), run_id, text: '.EML' }, of.ben)
      await page.getByText(`${found.matching} of ${items} items`).waitFor()
      await grid.getByRole('gridcell').first().focus()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: found.entries[0]!.name, exact: true }).waitFor()
      expect(page.url()).not.toContain('EML')
    })

    test('what could not be read is one press away from the overview, each with its reason', async () => {
      const state = ['encrypted', 'damaged', 'unsupported', 'too-large', 'too-nested']
      const unread = await on.act('list-items', { case_id: case_id(), run_id, state }, of.ben)
      expect(unread.matching).toBeGreaterThan(0)
      const page = await on.open(of.ben, `/cases/${case_id()}`)
      await page.getByRole('button', { name: 'Could not be read: open the list' }).click()
      await page.getByText(`${unread.matching} of ${unread.inside.items} items`).waitFor()
      expect(new URL(page.url()).search).toBe('?state=unread')
      const grid = page.getByRole('grid')
      await grid
        .getByText(unread.entries[0]!.item!.reason || unread.entries[0]!.item!.gaps[0]!.reason)
        .first()
        .waitFor()
      expect(await grid.getByText('Read', { exact: true }).count()).toBe(0)
    })

    test('a sample is judged by keys where it was found, taken back too, and its interval comes closer', async () => {
      const page = await on.open(rosa, `/cases/${case_id()}/review/samples`)
      const drawing = page.getByRole('list', { name: 'Draw a sample' }).getByRole('listitem')
      await drawing.filter({ hasText: 'Any findings' }).getByRole('button', { name: 'Draw 50' }).click()
      await page.getByText('1 of 50', { exact: true }).waitFor()
      const sample_id = new URL(page.url()).searchParams.get('sample')!
      const verdicts = async () => {
        const { drawn } = await on.act('read-sample', { case_id: case_id(), sample_id }, rosa)
        return drawn.flatMap(({ verdict }) => verdict ?? [])
      }
      await page.locator('mark[aria-current]').first().waitFor()
      await page.keyboard.press('r')
      await page.getByText('2 of 50', { exact: true }).waitFor()
      await page.keyboard.press('w')
      await page.getByText('3 of 50', { exact: true }).waitFor()
      await page.keyboard.press('z')
      await page.getByText('2 of 50', { exact: true }).waitFor()
      await expect.poll(verdicts).toEqual(['right'])
      await page.keyboard.press('r')
      const { precision } = await on.act('review-quality', { case_id: case_id(), run_id }, rosa)
      expect(precision['all-findings'].estimate).toBeDefined()
      await page.getByText(/^100%, between 34% and 100%; 2 of 50 drawn are judged/).waitFor()
      await page.getByRole('link', { name: 'All samples' }).click()
      await page.getByText('2 of 50 judged').waitFor()
      expect(await axeFindings(page)).toEqual([])
    })

    test('a page is drawn anew with what was found painted over, in clear as an act of its own; only for who may read', async () => {
      const { item } = await itemWith('.pdf')
      const page = { case_id: case_id(), run_id, item, page: 1, width: 400 }
      const before = (await looksKept()).length
      const covered = await on.act('draw-page', page, of.ben)
      const clear = await on.act('reveal-page', page, of.ben)
      expect(clear).toMatchObject({ pages: covered.pages, width: 400, height: covered.height })
      expect(covered.places.length).toBeGreaterThan(0)
      expect(clear.places).toEqual(covered.places)
      expect(Buffer.from(covered.png!, 'base64')).not.toEqual(Buffer.from(clear.png!, 'base64'))
      const beyond = await on.act('draw-page', { ...page, page: 99_999 }, of.ben)
      expect(beyond).toMatchObject({ pages: 0, reason: 'Page 99999 is not there, or is damaged' })
      await expect(on.act('draw-page', { ...page, item: 'gone.pdf' }, of.ben)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
      await expect(on.act('reveal-page', page, of.ada)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
      expect((await looksKept()).slice(before, before + 3)).toEqual(['draw-page', 'reveal-page', 'draw-page'])
    })

    test('a letter is seen as it looks: covered, larger, and in clear', async () => {
      const { number } = await itemWith('.pdf')
      const page = await on.open(of.ben, `/cases/${case_id()}/evidence/item?run=${run_id}&item=${number}`)
      await page.getByRole('tab', { name: 'As it looks' }).click()
      const sheet = page.locator('.drawn-sheet[data-drawn] canvas')
      await sheet.waitFor()
      const ink = () => sheet.evaluate((canvas) => (canvas as unknown as { toDataURL(): string }).toDataURL())
      const covered = await ink()
      await page.getByText(/places? (is|are) covered/).waitFor()
      expect(await page.locator('.drawn-places rect').count()).toBeGreaterThan(0)
      await page.getByRole('button', { name: 'Show in clear' }).click()
      await page.getByText(/^Shown in clear, with a frame around/).waitFor()
      await expect.poll(ink, { timeout: 30_000 }).not.toBe(covered)
      await page.getByRole('button', { name: 'Larger' }).click()
      await expect.poll(() => sheet.getAttribute('width'), { timeout: 30_000 }).toBe('2000')
      await page.getByRole('button', { name: 'Fit the width' }).click()
      await page.getByRole('button', { name: 'Mask again' }).click()
      await expect.poll(ink, { timeout: 30_000 }).toBe(covered)
      await page.getByRole('tab', { name: 'As text' }).click()
      await page.locator('.viewer mark').first().waitFor()
    })

    test('whoever may not read the evidence gets no links into it, and is told why behind one', async () => {
      const page = await on.open(of.ada, addressOf(await worst(), 0))
      await page.getByText('The evidence is closed to you').waitFor()
      await page.goto(`${on.origin}/cases/${case_id()}/register/${await worst()}`)
      await page.locator('.seen-places').first().waitFor()
      expect(await page.locator('.seen-places a').count()).toBe(0)
    })

    test.each(looks)(
      'axe finds nothing, and nothing is wider than the page: $locale $colorScheme $width',
      async (look) => {
        const mail = (await itemWith('.eml')).number
        const letter = (await itemWith('.pdf')).number
        for (const [name, at] of [
          ['item-table', (await placeIn('.csv'))!.address],
          ['item-mail', `/cases/${case_id()}/evidence/item?run=${run_id}&item=${mail}`],
          ['samples', `/cases/${case_id()}/review/samples`],
          ['items', `/cases/${case_id()}/evidence/items?state=unread`],
          ['item-page', `/cases/${case_id()}/evidence/item?run=${run_id}&item=${letter}`],
          ['item-drawn', `/cases/${case_id()}/evidence/item?run=${run_id}&item=${letter}`],
        ] as const) {
          // A page of a table holds thousands of cells, all alike.
          if (name === 'item-table' && look.width === 360 && look.colorScheme === 'light') continue
          const page = await on.open(of.ben, at, look)
          await page.locator('.viewer mark, .grid-row, .rows-row .badge').first().waitFor()
          if (name === 'item-drawn') {
            await page.getByRole('tab').last().click()
            await page.locator('.drawn-sheet[data-drawn]').waitFor()
          } else if (name.startsWith('item-')) {
            await page.keyboard.press('j')
            await page.locator('mark[aria-current]').first().waitFor()
          }
          expect(await axeFindings(page), name).toEqual([])
          expect(await widerThanPage(page), name).toEqual([])
          const kind = `${look.width === 360 ? 'phone' : 'wide'}-${look.locale.slice(0, 2)}-${look.colorScheme}`
          if (['wide-en-light', 'phone-zh-dark'].includes(kind)) await keepPicture(page, `${name}-${kind}`)
        }
      },
    )
  },
)
