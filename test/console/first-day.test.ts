import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, enrolFirstAdministrator } from '../../office/access/index.ts'
import { makeReportingKey } from '../../office/incidents/index.ts'
import { axeFindings, browserPath, keepPicture } from '../browser.ts'
import { addAuthenticator } from './authenticator.ts'
import { type OfficeConsole, openOfficeConsole } from './office-console.ts'
import { expectNoComplaints, openTab } from './tab.ts'

/** What browsers write when the server says that nobody is signed in yet, and when it clears what they kept. */
const expected = /^Failed to load resource.*4(01|22)|^Clear-Site-Data/

describe.skipIf(browserPath === undefined)(
  'the first day of a provider, on a whole server in a real browser (skipped where Chromium is not installed)',
  () => {
    let clinic: OfficeConsole
    const devices = new Map<string, Page>()

    beforeAll(async () => {
      clinic = await openOfficeConsole()
      await makeReportingKey(clinic.office)
    })
    afterAll(async () => {
      await expectNoComplaints(clinic.browser)
      await clinic.close()
    })
    afterEach(() => clinic.office.clock.set(new Date(clinic.office.clock.now() + 30_000).toISOString()))

    /** A device of its own, with its own passkeys; it stays open from story to story, as devices do. */
    async function openDevice(owner: string, look: Parameters<typeof openTab>[2] = {}): Promise<Page> {
      const page = await openTab(clinic.browser, clinic.origin, { expected, ...look })
      page.setDefaultTimeout(20_000)
      await addAuthenticator(page)
      devices.set(owner, page)
      return page
    }

    async function enrol(page: Page, code: string, words: { make: string; kept: string; next: string }): Promise<void> {
      await page.goto(`${clinic.origin}/enrol#${code}`)
      await page.getByRole('button', { name: words.make }).click()
      await page.getByText(words.kept).click()
      await page.getByRole('button', { name: words.next }).click()
    }
    /** As the office knows somebody who enrolled here. */
    async function callerOf(name: string): Promise<Caller> {
      const admin = await clinic.addPerson('Auditor', 'auditor')
      const { accounts } = await clinic.act('list-accounts', {}, admin)
      return { ...admin, accountId: accounts.find((account) => account.name === name)!.account_id }
    }

    const english = { make: 'Make a passkey', kept: 'I keep it in a safe place', next: 'Go on' }
    const chinese = { make: '建立通行密鑰', kept: '我已妥善保存', next: '繼續' }

    test('the first administrator enrols with the code from the terminal, leaves, and is back in two clicks', async () => {
      const { code } = await enrolFirstAdministrator(clinic.office, { name: 'Ada Fong' })
      const page = await openDevice('Ada')
      await enrol(page, code, english)
      await page.getByText('Nothing waits for you').waitFor()
      await page.getByRole('button', { name: 'Me', exact: true }).click()
      await page.getByRole('menuitem', { name: 'Sign out' }).click()
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
      await page.getByText('Nothing waits for you').waitFor()
    })

    test('she invites the privacy officer, by keyboard from anywhere', async () => {
      const page = devices.get('Ada')!
      await page.keyboard.press('Control+k')
      await page.keyboard.type('settings')
      await page.keyboard.press('Enter')
      await page.waitForURL(`${clinic.origin}/settings/people`)
      await page.getByRole('button', { name: 'Invite somebody' }).click()
      await page.getByRole('button', { name: 'Make the invitation' }).click()
      await page.getByText('Write the name').waitFor()
      expect(await page.locator(':focus').getAttribute('aria-invalid')).toBe('true')
      await page.keyboard.type('Ben Ho')
      await page.getByLabel('E-mail address').fill('ben@harbour.example')
      await page.getByText('Privacy officer', { exact: true }).click()
      await page.getByText('IT and security', { exact: true }).click()
      expect(await axeFindings(page)).toEqual([])
      await page.getByRole('button', { name: 'Make the invitation' }).click()
      const list = page.getByRole('list', { name: 'Invitation for Ben Ho' })
      await list.waitFor()
      expect(await axeFindings(page)).toEqual([])
      await keepPicture(page, 'invitation-wide-en-light')
      const code = (await list.textContent())!
      expect(page.url()).not.toContain(code)
      const his = await openDevice('Ben', { width: 360, height: 740, hasTouch: true, locale: 'zh-HK' })
      await enrol(his, code, chinese)
      await his.getByText('沒有等待你處理的事項').waitFor()
      await page.getByText('I keep it in a safe place').click()
      await page.getByRole('button', { name: 'It is handed over' }).click()
      await page.getByRole('grid').getByText('Ben Ho').waitFor()
      await page.getByRole('grid').getByText('Privacy officer, IT and security').waitFor()
      await page.getByRole('grid').getByText('Has a passkey').first().waitFor()
    })

    test('a code works once: on another phone it is refused', async () => {
      const page = devices.get('Ada')!
      await page.getByRole('grid').getByText('Ben Ho').click()
      await page.getByRole('button', { name: 'Make a new invitation' }).click()
      const code = (await page.getByRole('list', { name: 'Invitation for Ben Ho' }).textContent())!
      const second = await openDevice('second phone of Ben', { width: 360, locale: 'zh-HK' })
      await enrol(second, code, chinese)
      await second.getByText('沒有等待你處理的事項').waitFor()
      const thief = await openDevice('thief', { width: 360 })
      await thief.goto(`${clinic.origin}/enrol#${code}`)
      await thief.getByRole('button', { name: 'Make a passkey' }).click()
      await thief.getByText('This sign-in did not work').waitFor()
    })

    test('she says who the provider is; what is wrong stands at its field', async () => {
      const page = devices.get('Ada')!
      await page.goto(`${clinic.origin}/settings/provider`)
      await page.getByText('Nobody has said yet who the provider is').waitFor()
      await page.getByLabel('Name', { exact: true }).first().fill('Harbour Clinic Group')
      await page.getByRole('combobox', { name: 'Based in' }).fill('Hong Kong')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.getByText('Data user (Hong Kong)').click()
      await page.getByText('Healthcare provider').click()
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('This is needed').waitFor()
      expect(await page.locator(':focus').getAttribute('role')).toBe('combobox')
      await page.keyboard.type('Hong Kong')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.getByText('繁體中文').click()
      await page.getByText('English', { exact: true }).click()
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('Saved', { exact: true }).waitFor()
      await page.getByRole('tab', { name: 'As the file' }).click()
      expect(await page.getByLabel('provider.yaml').inputValue()).toBe(
        [
          ...['name: Harbour Clinic Group', 'based_in: HK', 'roles: [ data-user, healthcare-provider ]'],
          ...['tz: Asia/Hong_Kong', 'languages: [ zh-Hant-HK, en ]', ''],
        ].join('\n'),
      )
    })

    test('a nurse who was never invited reports on her phone; Ben takes it into a case on his', async () => {
      const hers = await openTab(clinic.browser, clinic.origin, { width: 360, height: 740, hasTouch: true, expected })
      await hers.goto(`${clinic.origin}/`)
      await hers.getByRole('link', { name: 'Report a concern without signing in' }).click()
      await hers.getByText('Locked files or a ransom note').click()
      await hers.getByRole('region', { name: 'Do this now' }).waitFor()
      await hers.getByRole('button', { name: 'Send the report' }).click()
      await hers.getByText('CON-2026-001').waitFor()
      const his = devices.get('Ben')!
      await his.goto(`${clinic.origin}/`)
      await his
        .getByRole('link', { name: '有人報告可疑事件' })
        .or(his.getByRole('link', { name: '可疑事件' }))
        .first()
        .click()
      await his.getByText('CON-2026-001').first().click()
      await his.getByRole('button', { name: '以此報告開立事故個案' }).click()
      await his.getByText('惡意軟件或勒索').click()
      await his.getByRole('textbox').first().fill('辦公室電腦檔案被鎖')
      await his.getByRole('button', { name: '開立' }).click()
      await his.getByText('INC-2026-001').first().waitFor()
      const [one] = (await clinic.act('list-cases', {}, await callerOf('Ben Ho'))).cases
      expect(one).toMatchObject({ code: 'INC-2026-001', vectors: ['malware'] })
    })

    test('four eyes: Ada asks for shares, Ben sees and prints them once, three of them open the vault', async () => {
      const page = devices.get('Ada')!
      await page.goto(`${clinic.origin}/settings/keys`)
      await page.getByRole('button', { name: 'Ask for new shares' }).click()
      await page.getByText('Waiting for a second person').waitFor()
      await page.getByRole('link', { name: 'Second person' }).last().click()
      await page.getByRole('button', { name: 'Withdraw' }).waitFor()
      expect(await page.getByRole('button', { name: 'Confirm' }).count()).toBe(0)
      const his = devices.get('Ben')!
      await his.goto(`${clinic.origin}/`)
      await his.getByText('為保險庫密鑰製作五份新份額').waitFor()
      await his.getByText('須於以下時間前決定').waitFor()
      expect(await his.getByRole('main').textContent()).not.toMatch(/print-shares|approval-asked/)
      await his.getByRole('button', { name: '顯示確實內容' }).click()
      await his.getByText('沒有其他內容').waitFor()
      await his.getByRole('button', { name: '確認' }).scrollIntoViewIfNeeded()
      await keepPicture(his, 'home-second-person-phone-zh')
      await his.getByRole('button', { name: '確認' }).click()
      const list = his.getByRole('list', { name: '保險庫密鑰的五份份額' })
      await list.waitFor()
      expect(await axeFindings(his)).toEqual([])
      await keepPicture(his, 'shares-phone-zh')
      const shares = await list.getByRole('listitem').locator('code').allTextContents()
      expect(shares).toHaveLength(5)
      // No link leads away from what is shown once.
      await his.locator('nav.bottom a').last().click()
      await his.getByText('頁面上仍有只顯示一次的內容').waitFor()
      expect(await list.getByRole('listitem').count()).toBe(5)
      await his.emulateMedia({ media: 'print' })
      expect((await his.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000)
      await his.emulateMedia({ media: 'screen' })
      await his.getByText('我已妥善保存').click()
      await his.getByRole('button', { name: '繼續' }).click()
      await list.waitFor({ state: 'detached' })
      await page.goto(`${clinic.origin}/settings/keys`)
      await page.getByText('Shares, of several people').waitFor()
      await page.getByRole('button', { name: 'Seal the vault now' }).click()
      await page.getByRole('alertdialog').getByRole('button', { name: 'Seal the vault now' }).click()
      await page.getByText('The vault is sealed').waitFor()
      expect(clinic.office.keyring.sealed).toBe(true)
      await page.getByText('A share', { exact: true }).click()
      for (const [at, share] of [shares[4]!, shares[0]!, shares[2]!].entries()) {
        await page.getByRole('textbox', { name: 'A share' }).fill(share)
        await page.getByRole('button', { name: 'Open the vault' }).click()
        if (at < 2) await page.getByText(`${at + 1} of 3 shares are there`).waitFor()
      }
      await page.getByRole('heading', { name: 'What opens the vault' }).waitFor()
    })

    test('and all of it stands in the ledger, which holds', async () => {
      const page = devices.get('Ada')!
      await page.goto(`${clinic.origin}/settings/ledger`)
      const grid = page.getByRole('grid', { name: 'Entries of the ledger' })
      await grid.getByText('Vault opened').waitFor()
      await grid.getByText('Decided as the second person').waitFor()
      await grid.getByText('Make new shares').first().waitFor()
      expect(await grid.textContent()).not.toMatch(/print-shares|office\.action|session\.started/)
      await page.getByRole('button', { name: 'Verify now' }).click()
      await page.getByText(/^It holds: \d+ entries, none changed or missing/).waitFor()
      expect(await axeFindings(page)).toEqual([])
      await keepPicture(page, 'ledger-wide-en-light', true)
    })

    test('and what was done in the case is found by its case, in the reader’s language', async () => {
      const page = devices.get('Ben')!
      await page.goto(`${clinic.origin}/settings/ledger`)
      const grid = page.getByRole('grid', { name: '帳本記錄' })
      await page.getByRole('combobox', { name: '個案' }).fill('INC')
      await page.getByRole('option', { name: /INC-2026-001/ }).waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await grid.getByText('開立個案').first().waitFor()
      await page.getByRole('button', { name: '種類' }).click()
      await page.getByRole('option', { name: '任務' }).click()
      await grid.getByText('任務開啟').first().waitFor()
      await expect.poll(() => grid.getByText('開立個案').count(), { timeout: 20_000 }).toBe(0)
      expect(await axeFindings(page)).toEqual([])
    })
  },
)
