import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, browserPath, keepPicture, widerThanPage } from '../browser.ts'
import { looks, type OfficeConsole } from './office-console.ts'
import { openReadConsole, type ReadCase } from './read-console.ts'
import { expectNoComplaints } from './tab.ts'

describe.skipIf(browserPath === undefined)(
  'the register in a real browser (skipped where Chromium is not installed)',
  () => {
    let on: OfficeConsole
    let of: ReadCase
    let path: string

    beforeAll(async () => {
      ;({ on, of } = await openReadConsole(150))
      path = `/cases/${of.case_id}/register`
    })
    afterEach(() => expectNoComplaints(on.browser))
    afterAll(() => on?.close())

    const people = (input: object = {}) => on.act('list-people', { case_id: of.case_id, ...input }, of.ben)

    test('everybody is in the table, worst first, and the last row is one key away', async () => {
      const { total } = await people()
      const last = (await people({ from: total - 1 })).people[0]!
      const page = await on.open(of.ben, path)
      const grid = page.getByRole('grid', { name: 'People of the register' })
      await grid.waitFor()
      expect(await grid.getAttribute('aria-rowcount')).toBe(String(total + 1))
      await grid.getByRole('gridcell').first().focus()
      await page.keyboard.press('Control+End')
      await grid.getByText(last.person_id).waitFor()
    })

    test('a filter stands in the address as a code, and the table shows those who fit', async () => {
      const { matching, total } = await people({ band: ['high'] })
      expect(matching).toBeGreaterThan(0)
      const page = await on.open(of.ben, path)
      await page
        .getByRole('button', { name: /^Anybody Harm|Harm/ })
        .first()
        .click()
      await page.getByRole('option', { name: `High (${matching})`, exact: true }).click()
      await page.getByText(`${matching} of ${total} people`).waitFor()
      expect(new URL(page.url()).search).toBe('?band=high')
      await page.getByRole('button', { name: 'Show everybody' }).click()
      await page.getByText(`${total} of ${total} people`).waitFor()
    })

    test('a number of the overview opens the people behind it', async () => {
      const { matching, total } = await people({ band: ['medium'] })
      const page = await on.open(of.ben, `/cases/${of.case_id}`)
      await page.getByRole('button', { name: 'Medium: open the list' }).click()
      await page.getByText(`${matching} of ${total} people`).waitFor()
    })

    test('somebody is found by a name, and their page says what was seen where, why, and which duties count them', async () => {
      const one = (await people({ outcome: ['linked'] })).people[0]!
      const whole = await on.act(
        'read-person',
        { case_id: of.case_id, run_id: (await people()).run_id, person: one.person },
        of.ben,
      )
      const page = await on.open(of.ben, path)
      await page.getByLabel('Find a person').fill(one.name)
      await page.keyboard.press('Enter')
      await page.getByRole('link', { name: one.name }).first().click()
      await page.getByRole('heading', { name: 'What was seen, and where' }).waitFor()
      await page.getByText(whole.seen[0]!.item, { exact: true }).first().waitFor()
      await page.getByText(whole.reasons.at(-1)!).waitFor()
      const compared = page.getByRole('table').getByRole('row')
      expect(await compared.count()).toBe(whole.weights.length + 1)
      const duties = page.getByRole('list', { name: 'Duties that count this person' }).getByRole('listitem')
      expect(await duties.count()).toBe(whole.duties.length)
    })

    test('nothing of a person is in the address, the title or the log', async () => {
      const one = (await people()).people[0]!
      const page = await on.open(of.ben, `${path}/${one.person}`)
      await page.getByRole('heading', { name: one.name }).waitFor()
      const seen = [page.url(), await page.title(), ...on.server.logged].join('\n')
      for (const word of [one.name, one.patient_id ?? one.name]) expect(seen).not.toContain(word)
      expect(await page.title()).toBe('A person of the register · Cordon')
    })

    test('who is not found is said, and what is typed is still there after a look elsewhere', async () => {
      const page = await on.open(of.ben, path)
      await page.getByLabel('Find a person').fill('Zyxwv Qponm')
      await page.getByRole('button', { name: 'Find', exact: true }).click()
      await page.getByText('Nobody is found by this').waitFor()
      await page.getByRole('link', { name: 'Overview' }).click()
      await page.getByRole('heading', { name: 'Harm' }).waitFor()
      await page.getByRole('link', { name: 'Register' }).click()
      expect(await page.getByLabel('Find a person').inputValue()).toBe('Zyxwv Qponm')
    })

    test('the register is given to a firm: sealed for its key, once a second person agrees, and written down when it is fetched', async () => {
      const { case_id } = of
      const paula = await on.addPerson('Paula Reyes')
      await on.act('add-member', { case_id, account_id: paula.accountId, role: 'privacy-officer' }, of.ben)
      await on.act('add-party', { case_id, kind: 'forensics-firm', name: 'Deep Look Ltd' }, of.ben)
      const page = await on.open(of.ben, path)
      await page.getByRole('link', { name: 'Give the register to an outside party' }).click()
      await page.getByRole('button', { name: 'Ask a second person to agree' }).click()
      await page.getByText('Paste at least one key').waitFor()
      await page.getByRole('button', { name: /For whom/ }).click()
      await page.getByRole('option', { name: 'Deep Look Ltd' }).click()
      await page.getByLabel('What for').fill('To compare with what they found on the disk')
      await page.getByLabel('Their public keys').fill(await identityToRecipient(await generateX25519Identity()))
      await page.getByRole('button', { name: 'Ask a second person to agree' }).click()
      await page.getByText('Waiting for a second person').waitFor()
      await on.agree(paula)
      await page.reload()
      await page.getByText('Not fetched yet').waitFor()
      await page.getByText('To compare with what they found on the disk').waitFor()
      expect(await axeFindings(page)).toEqual([])
      await keepPicture(page, 'export-wide-en-light', true)
      const downloading = page.waitForEvent('download')
      await page.getByRole('button', { name: 'People', exact: true }).click()
      expect((await downloading).suggestedFilename()).toMatch(/^register-[0-9a-f]{8}-people\.csv\.age$/)
      await page.getByText('Given', { exact: true }).waitFor()
    })

    test('somebody at the call desk answers one caller, and their page says that they rang; the desk sees nothing else', async () => {
      const { case_id } = of
      const cara = await on.addPerson('Cara Ng')
      await on.act('add-member', { case_id, account_id: cara.accountId, role: 'call-desk' }, of.ben)
      const { people: linked, run_id } = await on.act(
        'list-people',
        { case_id, outcome: ['linked'], limit: 50 },
        of.ben,
      )
      const read = (person: number) => on.act('read-person', { case_id, run_id, person }, of.ben)
      let caller = await read(linked[0]!.person)
      for (const { person } of linked) {
        caller = await read(person)
        if (caller.birth !== undefined && !caller.minor && !caller.deceased && !caller.safe_address) break
      }
      const page = await on.open(cara, `/cases/${case_id}`)
      await page.getByRole('link', { name: 'Call desk' }).click()
      await page.getByRole('button', { name: 'Look it up' }).click()
      await page.getByText('Ask for the name.').waitFor()
      await page.getByLabel('Full name').fill('Zyxwv Qponm')
      await page.getByLabel('A number of theirs').fill('0000')
      await page.keyboard.press('Enter')
      await page.getByText('Not found by what they said').waitFor()
      await page.getByText('9 tries left').waitFor()
      await page.getByRole('button', { name: 'Next caller' }).click()
      expect(await page.getByLabel('Full name').inputValue()).toBe('')
      await page.getByLabel('Full name').fill(caller.name)
      const number = caller.lookups.find(({ kind }) => kind === 'number')!
      await page.getByLabel('A number of theirs').fill(number.value)
      await page.getByRole('button', { name: 'Look it up' }).click()
      await page.getByText('These are in the files. You can tell them:').waitFor()
      expect(await page.locator('.callers-elements li').count()).toBe(caller.elements.length)
      expect(await axeFindings(page)).toEqual([])
      await keepPicture(page, 'callers-wide-en-light', true)
      for (const said of [caller.name, number.value]) expect(page.url()).not.toContain(said)
      expect(await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })')).not.toContain(caller.name)
      expect(await page.getByRole('link', { name: 'Register' }).count()).toBe(0)
      const own = await on.open(of.ben, `${path}/${caller.person}`)
      await own.getByRole('list', { name: 'Calls' }).getByText('Was told what was in the files').waitFor()
    })

    test('whoever may not see people has no door to them, and behind it is told why; nothing is asked for them', async () => {
      const page = await on.open(of.sam, path)
      await page.getByText('The register is closed to you').waitFor()
      expect(await page.getByRole('link', { name: 'Register' }).count()).toBe(0)
      expect(on.server.logged.filter((line) => line.includes('NOT_ALLOWED'))).toEqual([])
    })

    test.each(looks)(
      'axe finds nothing, and nothing is wider than the page: $locale $colorScheme $width',
      async (look) => {
        const worst = (await people()).people[0]!
        for (const [name, at, ready] of [
          ['register', path, '.grid-row'],
          ['person', `${path}/${worst.person}`, '.weights, .reasons'],
          ['export', `${path}/export`, 'form'],
          ['callers', `/cases/${of.case_id}/callers`, 'form'],
        ] as const) {
          const page = await on.open(of.ben, at, look)
          await page.locator(ready).first().waitFor()
          expect(await axeFindings(page), name).toEqual([])
          expect(await widerThanPage(page), name).toEqual([])
          const kind = `${look.width === 360 ? 'phone' : 'wide'}-${look.locale.slice(0, 2)}-${look.colorScheme}`
          if (['wide-en-light', 'phone-zh-dark'].includes(kind)) await keepPicture(page, `${name}-${kind}`, true)
        }
      },
    )
  },
)
