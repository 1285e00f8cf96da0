import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { verifyProof } from '../../base/ledger/index.ts'
import type { Caller } from '../../office/access/index.ts'
import { appendRoster } from '../../office/findings/index.ts'
import { axeFindings, browserPath, keepPicture, widerThanPage } from '../browser.ts'
import { looks, type OfficeConsole, openOfficeConsole } from './office-console.ts'
import { expectNoComplaints } from './tab.ts'

const harbour =
  'name: Harbour Clinic Group\nbased_in: HK\nroles: [data-user]\ntz: Asia/Hong_Kong\nlanguages: [en]\n# Ask Lam Wai Yee before changing this.\nsubject_to: [hk-pdpo]\n'

const patients = `patient_id,name,date_of_birth,phone,email,address,hkid,favourite_colour
P-1001,LAM Siu Fong,1971-03-02,+852 5550 0101,fong@patient.example,"Flat 3, 12 Ngau Tau Kok Road",A123456(3),green
P-1002,WONG Tai Man,2019-11-30,+852 5550 0102,,,,blue
P-1003,CHEUNG Mei Ling,1960-01-01,,,,,red
`

describe.skipIf(browserPath === undefined)(
  'the settings in a real browser (skipped where Chromium is not installed)',
  () => {
    let on: OfficeConsole
    let ada: Caller
    let ben: Caller
    let aud: Caller
    let mia: Caller

    beforeAll(async () => {
      on = await openOfficeConsole()
      ada = await on.addPerson('Ada Fong', 'administrator')
      ben = await on.addPerson('Ben Ho', 'privacy-officer')
      mia = await on.addPerson('Mia Chan', 'incident-manager')
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
      await on.office.log.catchUp()
      await page.reload()
      const entry = page.getByRole('grid').getByText('Signed in').first()
      await entry.dblclick()
      const saved = page.waitForEvent('download')
      await page.getByRole('dialog').getByRole('button', { name: 'Save its proof' }).click()
      const { wrong, checked } = await verifyProof(await (await saved).path())
      expect(wrong).toEqual([])
      expect(checked.join()).toContain('session.started')
      expect(await axeFindings(page)).toEqual([])
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

    test('the roster is brought before it is needed, shown in figures, and taken into a case with one choice', async () => {
      const page = await on.open(ben, '/settings/roster')
      await page.getByText('No roster is kept ready').waitFor()
      await page.getByRole('button', { name: 'Bring a new version' }).click()
      await page.getByRole('button', { name: 'Send it' }).click()
      await page.getByText('Choose the files first.').waitFor()
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles({ name: 'patients.csv', mimeType: 'text/csv', buffer: Buffer.from(patients) })
      await page.getByRole('group', { name: 'As of' }).getByRole('spinbutton').first().click()
      await page.keyboard.type('01022026')
      await page.getByText('Kwun Tong Clinic').click()
      const worker = on.office.jobs.work({ pollMs: 20, lanes: 1 })
      await page.getByRole('button', { name: 'Send it' }).click()
      const card = page.getByRole('region', { name: 'Version 1' })
      await card.getByText('Ready', { exact: true }).waitFor()
      await card.getByText('1 child has no guardian on record').waitFor()
      expect(await page.getByText('Siu Fong').count()).toBe(0)
      await card.getByRole('button', { name: 'What reading found' }).click()
      await page
        .getByRole('dialog')
        .getByText(/favourite_colour/)
        .waitFor()
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
      const again = { stated_on: '2025-06-30', site_ids: [], files: [{ name: 'old.csv', bytes: 3 }] }
      const old = await on.act('begin-roster', again, ben)
      await appendRoster(on.office, ben, { rosterId: old.roster_id, n: 0, offset: 0 }, [Buffer.from('a,b')])
      await page.getByRole('region', { name: 'Version 2' }).getByText('Cannot be read', { exact: true }).waitFor()
      await page
        .getByText('It cannot be read as a list of patients')
        .or(page.getByText('It holds no patient'))
        .waitFor()

      const { case_id } = await on.act('open-incident', { title: 'A dump', vectors: ['malware'] }, mia)
      const attach = await on.open(mia, `/cases/${case_id}/evidence/attach`)
      await attach.getByText('The roster of our patients').click()
      await attach.getByText('The provider’s roster, kept ready').click()
      await attach.getByText('Version 1, as of 1 Feb 2026: 3 patients').first().waitFor()
      expect(await axeFindings(attach)).toEqual([])
      await attach.getByRole('button', { name: 'Take it in' }).click()
      await attach.getByRole('list', { name: 'Sources' }).getByText('The provider’s roster').waitFor()
      await worker.stop()
    })

    test('how messages go out and how people come in is said, also where it is not set up', async () => {
      const page = await on.open(ben, '/settings/ways')
      await page.getByText('CORDON_SMTP_HOST').waitFor()
      await page.getByText('CORDON_OIDC_ISSUER').waitFor()
      expect(await page.getByRole('button', { name: 'Send a test' }).count()).toBe(0)
    })

    const parts = [
      'people',
      'people/invite',
      'sites',
      'provider',
      'roster',
      'ways',
      'connectors',
      'keys',
      'approvals',
      'ledger',
    ]
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
          ['people', 'provider', 'roster', 'ways', 'connectors', 'keys'].includes(part) &&
          ['wide-en-light', 'phone-zh-dark'].includes(kind)
        )
          await keepPicture(page, `settings-${part}-${kind}`, part === 'roster' && look.width === 1280)
        if (part === 'ledger' && look.width === 360) {
          await who.getByRole('grid').getByRole('row').nth(1).click()
          await who.getByRole('dialog').waitFor()
          expect(await axeFindings(who)).toEqual([])
          expect(await widerThanPage(who)).toEqual([])
          if (kind === 'phone-zh-dark') await keepPicture(who, `settings-ledger-${kind}`)
        }
      }
    })
  },
)
