import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '../../../test/act.ts'
import { inventRegister, keepSynthetic } from '../../../test/synthetic-register.ts'
import { openTestOffice, type TestOffice, testPassphrase } from '../../../test/test-office.ts'
import type { Caller } from '../../access/index.ts'
import { mostMisses } from '../callers/answer-caller.ts'
import { heldKinds } from '../hold-open.ts'
import { vaultOf } from '../vault-of.ts'
import { nameIndexPath } from './keep-people.ts'

const { people, entries } = inventRegister('hk', 8, 300)
const plain = entries.filter(
  ({ outcome, words: { minor, deceased, safe_address } }) =>
    outcome === 'linked' && !minor && !deceased && !safe_address,
)
const ofPerson = (person: number) => people[person]!

describe('looking for somebody', () => {
  let office: TestOffice
  let ben: Caller
  let cal: Caller
  let case_id: string
  let run_id: string
  beforeAll(async () => {
    office = await openTestOffice()
    const ada = await office.addPerson('Ada Fong', 'incident-manager')
    ben = await office.addPerson('Ben Ho', 'privacy-officer')
    cal = await office.addPerson('Cal Yip')
    case_id = (await act(office, 'open-incident', { title: 'A copied disk', vectors: ['lost-device'] }, ada)).case_id
    const admin = await office.store.connectAdmin()
    await admin.query(
      `insert into cordon.memberships (case_id, person_id, role, since) values ($1, $2, 'call-desk', '2026-03-01T00:00:00Z')`,
      [case_id, cal.accountId],
    )
    await admin.end()
    run_id = await keepSynthetic(office, case_id, ada.accountId, entries)
  })
  afterAll(() => office?.close())

  const find = (text: string, by?: string) =>
    act(office, 'find-people', { case_id, text, ...(by !== undefined && { by }) } as never, ben)

  test('by any number, phone, address or whole name, however it is written', async () => {
    const { person, words } = plain.find((one) => ofPerson(one.person).email !== '')!
    const { id, nationalId, mobile, email } = ofPerson(person)
    for (const text of [
      id,
      id.toLowerCase(),
      nationalId,
      nationalId.replace(/[()]/g, ''),
      `+852 ${mobile}`,
      email.toUpperCase(),
    ])
      expect(
        (await find(text)).people.map((one) => one.person),
        text,
      ).toContain(person)
    const turned = words.name.split(' ').reverse().join(', ')
    const [first] = (await find(turned)).people
    expect(first).toMatchObject({ name: words.name, found_by: 'name', likeness: 1 })
  })

  test('by parts of a name, a slip, or the characters of it', async () => {
    const { person, words } = plain.find(
      ({ words: one }) => one.name.split(' ').length === 3 && one.chinese_name !== '',
    )!
    const [family, ...given] = words.name.split(' ')
    const joined = `${family} ${given.join('')}`
    for (const typed of [joined.toLowerCase(), `${given.join(' ')} ${family!.slice(0, 2)}`, words.chinese_name!]) {
      const { people: found } = await find(typed)
      expect(
        found.map((one) => one.person),
        typed,
      ).toContain(person)
    }
    const [near] = (await find(`${words.name} `, 'similar-name')).people
    expect(near).toMatchObject({ found_by: 'similar-name' })
  })

  test('nobody is nobody; and the names leave memory with the keys', async () => {
    expect((await find('Zzyzx Qwrtpl')).people).toEqual([])
    expect((await find('HC0000001')).people).toEqual([])
    expect(heldKinds(office)).toContain('names')
    office.keyring.seal()
    expect(heldKinds(office)).toEqual([])
    await office.keyring.open(testPassphrase())
  })

  test('a register that an older version kept, without the index of its names, is searched all the same', async () => {
    const typed = plain[3]!.words.name.toLowerCase().slice(0, -1)
    const before = await find(typed, 'similar-name')
    expect(before.people.length).toBeGreaterThan(0)
    expect(await vaultOf(office, case_id).remove(nameIndexPath(run_id))).toBe(true)
    office.keyring.seal()
    await office.keyring.open(testPassphrase())
    expect(await find(typed, 'similar-name')).toEqual(before)
  })

  test('a row whose token fits and whose value does not is not found', async () => {
    const [one, other] = plain
    const admin = await office.store.connectAdmin()
    await admin.query(
      `insert into cordon.people_tokens (case_id, run_id, token, person)
       select case_id, run_id, token, $3 from cordon.people_tokens where case_id = $1 and run_id = $2 and person = $4 on conflict do nothing`,
      [case_id, run_id, other!.person, one!.person],
    )
    await admin.end()
    const found = (await find(ofPerson(one!.person).nationalId)).people.map(({ person }) => person)
    expect(found).toEqual([one!.person])
  })

  const call = (facts: Record<string, string | undefined>, who = cal) =>
    act(office, 'answer-caller', { case_id, ...facts } as never, who)

  test('Cal at the call desk answers one caller about that caller, by two facts', async () => {
    const { person, words, elements } = plain[7]!
    const { born, mobile, nationalId } = ofPerson(person)
    for (const fact of [{ birth: born }, { phone: mobile }, { number: nationalId }, { birth: born, phone: mobile }]) {
      const answer = await call({ name: words.name, ...fact })
      expect(answer).toMatchObject({ found: true, pass_on: false, tries_left: mostMisses })
      expect(answer.elements.map(({ element }) => element)).toEqual(elements)
      expect(answer.elements[0]!.words).toMatch(/\w/)
    }
    const chinese = await call({ name: words.name, birth: born, language: 'zh-Hant' })
    expect(chinese.elements.find(({ element }) => element === 'name')!.words).toBe('姓名')
    await expect(call({ name: words.name })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(act(office, 'list-people', { case_id }, cal)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })

  test('children, the dead, hidden addresses and doubtful matches are passed on without a word', async () => {
    const kinds = [
      entries.find(({ outcome, words }) => outcome === 'linked' && words.minor)!,
      entries.find(({ outcome, words }) => outcome === 'linked' && words.safe_address)!,
    ]
    for (const { person, words } of kinds)
      expect(await call({ name: words.name, number: ofPerson(person).id })).toMatchObject({
        found: true,
        pass_on: true,
        elements: [],
      })
  })

  test('who is not found gets an answer of the same shape; ten misses, and the desk must wait', async () => {
    const { words } = plain[7]!
    for (let left = mostMisses - 1; left >= 0; left--)
      expect(await call({ name: words.name, birth: '1901-01-01' })).toEqual({
        found: false,
        pass_on: false,
        elements: [],
        tries_left: left,
      })
    const right = { name: words.name, birth: ofPerson(plain[7]!.person).born }
    await expect(call(right)).rejects.toMatchObject({ code: 'TOO_MANY' })
    expect((await call(right, ben)).found).toBe(true)
    office.clock.set('2026-03-02T09:15:01+08:00')
    expect((await call(right)).found).toBe(true)
  })

  test('the ledger says that callers were answered, and no fact they gave', async () => {
    const entriesNow = await office.entries()
    const answered = entriesNow.filter(({ what }) => what === 'caller.answered')
    expect(answered.at(-1)!.facts).toEqual({ outcome: 'answered', facts: { name: 1, birth: 1 } })
    expect(entriesNow.filter(({ what }) => what === 'caller.not-found')).toHaveLength(mostMisses)
    expect(JSON.stringify(entriesNow)).not.toContain(plain[7]!.words.name)
  })

  test('while the ledger cannot be written, no caller is answered', async () => {
    office.recorder.blocked = 'DISK_FULL'
    await expect(call({ name: 'A', birth: '1901-01-01' })).rejects.toMatchObject({ code: 'LEDGER_BLOCKED' })
    office.recorder.blocked = undefined
  })
})
