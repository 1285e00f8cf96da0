import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { buildConsole } from '../apps/console/index.ts'
import { readPages } from '../apps/server/http/pages/read-pages.ts'
import { actions } from '../office/actions.ts'
import { browserPath, launchBrowser } from '../test/browser.ts'
import { openTestServer } from '../test/test-server.ts'
import { noteKeys, scrollTable } from './console/in-page.ts'
import { measureRegister } from './console/measure-register.ts'
import { type Figure, writeResult } from './report/write-result.ts'

/** In the page: the milliseconds from the first byte asked for until the first screen shows what it is about. */
const noteUsable = `window.usable = new Promise((done) => {
  new MutationObserver((_, observer) => {
    if (!document.body?.textContent.includes('Nothing waits for you')) return
    observer.disconnect()
    requestAnimationFrame(() => done(performance.now()))
  }).observe(document, { childList: true, subtree: true, characterData: true })
})`

/**
 * What a browser has to load before the first screen can be used, and how soon and how smoothly it works: `./cordon bench console [--people N]`. With
 * people also a register of so many, on a durable server (`--filled FOLDER`: of what `./cordon bench register --keep FOLDER` left). Times are of
 * Chromium on this machine, against a whole server with its database on the same machine.
 */
const { values } = parseArgs({ options: { people: { type: 'string' }, filled: { type: 'string' } } })
const { folder } = await buildConsole()
const assets = join(folder, 'assets')
const packed = new Map(
  readdirSync(assets).map((name) => [
    `/assets/${name}`,
    gzipSync(readFileSync(join(assets, name)), { level: 9 }).length,
  ]),
)
const kilobytes = (paths: Iterable<string>): number =>
  [...paths].reduce((sum, path) => sum + (packed.get(path) ?? 0), 0) / 1024
const kinds = (extension: string): string[] => [...packed.keys()].filter((path) => path.endsWith(extension))
const figures: Figure[] = []
const atMost = (what: string, measured: number, limit: number, unit: string): void => {
  const reached = measured <= limit
  figures.push({ what, goal: `<= ${limit} ${unit}`, measured: `${Math.round(measured)} ${unit}`, reached })
}

if (browserPath === undefined) console.error('note: no Chromium here; only the whole size is measured')
else await measureInBrowser()
figures.push({ what: 'JS of all screens, gzip', goal: '', measured: `${Math.round(kilobytes(kinds('.js')))} KB` })
figures.push({ what: 'CSS of all screens, gzip', goal: '', measured: `${Math.round(kilobytes(kinds('.css')))} KB` })
// The path of a folder is of this machine only.
const option = Object.entries(values).map(([name, value]) => ` --${name} ${name === 'filled' ? 'FOLDER' : value}`)
writeResult('console', `./cordon bench console${option.join('')}`, figures)

async function measureInBrowser(): Promise<void> {
  const server = await openTestServer({ actions, pages: readPages(folder) })
  const { origin } = server.http.parts.place()
  const browser = await launchBrowser()
  try {
    const { cookie } = await server.signIn('Ada Fong', 'privacy-officer', 'staff')
    const [name, value] = cookie.split('=') as [string, string]
    const loaded = new Set<string>()
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
    await context.addCookies([{ name, value, url: origin }])
    const page = await context.newPage()
    const times: number[] = []
    await page.addInitScript(noteUsable)
    for (let i = 0; i < 5; i++) {
      const note = (url: string) => void loaded.add(new URL(url).pathname)
      if (i === 0) page.on('request', (request) => times.length === 0 && note(request.url()))
      await page.goto(`${origin}/`)
      times.push(await page.evaluate<number>('window.usable'))
    }
    atMost('JS of the first screen, gzip', kilobytes([...loaded].filter((path) => path.endsWith('.js'))), 350, 'KB')
    atMost('first screen usable, first visit', times[0]!, 1500, 'ms')
    figures.push({
      what: 'first screen usable, later visits',
      goal: '',
      measured: `${Math.round(median(times.slice(1)))} ms`,
    })
    await measureTable(origin)
    await measureTyping(origin)
    if (values.filled !== undefined) figures.push(...(await measureRegister(browser, { folder: values.filled })))
    else if (values.people !== undefined)
      figures.push(...(await measureRegister(browser, { people: Number(values.people) })))
  } finally {
    await browser.close()
    await server.close()
  }

  async function measureTyping(origin: string): Promise<void> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
    await page.goto(`${origin}/design`)
    await page.getByRole('grid').waitFor()
    await page.evaluate(noteKeys)
    await page
      .getByLabel('A note')
      .pressSequentially('The night nurse saw the files renamed, and called.', { delay: 40 })
    atMost('typing on the fullest page, slowest key', await page.evaluate<number>('window.slowest'), 100, 'ms')
  }

  async function measureTable(origin: string): Promise<void> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(`${origin}/design`)
    await page.getByRole('grid').waitFor()
    const { frames, longest } = await page.evaluate<{ frames: number; longest: number }>(scrollTable)
    figures.push({
      what: 'scrolling a million rows, frames/s',
      goal: '>= 60',
      measured: String(Math.round(frames)),
      reached: frames >= 59,
    })
    atMost('scrolling a million rows, longest task', longest, 100, 'ms')
  }
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}
