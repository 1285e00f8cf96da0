import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeWorld } from '../worlds/index.ts'
import { cordon, temporaryFolder } from './cordon.ts'

const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
)

describe.skipIf(browserPath === undefined)(
  'the report in a real browser (skipped where Chromium is not installed)',
  () => {
    const folder = temporaryFolder('report')
    let browser: Browser
    const requests: string[] = []

    beforeAll(async () => {
      await makeWorld({ patients: 200, mix: 'us', seed: 5, out: join(folder, 'world') })
      const world = (name: string): string => join(folder, 'world', name)
      const { status } = await cordon(
        'scope',
        world('leak'),
        '--roster',
        world('roster.csv'),
        '--provider',
        world('provider.yaml'),
        '--out',
        join(folder, 'case'),
        '--no-letters',
      )
      expect(status).toBe(0)
      browser = await chromium.launch({
        executablePath: browserPath!,
        args: ['--no-sandbox', '--disable-background-networking'],
      })
    })
    afterAll(async () => {
      await browser?.close()
    })

    async function open(width = 1100, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme })
      const page = await context.newPage()
      page.on('request', (request) => requests.push(request.url()))
      page.on('pageerror', (error) => expect.fail(error.message))
      page.on('console', (message) => expect.fail(message.text()))
      await page.goto(pathToFileURL(join(folder, 'case', 'report.html')).href)
      return page
    }

    test('it opens from disk and asks for nothing else', async () => {
      await open()
      expect(requests.filter((url) => !url.endsWith('/report.html'))).toEqual([])
    })

    test('a number opens the list of exactly so many people, and no name stands on the page', async () => {
      const page = await open()
      const button = page.locator('#scope ~ .wide button.list').first()
      const count = Number((await button.textContent())!.replaceAll(',', ''))
      await button.click()
      expect(await page.locator('#list-title').textContent()).toBe(`Patients of ours: ${count} people`)
      while (await page.locator('#list-more').isVisible()) await page.locator('#list-more').click()
      expect(await page.locator('#list-body tr').count()).toBe(count)
      await page.keyboard.press('Escape')
      expect(await page.locator('#list').isVisible()).toBe(false)
    })

    test.each(['light', 'dark'] as const)('axe finds nothing against WCAG 2.2 AA, %s', async (scheme) => {
      const page = await open(1100, scheme)
      const found = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze()
      expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      await page.locator('button.list').first().click()
      const inDialog = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()
      expect(inDialog.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    })

    test('it fits a phone of 360 pixels without sideways scrolling', async () => {
      const page = await open(360)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    })
  },
)
