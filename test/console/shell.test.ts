import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, browserPath, keepPicture, launchBrowser } from '../browser.ts'
import { type ConsoleServer, serveConsole } from './console-server.ts'
import { expectNoComplaints, openTab } from './tab.ts'

/** What Chromium writes when a request is refused, which is what these stories are about. */
const refused = /^Failed to load resource/

describe.skipIf(browserPath === undefined)(
  'the shell of the console in a real browser (skipped where Chromium is not installed)',
  () => {
    let server: ConsoleServer
    let browser: Browser

    beforeAll(async () => {
      server = await serveConsole()
      server.answer('list-approvals', { approvals: [] })
      server.answer('list-messages', { messages: [] })
      server.answer('list-cases', { cases: [] })
      browser = await launchBrowser()
    })
    afterEach(async () => {
      server.recover()
      await expectNoComplaints(browser)
    })
    afterAll(async () => {
      await browser?.close()
      await server?.close()
    })

    test('the palette by keyboard alone: a command, then a place, whose heading has the focus', async () => {
      server.signIn()
      const page = await openTab(browser, server.origin)
      await page.goto(`${server.origin}/design`)
      await page.getByRole('grid').waitFor()
      await page.keyboard.press('Control+k')
      await page.keyboard.type('dark')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
      await page.keyboard.press('Control+k')
      await page.keyboard.type('home')
      await page.keyboard.press('Enter')
      await page.waitForURL(`${server.origin}/`)
      await page.getByText('Nothing waits for you').waitFor()
      expect(await page.locator(':focus').textContent()).toBe('Home')
      expect(await page.title()).toBe('Home · Cordon')
    })

    test('keys one after the other go to a place, but not while somebody types them', async () => {
      server.signIn()
      const page = await openTab(browser, server.origin)
      await page.goto(`${server.origin}/design`)
      await page.getByLabel('A note').pressSequentially('gh')
      expect(page.url()).toBe(`${server.origin}/design`)
      await page.getByLabel('A note').fill('')
      await page.getByRole('heading', { level: 1 }).focus()
      await page.keyboard.press('g')
      await page.keyboard.press('h')
      await page.waitForURL(`${server.origin}/`)
    })

    test('the first Tab offers to skip to the content', async () => {
      const page = await openTab(browser, server.origin)
      await page.goto(`${server.origin}/design`)
      await page.getByRole('grid').waitFor()
      await page.keyboard.press('Tab')
      expect(await page.locator(':focus').textContent()).toBe('Skip to the content')
      await page.keyboard.press('Enter')
      expect(await page.locator(':focus').getAttribute('id')).toBe('main')
    })

    test('the session ends while somebody writes: sign in again, and the place and the note are there', async () => {
      server.signIn()
      const page = await openTab(browser, server.origin, { expected: refused })
      await page.goto(`${server.origin}/`)
      await page.getByText('Nothing waits for you').waitFor()
      await page.getByRole('link', { name: 'Design' }).click()
      await page.getByLabel('A note').fill('Called the mail house at noon')
      server.endSession()
      await page.clock.install()
      await page.clock.fastForward(120_000)
      await page.getByRole('link', { name: 'Home', exact: true }).click()
      await page.getByText('Your session has ended').waitFor()
      await page.getByText('What you typed is still here').waitFor()
      expect(await page.getByText('Waits for me').count()).toBe(0)
      expect(await axeFindings(page)).toEqual([])
      server.signIn()
      await page.evaluate('window.dispatchEvent(new Event("focus"))')
      await page.getByText('Nothing waits for you').waitFor()
      expect(page.url()).toBe(`${server.origin}/`)
      await page.getByRole('link', { name: 'Design' }).click()
      expect(await page.getByLabel('A note').inputValue()).toBe('Called the mail house at noon')
    })

    test('another person who signs in at the same machine gets nothing of it', async () => {
      server.signIn()
      const page = await openTab(browser, server.origin, { expected: refused })
      await page.goto(`${server.origin}/`)
      await page.getByText('Nothing waits for you').waitFor()
      await page.getByRole('link', { name: 'Design' }).click()
      await page.getByLabel('A note').fill('Ada’s own words')
      await page.clock.install()
      await page.clock.fastForward(120_000)
      server.endSession()
      await page.getByRole('link', { name: 'Home', exact: true }).click()
      await page.getByText('Your session has ended').waitFor()
      server.signIn({ account_id: '00000000-0000-4000-8000-000000000002' })
      await page.evaluate('window.dispatchEvent(new Event("focus"))')
      await page.getByText('Nothing waits for you').waitFor()
      await page.getByRole('link', { name: 'Design' }).click()
      expect(await page.getByLabel('A note').inputValue()).toBe('')
    })

    test('an empty chair is warned, then everything is hidden; a touch in time goes on', async () => {
      server.signIn()
      const page = await openTab(browser, server.origin)
      await page.clock.install()
      await page.goto(`${server.origin}/`)
      await page.getByText('Nothing waits for you').waitFor()
      await page.clock.runFor(14.1 * 60_000)
      await page.getByRole('alertdialog', { name: 'Are you still there?' }).waitFor()
      expect(await axeFindings(page)).toEqual([])
      const before = server.asked.length
      await page.getByRole('button', { name: 'Go on working' }).click()
      await page.getByRole('alertdialog').waitFor({ state: 'detached' })
      const renewal = () => server.asked.slice(before).find(({ name }) => name === 'session')
      await expect.poll(() => renewal()?.headers['x-cordon']).toBe('1')
      await page.clock.runFor(17 * 60_000)
      await page.getByText('Locked, because nobody used it').waitFor()
      expect(await page.getByText('Waits for me').count()).toBe(0)
      // What the screen asked for by itself was marked, so that the server did not count it.
      expect(server.asked.at(-1)!.headers['x-cordon']).toBe('background')
    })

    test('the connection breaks: it is said, nothing is lost, and work goes on by itself', async () => {
      server.signIn()
      const page = await openTab(browser, server.origin, { expected: refused })
      await page.goto(`${server.origin}/design`)
      await page.getByLabel('A note').fill('Half a sentence')
      server.breakDown()
      await page.getByRole('link', { name: 'Home', exact: true }).click()
      await page.getByText('The server cannot be reached').waitFor()
      expect(await axeFindings(page)).toEqual([])
      server.recover()
      await page.getByText('Nothing waits for you').waitFor()
      await page.getByText('The server cannot be reached').waitFor({ state: 'detached' })
      await page.getByRole('link', { name: 'Design' }).click()
      expect(await page.getByLabel('A note').inputValue()).toBe('Half a sentence')
    })

    test('the answer to a write gets lost: it is sent again under the same number, so that it is done once', async () => {
      server.signIn()
      server.answer('change-language', { done: true })
      const page = await openTab(browser, server.origin, { expected: refused })
      await page.goto(`${server.origin}/`)
      await page.getByText('Nothing waits for you').waitFor()
      server.loseNextAnswer('change-language')
      await page.getByRole('button', { name: 'Language' }).click()
      await page.getByRole('menuitemradio', { name: '繁體中文' }).click()
      const sent = () => server.asked.filter(({ name }) => name === 'change-language')
      await expect.poll(() => sent().length, { timeout: 20_000 }).toBe(2)
      const [first, second] = sent().map(({ headers }) => headers['x-request-id'])
      expect(first).toMatch(/^[0-9a-f-]{36}$/)
      expect(second).toBe(first)
    })

    test('the server was started again: what is asked for finds the vault sealed, and so does the page', async () => {
      server.signIn()
      const page = await openTab(browser, server.origin, { expected: refused })
      await page.goto(`${server.origin}/design`)
      server.signIn({ vault: 'open' })
      server.refuse('list-approvals', { status: 503, code: 'VAULT_SEALED', detail: 'The vault is sealed.' })
      await page.getByRole('link', { name: 'Home', exact: true }).click()
      server.signIn({ vault: 'sealed' })
      await page.getByRole('button', { name: 'Open the vault' }).waitFor()
      server.answer('list-approvals', { approvals: [] })
    })

    test('a sealed vault asks for the passphrase or shares, and opens', async () => {
      server.signIn({ vault: 'sealed' })
      const page = await openTab(browser, server.origin, { width: 360 })
      await page.goto(`${server.origin}/`)
      await page.getByText('The vault is sealed').waitFor()
      expect(await axeFindings(page)).toEqual([])
      await keepPicture(page, 'unseal-phone')
      await page.getByText('A share', { exact: true }).click()
      await page.getByLabel('A share', { exact: true }).last().fill('share-of-ada')
      server.answerRoute('unseal', { vault: 'sealed', shares: { given: 1, needed: 3 } })
      await page.getByRole('button', { name: 'Open the vault' }).click()
      await page.getByText('1 of 3 shares are there').waitFor()
      expect(server.asked.find(({ name }) => name === 'unseal')?.input).toEqual({ share: 'share-of-ada' })
      server.answerRoute('unseal', { vault: 'open' })
      server.signIn({ vault: 'open' })
      await page.getByLabel('A share', { exact: true }).last().fill('share-of-wing-yan')
      await page.getByRole('button', { name: 'Open the vault' }).click()
      await page.getByText('Nothing waits for you').waitFor()
    })

    test('the language changes in place, with what was typed', async () => {
      const page = await openTab(browser, server.origin)
      await page.goto(`${server.origin}/design`)
      await page.getByLabel('A note').fill('Unsent')
      await page.getByRole('button', { name: 'Language' }).click()
      await page.getByRole('menuitemradio', { name: '繁體中文' }).click()
      await page.getByRole('heading', { name: '設計' }).waitFor()
      expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hant')
      expect(await page.getByLabel('備註').inputValue()).toBe('Unsent')
      await page.reload()
      await page.getByRole('heading', { name: '設計' }).waitFor()
    })

    test('on a phone the places are under the thumb', async () => {
      server.signIn()
      const page = await openTab(browser, server.origin, {
        width: 360,
        height: 740,
        colorScheme: 'dark',
        locale: 'zh-HK',
      })
      await page.goto(`${server.origin}/`)
      await page.getByText('沒有等待你處理的事項').waitFor()
      await page.getByRole('navigation').getByRole('button', { name: '更多' }).click()
      await page.getByRole('menuitem', { name: '設計' }).click()
      await page.waitForURL(`${server.origin}/design`)
    })

    test('a screen that fails says so in its place, and the way to other places stays', async () => {
      server.signIn()
      server.answer('list-approvals', {} as never)
      const page = await openTab(browser, server.origin, { expected: /undefined|error/i })
      await page.goto(`${server.origin}/`)
      await page.getByText('This part of the screen failed').waitFor()
      expect(await axeFindings(page)).toEqual([])
      server.answer('list-approvals', { approvals: [] })
      await page.getByRole('link', { name: 'Design' }).click()
      await page.getByRole('grid').waitFor()
    })

    test('an address that leads nowhere says so and shows the way', async () => {
      server.signIn()
      const page = await openTab(browser, server.origin)
      await page.goto(`${server.origin}/no-such-place`)
      await page.getByText('No screen has this address').waitFor()
      expect(await axeFindings(page)).toEqual([])
      await page.getByRole('main').getByRole('link', { name: 'Home' }).click()
      await page.waitForURL(`${server.origin}/`)
    })

    test('the policy holds: no inline script, no inline style, no text that becomes HTML, no other server', async () => {
      const page = await openTab(browser, server.origin, {
        expected: /Content Security Policy|requires 'Trusted|example.org/,
      })
      await page.goto(`${server.origin}/design`)
      await page.getByRole('grid').waitFor()
      const ran = await page.evaluate<Record<string, unknown>>(`(async () => {
        const script = document.createElement('script')
        let refusedScript = false
        try { script.textContent = 'window.ran = true'; document.head.append(script) } catch { refusedScript = true }
        const style = document.createElement('style')
        style.textContent = 'h1 { color: rgb(1, 2, 3) }'
        document.head.append(style)
        let html = 'taken'
        try { document.querySelector('h1').innerHTML = '<i>x</i>' } catch (error) { html = error.name }
        const out = await fetch('https://example.org/').then(() => 'sent', () => 'refused')
        return { script: refusedScript || window.ran === undefined, html, out,
          style: getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 3)' }
      })()`)
      expect(ran).toEqual({ script: true, html: 'TypeError', out: 'refused', style: false })
    })
  },
)
