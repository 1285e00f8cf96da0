import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../../office/access/index.ts'
import { axeFindings, browserPath, keepPicture, widerThanPage } from '../browser.ts'
import { looks, type OfficeConsole, openOfficeConsole } from './office-console.ts'
import { expectNoComplaints } from './tab.ts'

const harbour =
  'name: Harbour Clinic Group\nbased_in: HK\nroles: [data-user]\ntz: Asia/Hong_Kong\nlanguages: [en]\n# Ask Lam Wai Yee before changing this.\nsubject_to: [hk-pdpo]\n'

describe.skipIf(browserPath === undefined)(
  'the settings in a real browser (skipped where Chromium is not installed)',
  () => {
    let on: OfficeConsole
    let ada: Caller
    let ben: Caller
    let aud: Caller

    beforeAll(async () => {
      on = await openOfficeConsole()
      ada = await on.addPerson('Ada Fong', 'administrator')
      ben = await on.addPerson('Ben Ho', 'privacy-officer')
      aud = await on.addPerson('Audrey Chow', 'auditor')
      await on.addPerson('Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh the Younger of the Outpatient Desk')
      await on.addPerson('מרים לוי')
      await on.act('add-site', { name: 'Kwun Tong Clinic' }, ada)
      await on.act('change-provider', { text: harbour, version: 0 }, ada)
    })
    afterEach(() => expectNoComplaints(on.browser))
    afterAll(() => on?.close())

    test('what the form does not show, a comment too, is still there after saving from it', async () => {
      const page = await on.open(ada, '/settings/provider')
      await page.getByLabel('Name', { exact: true }).first().fill('Harbour Clinics')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('Saved', { exact: true }).waitFor()
      const { text } = await on.act('show-provider', {}, ben)
      expect(text.replaceAll(/\[ | \]/g, (brackets) => brackets.trim())).toBe(
        harbour.replace('Harbour Clinic Group', 'Harbour Clinics'),
      )
    })

    test('who may look changes nothing: a privacy officer reads the settings and has no button', async () => {
      const page = await on.open(ben, '/settings/people')
      await page.getByRole('grid').getByText('Ada Fong').waitFor()
      expect(await page.getByRole('link', { name: 'Invite somebody' }).count()).toBe(0)
      await page.goto(`${on.origin}/settings/provider`)
      await page.getByText('Harbour Clinic').first().waitFor()
      expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0)
      expect(on.server.logged.filter((line) => line.includes('NOT_ALLOWED'))).toEqual([])
    })

    test('the auditor reads the ledger, and it is checked before their eyes', async () => {
      const page = await on.open(aud, '/settings/ledger')
      await page
        .getByRole('button', { name: /verify|check/i })
        .first()
        .click()
      await page.getByText(/holds/i).first().waitFor()
    })

    test('a system is connected, changed without its secret being shown, and taken away', async () => {
      // The browser complains of the refusal that the story is about.
      const page = await on.open(ada, '/settings/connectors', { expected: /^Failed to load resource.*422/ })
      await page.getByText('No system is connected').waitFor()
      await page.getByRole('button', { name: 'What is it?' }).click()
      await page.getByRole('option', { name: 'SCIM 2.0' }).click()
      await page.getByLabel('Name, as people here call it').fill('Accounts of the clinics')
      await page.getByLabel('Address').fill('http://id.harbour.example/scim/v2')
      await page.getByLabel('Token').fill('a-secret-of-the-harbour')
      await page.getByRole('button', { name: 'Save and try it' }).click()
      await page.getByText(/must begin with https/).waitFor()
      await page.getByLabel('Address').fill('https://id.harbour.example/scim/v2')
      await page.getByRole('button', { name: 'Save and try it' }).click()
      const card = page.getByRole('region', { name: 'Accounts of the clinics' })
      await card.getByText('disable an account').waitFor()
      await card.getByRole('button', { name: 'Change it' }).click()
      expect(await page.getByLabel('Token').inputValue()).toBe('')
      await page.getByLabel('Name, as people here call it').fill('Accounts of all clinics')
      await page.getByRole('button', { name: 'Save and try it' }).click()
      await page.getByRole('region', { name: 'Accounts of all clinics' }).waitFor()
      const [one] = (await on.act('list-connectors', {}, ben)).connectors
      const kept = await on.act('read-connector', { connector_id: one!.connector_id }, ada)
      expect(kept).toMatchObject({ secrets: ['token'], settings: { url: 'https://id.harbour.example/scim/v2' } })
      await page.goto(`${on.origin}/settings/connectors`)
      await page.getByRole('button', { name: 'Take away' }).click()
      await page.getByRole('alertdialog').getByRole('button', { name: 'Take away' }).click()
      await page.getByText('No system is connected').waitFor()
      const settings = {
        url: 'https://id.harbour.example',
        realm: 'staff',
        clientId: 'cordon',
        clientSecret: 'x'.repeat(24),
      }
      await on.act('set-connector', { kind: 'keycloak', label: 'Sign-in of the clinics', settings }, ada)
    })

    test('how messages go out and how people come in is said, also where it is not set up', async () => {
      const page = await on.open(ben, '/settings/ways')
      await page.getByText('CORDON_SMTP_HOST').waitFor()
      await page.getByText('CORDON_OIDC_ISSUER').waitFor()
      expect(await page.getByRole('button', { name: 'Send a test' }).count()).toBe(0)
    })

    const parts = ['people', 'people/invite', 'sites', 'provider', 'ways', 'connectors', 'keys', 'approvals', 'ledger']
    test.each(looks)('axe finds nothing, and nothing is too wide: $locale $colorScheme $width', async (look) => {
      const page = await on.open(ada, '/settings', look)
      for (const part of parts) {
        const who = part === 'ledger' ? await on.open(aud, `/settings/${part}`, look) : page
        if (who === page) await page.goto(`${on.origin}/settings/${part}`)
        await who.getByRole('main').getByRole('heading').first().waitFor()
        await expect.poll(() => who.getByText(/^(One moment|請稍候)/).count(), { timeout: 20_000 }).toBe(0)
        // A long table draws its rows once more when the page has its height.
        await expect.poll(async () => [part, ...(await axeFindings(who))], { timeout: 30_000 }).toEqual([part])
        expect([part, ...(await widerThanPage(who))]).toEqual([part])
        const kind = `${look.width === 360 ? 'phone' : 'wide'}-${look.locale.slice(0, 2)}-${look.colorScheme}`
        if (
          ['people', 'provider', 'ways', 'connectors', 'keys'].includes(part) &&
          ['wide-en-light', 'phone-zh-dark'].includes(kind)
        )
          await keepPicture(page, `settings-${part}-${kind}`)
      }
    })
  },
)
