import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../../office/access/index.ts'
import { axeFindings, browserPath, keepPicture, widerThanPage } from '../browser.ts'
import { looks, type OfficeConsole, openOfficeConsole } from './office-console.ts'
import { expectNoComplaints } from './tab.ts'

const dublin = 'name: Liffey Dental\nbased_in: IE\nroles: [data-controller]\ntz: Europe/Dublin\nlanguages: [en]\n'
const conflict = { expected: /^Failed to load resource.*409/ }
const hash = 'c0ffee00'.repeat(8)

describe.skipIf(browserPath === undefined)(
  'outside parties and custody in a real browser (skipped where Chromium is not installed)',
  () => {
    let on: OfficeConsole
    let ada: Caller
    let ben: Caller
    let rita: Caller
    let case_id: string
    let path: string

    const parties = async () => (await on.act('list-parties', { case_id }, ada)).parties
    const exhibits = async () => (await on.act('list-exhibits', { case_id }, ada)).exhibits

    beforeAll(async () => {
      on = await openOfficeConsole()
      ada = await on.addPerson('Ada Fong', 'incident-manager', 'administrator')
      ben = await on.addPerson('Ben Ho', 'privacy-officer')
      rita = await on.addPerson('Rita Byrne')
      await on.act('change-provider', { text: dublin, version: 0 }, ada)
      const opening = { title: 'A laptop left in a taxi', vectors: ['lost-device' as const] }
      case_id = (await on.act('open-incident', opening, ada)).case_id
      await on.act('add-member', { case_id, account_id: rita.accountId, role: 'reviewer' }, ben)
      path = `/cases/${case_id}/respond`
    })
    afterEach(() => expectNoComplaints(on.browser))
    afterAll(() => on?.close())

    test('a party is added, and what it was told and given is written down', async () => {
      const page = await on.open(ada, `${path}/parties`)
      await page.getByText('Nobody outside is part of it yet').waitFor()
      await page.getByRole('button', { name: 'Add a party' }).click()
      const form = page.getByRole('dialog')
      await form.getByRole('button', { name: 'Add it' }).click()
      await form.getByText('Write its name.').waitFor()
      await form.getByRole('button', { name: /What it is/ }).click()
      await page.getByRole('option', { name: 'Police' }).click()
      await form.getByLabel('Name', { exact: true }).fill('Garda station, Store Street')
      await form.getByLabel(/Their number for this matter/).fill('PULSE 4711')
      await form.getByRole('button', { name: 'Add it' }).click()
      const card = page.getByRole('article', { name: 'Garda station, Store Street' })
      await card.getByRole('button', { name: 'Record a contact' }).click()
      await form.getByText('By telephone').click()
      await form.getByRole('button', { name: 'Write it down' }).click()
      await form.getByText('Write what they were told, what they were given').waitFor()
      expect(await axeFindings(page)).toEqual([])
      await form.getByLabel(/What they were told/).fill('Where and when the laptop was lost')
      await form.getByLabel(/What they were given/).fill('Its serial number')
      await form.getByLabel(/With whom there/).fill('Sergeant Nolan')
      await form.getByRole('button', { name: 'Write it down' }).click()
      await card.getByText('Where and when the laptop was lost').waitFor()
      await card.getByText('with Sergeant Nolan').waitFor()
      expect(await parties()).toMatchObject([
        { kind: 'police', reference: 'PULSE 4711', contacts: [{ way: 'phone', given: 'Its serial number' }] },
      ])
    })

    test('two people change one party: what only one of them changed is joined, what both did is shown beside', async () => {
      const [party] = await parties()
      const page = await on.open(ben, `${path}/parties`, conflict)
      await page.getByRole('button', { name: 'Change' }).click()
      const form = page.getByRole('dialog')
      await form.getByLabel(/Note/).fill('Ben: open day and night')
      const theirs = {
        name: party!.name,
        reference: 'PULSE 4711',
        phone: '+353 1 000 0000',
        note: 'Ada: ask for Nolan',
      }
      await on.act('change-party', { case_id, party_id: party!.party_id, version: party!.version, ...theirs }, ada)
      await form.getByRole('button', { name: 'Save' }).click()
      await form.getByText('Ada: ask for Nolan').first().waitFor()
      expect(await form.getByLabel(/Telephone/).inputValue()).toBe('+353 1 000 0000')
      await form.getByRole('button', { name: 'Mine, then theirs' }).click()
      await form.getByRole('button', { name: 'Save' }).click()
      await form.waitFor({ state: 'detached' })
      expect((await parties())[0]).toMatchObject({ ...theirs, note: 'Ben: open day and night\n\nAda: ask for Nolan' })
    })

    test('something is taken into the chain of custody with what the record of a source asks', async () => {
      const page = await on.open(ada, `${path}/custody`)
      await page.getByRole('button', { name: 'Take something in' }).click()
      const form = page.getByRole('dialog')
      await form.getByRole('button', { name: /What it is/ }).click()
      await page.getByRole('option', { name: 'Disk copy' }).click()
      await form.getByLabel('Description').fill('Copy of the disk of the second laptop')
      await form.getByLabel('Where it was found').fill('Surgery 2')
      await form.getByLabel('Who took it').fill('Ada Fong')
      await form.getByLabel('How it was taken').fill('Switched off, write blocker, bit by bit')
      await form.getByLabel('Where it is kept').fill('Safe in the office')
      await form.getByLabel(/SHA-256/).fill('c0ffee')
      await form.getByRole('button', { name: 'Take it in' }).click()
      await form.getByText('A SHA-256 has 64 digits').waitFor()
      expect(await axeFindings(page)).toEqual([])
      await form.getByLabel(/SHA-256/).fill(`${hash.toUpperCase()} `)
      await form.getByRole('button', { name: 'Take it in' }).click()
      await page.getByText('It is in the chain as E-001.').waitFor()
      expect(await exhibits()).toMatchObject([{ code: 'E-001', kind: 'disk-copy', holder: 'Ada Fong', sha256: hash }])
    })

    test('it changes hands twice: the hash holds, then it does not, and everybody sees so', async () => {
      const page = await on.open(ada, `${path}/custody`)
      await page.getByRole('link', { name: /E-001/ }).click()
      const hand = async (to: string, sha256: string) => {
        await page.getByRole('button', { name: 'Hand it over' }).click()
        const form = page.getByRole('dialog')
        await form.getByLabel('To whom').fill(to)
        await form.getByLabel('Why', { exact: true }).fill('To be examined')
        await form.getByLabel('By whose authority').fill('Ben Ho, privacy officer')
        await form.getByLabel(/Where it is kept from now on/).fill('Laboratory')
        await form.getByLabel(/SHA-256/).fill(sha256)
        await form.getByRole('button', { name: 'Record it' }).click()
        await page.getByText(`handed it to ${to}`).waitFor()
      }
      await hand('Northside Forensics', hash)
      expect(await exhibits()).toMatchObject([
        { holder: 'Northside Forensics', storage: 'Laboratory', last_check: 'same' },
      ])
      await hand('Court office', 'ab'.repeat(32))
      await page.getByText('The content is not the same as when it was taken').waitFor()
      expect(await exhibits()).toMatchObject([{ holder: 'Court office', last_check: 'different' }])
      await page.emulateMedia({ media: 'print' })
      expect(await page.getByText('Signature').filter({ visible: true }).count()).toBe(3)
      expect(await page.getByRole('button', { name: 'Hand it over' }).filter({ visible: true }).count()).toBe(0)
    })

    test('a reviewer has neither door, and is told why at the address; nothing is asked that would be refused', async () => {
      const page = await on.open(rita, `${path}/parties`)
      await page.getByText('The outside parties are closed to you').waitFor()
      await page.goto(`${on.origin}${path}/custody`)
      await page.getByText('The chain of custody is closed to you').waitFor()
      expect(await page.getByRole('link', { name: /Outside parties|custody/ }).count()).toBe(0)
      expect(on.server.logged.filter((line) => line.includes('NOT_ALLOWED'))).toEqual([])
    })

    test.each(looks)(
      'axe finds nothing, and nothing is wider than the page: $locale $colorScheme $width',
      async (look) => {
        const [exhibit] = await exhibits()
        const page = await on.open(ada, `${path}/parties`, look)
        for (const [name, at, ready] of [
          ['parties', `${path}/parties`, '.times'],
          ['custody', `${path}/custody`, '.rows'],
          ['exhibit', `${path}/custody/${exhibit!.exhibit_id}`, '.times'],
        ] as const) {
          await page.goto(on.origin + at)
          await page.locator(ready).first().waitFor()
          expect(await axeFindings(page), name).toEqual([])
          expect(await widerThanPage(page), name).toEqual([])
          const kind = `${look.width === 360 ? 'phone' : 'wide'}-${look.locale.slice(0, 2)}-${look.colorScheme}`
          if (['wide-en-light', 'phone-zh-dark'].includes(kind)) await keepPicture(page, `${name}-${kind}`)
        }
      },
    )
  },
)
