import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { boundsIn, type RunCounts } from '../../apps/console/screens/case/overview/run-counts.ts'
import { axeFindings, browserPath, keepPicture, widerThanPage } from '../browser.ts'
import { looks, type OfficeConsole } from './office-console.ts'
import { openReadConsole, type ReadCase } from './read-console.ts'
import { expectNoComplaints } from './tab.ts'

describe.skipIf(browserPath === undefined)(
  'the picture of a breach in a real browser (skipped where Chromium is not installed)',
  () => {
    let on: OfficeConsole
    let of: ReadCase
    let path: string

    beforeAll(async () => {
      ;({ on, of } = await openReadConsole(150))
      path = `/cases/${of.case_id}`
    })
    afterEach(() => expectNoComplaints(on.browser))
    afterAll(() => on?.close())

    test('every number on it is the register’s own', async () => {
      const page = await on.open(of.ben, path)
      const { runs } = await on.act('list-runs', { case_id: of.case_id }, of.ben)
      const counts = runs[0]!.counts as RunCounts
      const chain = page.getByRole('list', { name: 'From the evidence to the proof' })
      await chain.getByText('Kinds of data', { exact: true }).waitFor()
      const figures = await chain.locator('.chain-figure').allTextContents()
      const { least, most } = boundsIn(counts)
      expect(most).toBeGreaterThan(least)
      expect(figures[2]).toBe(`${least} to ${most}People: open the list`)
      const worst = counts.harm['high']! + counts.harm['very-high']!
      expect(figures[3]).toBe(`${worst}Harm: open the list`)
      const bars = page.getByRole('figure').filter({ hasText: 'People by how bad it can be for them' })
      for (const [band, name] of [
        ['very-high', 'Very high'],
        ['low', 'Low'],
      ] as const)
        expect(await bars.getByRole('listitem').filter({ hasText: name }).locator('.bar-figure').textContent()).toBe(
          `${counts.harm[band]}${name}: open the list`,
        )
    })

    test('every number opens its list: those worst hit, and those who count for a threshold', async () => {
      const page = await on.open(of.ben, path)
      const { runs } = await on.act('list-runs', { case_id: of.case_id }, of.ben)
      const { harm, residence } = runs[0]!.counts as RunCounts
      const worst = harm['high']! + harm['very-high']!
      await page.getByRole('button', { name: 'Harm: open the list' }).click()
      await page.getByText(new RegExp(`^${worst} of \\d+ people`)).waitFor()
      await page.goBack()
      const { thresholds } = await on.act('near-thresholds', { case_id: of.case_id }, of.ben)
      const { place } = thresholds.find((one) => one.place !== undefined && residence[one.place] !== undefined)!
      await page
        .getByRole('list', { name: 'Numbers that change what the law asks' })
        .getByRole('button', { name: new RegExp(`\\(${place}\\): open the list`) })
        .first()
        .click()
      await page.getByText(new RegExp(`^${residence[place!]} of \\d+ people`)).waitFor()
      await page.goBack()
      await page.getByRole('link', { name: 'Duties: open the list' }).click()
      await page.getByRole('heading', { name: 'Duties', level: 1 }).waitFor()
    })

    test('how the bounds came closer over two runs is drawn, and said in words', async () => {
      const page = await on.open(of.ben, path)
      await page.getByRole('img', { name: /^From \d+ to \d+ on .*; now from \d+ to \d+\.$/ }).waitFor()
    })

    test('what the law asks from which number on is held against who lives where', async () => {
      const page = await on.open(of.ben, path)
      const { thresholds } = await on.act('near-thresholds', { case_id: of.case_id }, of.ben)
      expect(thresholds.length).toBeGreaterThan(0)
      await page.getByRole('heading', { name: 'Numbers that change what the law asks' }).waitFor()
      await page.getByText('Ohio (US-OH)').first().waitFor()
    })

    test('whoever may not see counts is shown what they may see, without a hole', async () => {
      const desk = await on.addPerson('Dora Chan')
      const member = { case_id: of.case_id, person_id: desk.accountId, role: 'call-desk' as const }
      await on.office.store.transaction({ case: of.case_id }, async (trx) => {
        await trx.insertInto('memberships').values(member).execute()
      })
      const page = await on.open(desk, path)
      await page.getByText('A ransom note on four machines').waitFor()
      expect(await page.getByRole('heading', { name: 'Harm' }).count()).toBe(0)
      expect(on.server.logged.filter((line) => line.includes('NOT_ALLOWED'))).toEqual([])
    })

    test('on paper stands the whole picture, light, without the navigation', async () => {
      const page = await on.open(of.ben, path, { colorScheme: 'dark' })
      await page.getByRole('heading', { name: 'Harm' }).waitFor()
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
      expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0)
      expect(await page.getByRole('button').filter({ visible: true, hasNotText: /\d/ }).count()).toBe(0)
    })

    test.each(looks)(
      'axe finds nothing, and nothing is wider than the page: $locale $colorScheme $width',
      async (look) => {
        const page = await on.open(of.ben, path, look)
        await page.locator('.share-bar').last().waitFor()
        expect(await axeFindings(page)).toEqual([])
        expect(await widerThanPage(page)).toEqual([])
        const name = `${look.width === 360 ? 'phone' : 'wide'}-${look.locale.slice(0, 2)}-${look.colorScheme}`
        if (['wide-en-light', 'wide-zh-dark', 'phone-en-light'].includes(name))
          await keepPicture(page, `overview-${name}`, look.width > 360)
      },
    )
  },
)
