import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

/**
 * The picture in the README: `node tools/take-screenshot.ts demo/case/report.html docs/screens/report.png`. Needs Chromium where Debian
 * installs it.
 */
const [page, picture] = process.argv.slice(2)
if (page === undefined || picture === undefined)
  throw new Error('usage: node tools/take-screenshot.ts PAGE.html PICTURE.png')
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking'],
})
const tab = await browser.newPage({ viewport: { width: 1000, height: 1320 } })
await tab.goto(pathToFileURL(page).href)
await tab.screenshot({ path: picture })
await browser.close()
