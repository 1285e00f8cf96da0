import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '../../../test/act.ts'
import { openTestOffice, type TestOffice } from '../../../test/test-office.ts'
import type { Caller } from '../../access/index.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

describe('a laptop and a disk copy are kept for a court', () => {
  let office: TestOffice
  let ada: Caller
  let ben: Caller
  let eve: Caller
  let gil: Caller
  let case_id: string
  let laptop: string
  beforeAll(async () => {
    office = await openTestOffice()
    ada = await office.addPerson('Ada Fong', 'incident-manager')
    ben = await office.addPerson('Ben Ho', 'privacy-officer')
    eve = await office.addPerson('Eve Kwok', 'security')
    gil = await office.addPerson('Gil Tam')
    case_id = (await act(office, 'open-incident', { title: 'Ransomware', vectors: ['malware'] }, ada)).case_id
    const until = '2026-06-01T00:00:00Z'
    await act(office, 'add-member', { case_id, account_id: gil.accountId, role: 'guest-firm', until }, ada)
  })
  afterAll(() => office?.close())

  const found = {
    description: 'Laptop of the front desk',
    unique_id: 'SN 0042-X',
    found_where: 'Front desk, Peak clinic',
    collected_by: 'Eve Kwok',
    acquired_how: 'Left running, network unplugged',
    seal_no: 'B-100',
    storage: 'Safe of the Peak clinic',
    changes: 'Memory was copied first by E. Kwok: this writes to the disk',
  }
  const list = async (who: Caller = ada) => (await act(office, 'list-exhibits', { case_id }, who)).exhibits
  const move = (more: object, who: Caller = eve) =>
    act(
      office,
      'hand-over',
      {
        case_id,
        exhibit_id: laptop,
        handed_at: '2026-03-02T08:30:00+08:00',
        to: 'Gil Tam, Blue Forensics',
        why: 'Imaging',
        authority: 'Ben Ho',
        ...more,
      },
      who,
    )

  test('each exhibit gets a code and says everything a court asks for', async () => {
    const added = await act(
      office,
      'add-exhibit',
      { case_id, kind: 'computer', collected_at: '2026-03-02T08:00:00+08:00', ...found },
      eve,
    )
    expect(added.code).toBe('E-001')
    laptop = added.exhibit_id
    const copy = { ...found, description: 'Copy of its disk', acquired_how: 'Write blocker, two passes' }
    const image = {
      case_id,
      kind: 'disk-copy',
      collected_at: '2026-03-02T08:20:00+08:00',
      sha256: hash('disk'),
      ...copy,
    }
    const [a, b] = await Promise.all([act(office, 'add-exhibit', image, gil), act(office, 'add-exhibit', image, eve)])
    expect([a!.code, b!.code].sort()).toEqual(['E-002', 'E-003'])
    expect((await list(gil)).map(({ code, holder, storage }) => `${code} ${holder} ${storage}`)[0]).toBe(
      'E-001 Eve Kwok Safe of the Peak clinic',
    )
    await expect(
      act(office, 'add-exhibit', { ...image, collected_at: '2026-03-03T08:00:00Z' }, eve),
    ).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(act(office, 'add-exhibit', { ...image, sha256: 'abc' }, eve)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    })
  })

  test('it changes hands: whoever had it by the last record hands it over, in the order of time', async () => {
    expect(await move({ version: 1, storage: 'Blue Forensics, room 3', seal_no: 'B-101' })).toEqual({
      version: 2,
      hash: 'not-checked',
    })
    await expect(move({ version: 1 }), 'somebody else was first').rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
    await expect(move({ version: 2, handed_at: '2026-03-02T08:10:00+08:00' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    })
    await expect(move({ version: 2, handed_at: '2026-03-04T08:10:00+08:00' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    })
    expect((await list())[0]).toMatchObject({
      holder: 'Gil Tam, Blue Forensics',
      storage: 'Blue Forensics, room 3',
      seal_no: 'B-101',
      handovers: 1,
    })
  })

  test('a hash is taken, holds, and then does not: that is written down, not refused', async () => {
    const at = (minute: number) => ({ handed_at: `2026-03-02T08:${minute}:00+08:00` })
    expect((await move({ version: 2, ...at(40), sha256: hash('laptop') })).hash).toBe('first')
    expect((await move({ version: 3, ...at(45), sha256: hash('laptop'), to: 'Eve Kwok' })).hash).toBe('same')
    expect(
      (await move({ version: 4, ...at(50), sha256: hash('laptop, opened'), changes: 'It was started by mistake' }))
        .hash,
    ).toBe('different')
    expect((await list())[0]).toMatchObject({ last_check: 'different', sha256: hash('laptop') })
    const entries = (await office.entries()).filter(({ what }) => what === 'exhibit.handed-over')
    expect(entries.map(({ facts }) => facts['hash'])).toEqual(['not-checked', 'first', 'same', 'different'])
  })

  test('the form holds the whole way, each step with who had it and who wrote it down', async () => {
    const form = await act(office, 'print-custody', { case_id, exhibit_id: laptop }, ben)
    expect(form).toMatchObject({
      case: { code: 'INC-2026-001', title: 'Ransomware' },
      code: 'E-001',
      ...found,
      printed: { by: { name: 'Ben Ho' } },
    })
    expect(form.handovers.map(({ from, to }) => [from, to])).toEqual([
      ['Eve Kwok', 'Gil Tam, Blue Forensics'],
      ['Gil Tam, Blue Forensics', 'Gil Tam, Blue Forensics'],
      ['Gil Tam, Blue Forensics', 'Eve Kwok'],
      ['Eve Kwok', 'Gil Tam, Blue Forensics'],
    ])
    expect(form.handovers[3]).toMatchObject({
      hash: 'different',
      changes: 'It was started by mistake',
      recorded: { by: { name: 'Eve Kwok' } },
    })
  })

  test('the privacy officer reads and does not touch; who is not in the case sees nothing', async () => {
    await expect(move({ version: 5 }, ben)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    const stranger = await office.addPerson('Hal Mok', 'administrator')
    await expect(list(stranger)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(act(office, 'print-custody', { case_id, exhibit_id: case_id }, ben)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const rita = await office.addPerson('Rita Poon')
    await act(office, 'add-member', { case_id, account_id: rita.accountId, role: 'call-desk' }, ada)
    await expect(list(rita)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })
})
