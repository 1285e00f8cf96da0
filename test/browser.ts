import { existsSync, writeFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'

/** Where Debian and others install a Chromium; tests that need one are skipped, by name, where there is none. */
export const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
)

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath!, args: ['--no-sandbox', '--disable-background-networking'] })
}

/**
 * What axe has against the page by WCAG 2.2 A and AA, one line for each rule and place. The window is made as high as the page meanwhile: bars
 * that stick to its edges would lie over whatever happens to be there, and axe would take that for too small a target.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  const before = page.viewportSize()!
  const height = await page.evaluate<number>('document.documentElement.scrollHeight')
  await page.setViewportSize({ width: before.width, height })
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  // Without the list of what is right, and without a second page to put frames together in (there are none), it takes a third of the time.
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(tags)
    .setLegacyMode()
  const { violations } = await axe.analyze()
  await page.setViewportSize(before)
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

/** What is wider than the page, so that it would have to be scrolled sideways: the innermost elements that stick out, one line each. */
export function widerThanPage(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const out = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > width + 0.5)
    const inner = out.filter((one) => !out.some((other) => other !== one && one.contains(other)))
    return inner.map((one) => one.outerHTML.slice(0, 160))
  })()`)
}

/** As far down as a picture goes: who reads the docs sees what a screen is like, not the last line of a long list. Pixels. */
const deepest = 1800

/** Keeps a picture of the page in docs/screens, when the tests are run with CORDON_PICTURES=1. `whole`: also what one would scroll to. */
export async function keepPicture(page: Page, name: string, whole = false): Promise<void> {
  if (process.env['CORDON_PICTURES'] !== '1') return
  const { width, height } = page.viewportSize()!
  if (whole) await page.evaluate('window.scrollTo(0, 0)')
  const long = await page.evaluate<number>('document.documentElement.scrollHeight')
  const clip = { x: 0, y: 0, width, height: whole ? Math.min(Math.max(long, height), deepest) : height }
  const picture = await page.screenshot({ fullPage: whole, clip })
  writeFileSync(new URL(`../docs/screens/${name}.png`, import.meta.url), picture)
}
