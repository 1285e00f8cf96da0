import { TOTP } from 'otpauth'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { newShares } from '../../base/vault/index.ts'
import type { Caller } from '../../office/access/index.ts'
import { axeFindings, browserPath, keepPicture, widerThanPage } from '../browser.ts'
import { looks, type OfficeConsole, openOfficeConsole } from './office-console.ts'
import { expectNoComplaints, openTab } from './tab.ts'

describe.skipIf(browserPath === undefined)(
  'ways in that few take, in a real browser (skipped where Chromium is not installed)',
  () => {
    let clinic: OfficeConsole
    let nora: Caller

    beforeAll(async () => {
      clinic = await openOfficeConsole()
      nora = await clinic.addPerson('Nora Ng')
    })
    afterEach(() => expectNoComplaints(clinic.browser))
    afterAll(() => clinic?.close())

    const refused = /^Failed to load resource.*40[013]/

    test('the directory let her in without a second factor: a wrong code changes nothing, a right one goes on', async () => {
      const { secret } = await clinic.act('begin-code-generator', {}, nora)
      const generator = new TOTP({ secret, digits: 6, period: 30 })
      const now = () => generator.generate({ timestamp: clinic.office.clock.now() })
      await clinic.act('confirm-code-generator', { secret, code: now() }, nora)
      clinic.office.clock.set(new Date(clinic.office.clock.now() + 60_000).toISOString())
      const page = await clinic.open({ ...nora, verified: false }, '/me', { expected: refused })
      await page.getByText('One more step').waitFor()
      expect(await axeFindings(page)).toEqual([])
      const field = page.getByLabel('Code from the generator on your phone')
      await field.fill('000000')
      await page.getByRole('button', { name: 'Go on' }).click()
      await page.getByText('This sign-in did not work').waitFor()
      await page.getByText('One more step').waitFor()
      await field.fill(now())
      await page.getByRole('button', { name: 'Go on' }).click()
      await page.getByRole('heading', { name: 'My ways in' }).waitFor()
      expect(page.url()).toBe(`${clinic.origin}/me`)
    })

    test('people who have a share and no account open the vault, one after the other', async () => {
      const shares: string[] = []
      await clinic.office.keyring.addLock(newShares((made) => void shares.push(...made.map((share) => share.text()))))
      clinic.office.keyring.seal()
      const page = await openTab(clinic.browser, clinic.origin, { width: 360, expected: refused })
      await page.goto(`${clinic.origin}/`)
      await page.getByRole('link', { name: 'Open the vault' }).click()
      await page.getByText('A share', { exact: true }).click()
      const field = page.getByRole('textbox', { name: 'A share' })
      await field.fill(shares[0]!.replace('-', 'Z'))
      await page.getByRole('button', { name: 'Open the vault' }).click()
      await page.getByText('VAULT_WRONG_KEY').waitFor()
      for (const [at, share] of shares.slice(0, 3).entries()) {
        await field.fill(share)
        if (at === 1) await keepPicture(page, 'unseal-share-phone')
        await page.getByRole('button', { name: 'Open the vault' }).click()
        if (at < 2) await page.getByText(`${at + 1} of 3 shares are there`).waitFor()
        expect(await axeFindings(page)).toEqual([])
      }
      await page.getByText('The vault is open').waitFor()
      expect(clinic.office.keyring.sealed).toBe(false)
    })

    test('what the server refuses is said in the reader’s language', async () => {
      const page = await openTab(clinic.browser, clinic.origin, { locale: 'zh-HK', expected: refused })
      await page.goto(`${clinic.origin}/enrol`)
      await page.getByLabel('邀請代碼').fill('NOBO-DYSC-ODE0-0000')
      await page.getByRole('button', { name: '建立通行密鑰' }).click()
      await page.getByText('登入不成功').waitFor()
      await page.getByText('請再試，或請管理員發出新邀請').waitFor()
    })

    test.each(looks)(
      'axe finds nothing on the sign-in and nothing is too wide: $locale $colorScheme $width',
      async (look) => {
        const page = await openTab(clinic.browser, clinic.origin, { ...look, expected: refused })
        // The office’s clock stands, and with it what an address may ask for.
        clinic.office.clock.set(new Date(clinic.office.clock.now() + 10_000).toISOString())
        for (const path of ['/', '/enrol', '/unseal']) {
          await page.goto(clinic.origin + path)
          await page
            .getByRole('main')
            .getByRole('link')
            .or(page.getByRole('main').getByRole('button'))
            .first()
            .waitFor()
          expect(await axeFindings(page), path).toEqual([])
          expect(await widerThanPage(page), path).toEqual([])
        }
      },
    )
  },
)
