import { TOTP } from 'otpauth'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../../office/access/index.ts'
import { axeFindings, browserPath, keepPicture, widerThanPage } from '../browser.ts'
import { addAuthenticator } from './authenticator.ts'
import { looks, type OfficeConsole, openOfficeConsole } from './office-console.ts'
import { expectNoComplaints } from './tab.ts'

describe.skipIf(browserPath === undefined)(
  'everybody’s own page, in a real browser (skipped where Chromium is not installed)',
  () => {
    let clinic: OfficeConsole
    let nurse: Caller

    beforeAll(async () => {
      clinic = await openOfficeConsole()
      nurse = await clinic.addPerson('Nora Ng')
    })
    afterEach(() => expectNoComplaints(clinic.browser))
    afterAll(() => clinic?.close())

    const ways = async () => clinic.act('list-ways-in', {}, nurse)

    test('a passkey is added with two clicks; the last one stays', async () => {
      const page = await clinic.open(nurse, '/me')
      await addAuthenticator(page)
      await page.getByRole('button', { name: 'Add a passkey' }).click()
      await page.getByText('The passkey is added').waitFor()
      await page.getByText('Your last passkey').waitFor()
      expect(await page.getByRole('button', { name: 'Take away' }).isDisabled()).toBe(true)
      expect((await ways()).ways).toMatchObject([{ kind: 'passkey' }])
      await page.getByRole('button', { name: 'Add a passkey' }).click()
      await page.getByText('This device has a passkey of yours already').waitFor()
      expect(await axeFindings(page)).toEqual([])
    })

    test('a code generator is kept only once it has shown a right code', async () => {
      const page = await clinic.open(nurse, '/me', { expected: /^Failed to load resource.*400/ })
      await page.getByRole('button', { name: 'Set up a code generator' }).click()
      await page.getByRole('img', { name: 'Key of the code generator, to scan' }).waitFor()
      const key = (await page.locator('.me-key').textContent())!.replaceAll(' ', '')
      expect(await axeFindings(page)).toEqual([])
      await page.getByRole('button', { name: 'It works: keep it' }).scrollIntoViewIfNeeded()
      await keepPicture(page, 'me-code-generator')
      const field = page.getByLabel('The six digits that it shows now')
      await field.fill('000000')
      await page.getByRole('button', { name: 'It works: keep it' }).click()
      await page.getByText('These are not the digits that it shows now').waitFor()
      expect((await ways()).ways.map(({ kind }) => kind)).not.toContain('totp')
      const generator = new TOTP({ secret: key, digits: 6, period: 30 })
      await field.fill(generator.generate({ timestamp: clinic.office.clock.now() }))
      await page.getByRole('button', { name: 'It works: keep it' }).click()
      await page.getByText('The code generator is set up').waitFor()
      expect((await ways()).ways.map(({ kind }) => kind)).toContain('totp')
    })

    test('ten recovery codes are shown once, and alone on paper', async () => {
      const page = await clinic.open(nurse, '/me')
      await page.getByRole('button', { name: 'Make ten new ones' }).click()
      const list = page.getByRole('list', { name: 'Your new recovery codes' })
      await list.waitFor()
      expect(await list.getByRole('listitem').count()).toBe(10)
      expect(await axeFindings(page)).toEqual([])
      await page.emulateMedia({ media: 'print' })
      await page.getByText('Each works once, with the code generator').waitFor()
      await page.getByRole('heading', { name: 'My ways in' }).waitFor({ state: 'hidden' })
      await page.emulateMedia({ media: 'screen' })
      expect(await page.getByRole('button', { name: 'Go on' }).isDisabled()).toBe(true)
      await page.getByText('I keep it in a safe place').click()
      await page.getByRole('button', { name: 'Go on' }).click()
      await list.waitFor({ state: 'detached' })
      await page.getByText('10 left').waitFor()
    })

    test.each(looks)('axe finds nothing and nothing is too wide: $locale $colorScheme $width', async (look) => {
      const page = await clinic.open(nurse, '/me', look)
      await page.getByRole('radiogroup').waitFor()
      await page.locator('.empty').waitFor()
      await page.locator('.me-way').nth(2).waitFor()
      expect(await axeFindings(page)).toEqual([])
      expect(await widerThanPage(page)).toEqual([])
      if (look.locale === 'zh-HK' && look.colorScheme === 'dark' && look.width === 360)
        await keepPicture(page, 'me-phone-zh-dark')
      if (look.locale === 'en-GB' && look.colorScheme === 'light' && look.width === 1280)
        await keepPicture(page, 'me-wide-en-light')
    })

    test('the browser at the ward is signed out from here; the language goes to letters too', async () => {
      const ward = await clinic.open(nurse, '/me', { expected: /^Failed to load resource.*401/ })
      await ward.getByText('My ways in').first().waitFor()
      const page = await clinic.open(nurse, '/me')
      const sessions = page.getByRole('list', { name: 'Where I am signed in' })
      await sessions.waitFor()
      const others = await sessions.getByRole('button', { name: 'End' }).count()
      // The one used last stands first.
      await sessions.getByRole('button', { name: 'End' }).first().click()
      await page.getByText('Ended: that browser is signed out').waitFor()
      await expect.poll(() => sessions.getByRole('button', { name: 'End' }).count()).toBe(others - 1)
      await ward.getByRole('button', { name: 'Make ten new ones' }).click()
      await ward.getByText('Your session has ended').waitFor()
      await page.getByRole('radio', { name: '繁體中文' }).click({ force: true })
      await page.getByRole('heading', { name: '我的頁面' }).waitFor()
      await expect.poll(async () => (await clinic.act('read-self', {}, nurse)).language).toBe('zh-Hant')
    })
  },
)
