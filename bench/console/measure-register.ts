import type { Browser, Page } from 'playwright-core'
import type { Figure } from '../report/write-result.ts'
import { openFilledOffice } from '../server/filled-office.ts'
import { quantile } from '../server/open-load.ts'
import { noteKeys, rowsAreThere, scrollTable, timing } from './in-page.ts'

const rounds = 10

/** What somebody waits for who works with a large register, in a browser against a server that was just started. */
export async function measureRegister(
  browser: Browser,
  from: { people: number } | { folder: string },
): Promise<Figure[]> {
  const office = await openFilledOffice(from)
  try {
    // By the name the server knows itself under: requests to another host are refused.
    const url = office.program.url.replace('127.0.0.1', 'localhost')
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
    await page.context().addCookies([{ name: 'cordon', value: office.token, url }])
    const refused: string[] = []
    page.on('response', (answer) => {
      if (answer.status() >= 400) refused.push(`${answer.status()} ${new URL(answer.url()).pathname}`)
    })
    await page.addInitScript(timing)
    page.setDefaultTimeout(20_000)
    const figures = [...(await openings(page, `${url}/cases/${office.caseId}`)), ...(await filtering(page))]
    figures.push(...(await scrolling(page)), ...(await searching(page, office.typed)))
    const none = { goal: '0', measured: `${refused.length} ${refused[0] ?? ''}`, reached: refused.length === 0 }
    return [...figures, { what: 'register: requests that were refused', ...none }]
  } finally {
    await office.close()
  }
}

async function openings(page: Page, casePage: string): Promise<Figure[]> {
  const times: number[] = []
  for (let round = 0; round <= rounds; round++) {
    await page.goto(casePage)
    const link = page.getByRole('link', { name: 'Register', exact: true })
    await link.waitFor()
    await page.getByText('Loading', { exact: false }).first().waitFor({ state: 'detached' })
    times.push(await timed(page, rowsAreThere, () => link.click()))
  }
  const [first, ...later] = times
  const total = await page.getByRole('grid').getAttribute('aria-rowcount')
  return [
    { what: 'register: people', goal: '', measured: (Number(total) - 1).toLocaleString('en') },
    { what: 'register: first rows, first visit after a start', goal: '', measured: `${Math.round(first!)} ms` },
    median('register: first rows', later, 300),
  ]
}

/** Each band of harm in turn: from the press on the choice until its people are drawn. */
async function filtering(page: Page): Promise<Figure[]> {
  const times: number[] = []
  const harm = page.locator('.register-filters button').first()
  for (let round = 0; round < rounds; round++) {
    const before = await statusOf(page)
    await harm.click()
    // After "anybody" and "the worst": two bands in turn.
    const choice = page.getByRole('option').nth(2 + (round % 2))
    await choice.waitFor()
    const isOther = `() => (${rowsAreThere})() && document.querySelector('section.stack-tight > [role=status]')?.textContent !== ${JSON.stringify(before)}`
    times.push(await timed(page, isOther, () => choice.click()))
  }
  const clear = page.getByRole('button', { name: 'Show everybody' })
  if ((await clear.count()) > 0) await clear.click()
  return [median('register: another filter', times, 500)]
}

async function scrolling(page: Page): Promise<Figure[]> {
  const jumps: number[] = []
  await page.locator('[role=grid] .grid-row').first().waitFor()
  for (let round = 0; round < rounds; round++) {
    const share = ((round * 7 + 3) % 10) / 10 + 0.05
    const act = `() => { const grid = document.querySelector('[role=grid]'); grid.scrollTop = grid.scrollHeight * ${share} }`
    const isThere = `(() => { let turns = 0; return () => ++turns > 1 && (${rowsAreThere})() })()`
    jumps.push(await page.evaluate<number>(`timeUntil(${isThere}, ${act})`))
  }
  await page.evaluate("document.querySelector('[role=grid]').scrollTop = 0")
  const { frames, longest } = await page.evaluate<{ frames: number; longest: number }>(scrollTable)
  return [
    median('register: a jump by the scroll bar, people drawn', jumps, 300),
    {
      what: 'register: frames/s while scrolling',
      goal: '>= 60',
      measured: String(Math.round(frames)),
      reached: frames >= 59,
    },
    limit('register: longest task while scrolling', longest, 100),
  ]
}

async function searching(page: Page, typed: string): Promise<Figure[]> {
  const field = page.getByLabel('Find a person')
  const times: number[] = []
  let slowest = 0
  const found =
    "() => !document.querySelector('[role=grid]') && document.querySelector('section.card [role=status]') !== null"
  for (let round = 0; round < 4; round++) {
    await page.evaluate(noteKeys)
    await field.fill('')
    await field.pressSequentially(typed, { delay: 40 })
    slowest = Math.max(slowest, await page.evaluate<number>('window.slowest'))
    times.push(await timed(page, found, () => page.keyboard.press('Enter')))
    await page.reload()
    await page.locator('[role=grid] .grid-row').first().waitFor()
  }
  return [
    { what: 'register: first search for a name after a start', goal: '', measured: `${Math.round(times[0]!)} ms` },
    median('register: a later search for a name, drawn', times.slice(1), 100),
    limit('register: slowest key while typing into the search', slowest, 100),
  ]
}

const statusOf = async (page: Page): Promise<string> =>
  (await page.locator('section.stack-tight > [role=status]').first().textContent()) ?? ''

/** Milliseconds from the press that `act` makes until the page shows it. */
async function timed(page: Page, isThere: string, act: () => Promise<void>): Promise<number> {
  await page.evaluate(`window.timed = timeUntil(${isThere}); undefined`)
  await act()
  return page.evaluate<number>('window.timed')
}

function median(what: string, times: readonly number[], most: number): Figure {
  const [half, worst] = [quantile(times, 0.5), quantile(times, 1)]
  const measured = `${Math.round(half)} ms (most ${Math.round(worst)})`
  return { what: `${what}, median of ${times.length}`, goal: `<= ${most} ms`, measured, reached: half <= most }
}

function limit(what: string, ms: number, most: number): Figure {
  return { what, goal: `<= ${most} ms`, measured: `${Math.round(ms)} ms`, reached: ms <= most }
}
