import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { bytesInMemory } from '../../../base/files/index.ts'
import { type RosterOptions, readRoster } from './read-roster.ts'
import { type Roster, valuesOf } from './roster.ts'

function read(files: Record<string, string | Uint8Array>, options: RosterOptions = {}): Roster {
  return readRoster(
    Object.entries(files).map(([name, content]) => ({
      name,
      bytes: bytesInMemory(typeof content === 'string' ? Buffer.from(content) : content),
    })),
    options,
  )
}

/** The line a user would read, or ''. */
function problemOf(files: Record<string, string | Uint8Array>, options: RosterOptions = {}): string {
  try {
    read(files, options)
    return ''
  } catch (error) {
    return (error as { line(): string }).line()
  }
}

const clinic = `patient_id,family_name,given_name,chinese_name,english_name,sex,date_of_birth,hkid,phone,mobile,email,address_line1,address_line2,district,country,guardian_name,deceased_date,safe_address,safe_address_lines
HC-1,Chan,Tai Man,陳大文,Dexter,M,1976-03-02,A123456(3),2345 0001,9123 0067,dexter@post.example,Flat 5F,"12 Lantern Road, Sha Tin",Sha Tin,Hong Kong,,,,
HC-2,Yuen,Wing Sze,袁詠詩,,F,2014-11-05,,,,,4 Kite Street,,,,Yuen Pui Shan,,,
HC-3,Ho,Shuk Yee,何淑儀,,F,02/03/1955,,90210034,,,,,,,,2024-01-09,,
HC-4,Lam,Siu Ying,林小瑩,,F,1980-07-07,,,,,,,,,,,yes,PO Box 7 Central
`

describe('a CSV roster', () => {
  const roster = read({ 'roster.csv': clinic }, { basedIn: 'HK' })

  it('gives every column by header words', () => {
    expect(roster.count).toBe(4)
    expect(roster.patientId).toEqual(['HC-1', 'HC-2', 'HC-3', 'HC-4'])
    expect([roster.family[0], roster.given[0], roster.chineseName[0], roster.otherNames[0]]).toEqual([
      'Chan',
      'Tai Man',
      '陳大文',
      'Dexter',
    ])
    expect(valuesOf(roster.phones[0]!)).toEqual(['2345 0001', '9123 0067'])
    expect(valuesOf(roster.addressLines[0]!)).toEqual(['Flat 5F', '12 Lantern Road, Sha Tin'])
    expect(roster.identifiers.get('hkid')).toEqual(['A123456(3)', '', '', ''])
    expect(roster.guardianName[1]).toBe('Yuen Pui Shan')
    expect(roster.deceased).toEqual(['', '', '2024-01-09', ''])
    expect([...roster.safeAddress]).toEqual([0, 0, 0, 1])
  })

  it('reads a date of birth only when it has one reading', () => {
    expect([...roster.birthDate]).toEqual([19760302, 20141105, 0, 19800707])
    expect(roster.birth[2]).toBe('02/03/1955')
  })

  it('says where patients live, and where that is assumed', () => {
    expect(roster.residence).toEqual(['HK', 'HK', 'HK', 'HK'])
    expect([...roster.residenceAssumed]).toEqual([0, 1, 1, 1])
  })
})

describe('other clinics, other habits', () => {
  it('reads Chinese headers in Big5, and tabs', () => {
    const text =
      '病人編號\t姓名\t出生日期\t性別\t身份證號碼\t電話\t地址\nW001\t陳大文\t1976年3月2日\t男\tA123456(3)\t91230067\t彌敦道12號\n'
    const roster = read({ 'list.tsv': iconv.encode(text, 'big5hkscs') })
    expect([roster.patientId[0], roster.name[0], roster.birthDate[0], roster.sex[0], roster.phones[0]]).toEqual([
      'W001',
      '陳大文',
      19760302,
      '男',
      '91230067',
    ])
    expect(roster.identifiers.get('hkid')).toEqual(['A123456(3)'])
  })

  it('takes names of columns from the user', () => {
    const roster = read(
      { 'a.csv': 'Ref;Who;Geb.\n7;Orsolya Brankovic;1961-06-30\n' },
      { columns: { Ref: 'patient-id', Who: 'name', 'Geb.': 'date-of-birth' } },
    )
    expect([roster.patientId[0], roster.name[0], roster.birthDate[0]]).toEqual(['7', 'Orsolya Brankovic', 19610630])
  })

  it('reads all lists of a folder, and leaves the rest out with a remark', () => {
    const roster = read({
      'b.csv': 'mrn,name\n2,Ann Example\n',
      'a.csv': 'id,surname,forename\n1,Example,Bo\n',
      'README.md': '# how we export',
      'empty.csv': '',
    })
    expect(roster.patientId).toEqual(['1', '2'])
    expect(roster.remarks.join()).toMatch(/README\.md.*left out.*empty\.csv is empty|empty\.csv is empty/)
  })

  it('survives short rows, blank lines and quoted newlines', () => {
    const roster = read({ 'a.csv': '\n\nid,name,address\n1,Ann Example,"1 Kite Street\nHarbour"\n\n2\n3,Bo Example\n' })
    expect(roster.patientId).toEqual(['1', '2', '3'])
    expect(roster.addressLines[0]).toBe('1 Kite Street, Harbour')
  })
})

describe('what is wrong is said', () => {
  it.each([
    ['ROSTER_MISSING', {}, {}],
    ['ROSTER_EMPTY', { 'a.csv': 'patient_id,name\n' }, {}],
    ['ROSTER_EMPTY', { 'a.csv': '' }, {}],
    ['ROSTER_UNREADABLE', { 'a.csv': 'colour,shape\nred,round\n' }, {}],
    ['ROSTER_UNREADABLE', { 'a.json': '{"resourceType":"Patient", ' }, {}],
    ['ROSTER_UNREADABLE', { 'a.csv': Buffer.from([0, 1, 2, 3, 0, 0, 44, 0, 10, 0]) }, {}],
    ['ROSTER_UNREADABLE', { 'a.csv': 'patient_id,name\n1,Ann Example\n,Bo Example\n' }, {}],
    ['USAGE', { 'a.csv': 'patient_id,name\n1,Ann Example\n' }, { columns: { Shoe: 'name' } }],
    ['USAGE', { 'a.csv': 'patient_id,name\n1,Ann Example\n' }, { columns: { name: 'shoe-size' } }],
  ] as [string, Record<string, string | Uint8Array>, RosterOptions][])('%s', (code, files, options) => {
    expect(problemOf(files, options)).toMatch(new RegExp(`^error ${code}: `))
  })

  it('names the columns that were seen, and how to name them by hand', () => {
    const line = problemOf({ 'a.csv': 'colour,shape\nred,round\n' })
    expect(line).toContain('colour, shape')
    expect(line).toContain('--map')
  })

  it('names the first few doubled numbers and their lines', () => {
    const rows = Array.from({ length: 20 }, (_, i) => `P${i % 12},Person ${i}`).join('\n')
    const line = problemOf({ 'a.csv': `patient_id,name\n${rows}\n` })
    expect(line).toContain('ROSTER_DUPLICATE_IDS')
    expect(line).toContain('P0 (line 2 and line 14)')
    expect(line).toContain('and 3 more')
  })
})
