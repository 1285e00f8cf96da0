import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { clockAt } from '../../../base/clock.ts'
import type { Command, Terminal } from '../command.ts'
import { dedupe } from './dedupe.ts'
import { link } from './link.ts'
import { roster } from './roster.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-link-'))
const inFolder = (name: string) => join(folder, name)

function put(name: string, text: string): string {
  const path = inFolder(name)
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text)
  return path
}

function putPlain(name: string, text: string): string {
  writeFileSync(inFolder(name), text)
  return inFolder(name)
}

interface Ran {
  status: number
  out: string
  notes: string
  problem: string
}

async function run(command: Command, ...args: string[]): Promise<Ran> {
  const printed: string[] = []
  const noted: string[] = []
  const terminal: Terminal = {
    print: (text) => void printed.push(text),
    write: async (text) => void printed.push(text),
    note: (text) => void noted.push(text),
    interactive: false,
    clock: clockAt('2026-03-02T09:00:00Z'),
    stop: new AbortController().signal,
  }
  try {
    const status = await command.run(args, terminal)
    return { status, out: printed.join('\n'), notes: noted.join('\n'), problem: '' }
  } catch (error) {
    return { status: -1, out: '', notes: '', problem: (error as { line(): string }).line() }
  }
}

const patients = put(
  'roster.csv',
  `patient_id,family_name,given_name,chinese_name,date_of_birth,hkid,phone,email
HC-1,Chan,Tai Man,陳大文,1976-03-02,A1234563,91230067,tm@post.example
HC-2,Yuen,Wing Sze,袁詠詩,2014-11-05,,90880012,
HC-3,Yuen,Wing Kei,袁詠琪,2014-11-05,,90880012,
HC-4,Brankovic,Orsolya,,1961-06-30,,60000001,orsolya@post.example
`,
)

describe('./cordon link', () => {
  const mentions = put(
    'mentions.csv',
    `mention_id,name_raw,dob,phone,id_no
m1,"CHAN, Tai-Man",02/03/1976,,
m2,YUEN,2014-11-05,90880012,
m3,Nobody Known,1999-09-09,,
m4,,,,A123456(3)
`,
  )

  it('answers every mention in order, and sends doubts to review', async () => {
    const ran = await run(
      link,
      '--roster',
      patients,
      '--mentions',
      mentions,
      '--out',
      inFolder('a.csv'),
      '--review',
      inFolder('r.csv'),
    )
    expect(ran.problem).toBe('')
    const answers = readFileSync(inFolder('a.csv'), 'utf8').trim().split('\n')
    expect(answers[0]).toBe('mention_id,patient_id,outcome,probability,why')
    expect(answers.slice(1).map((line) => line.split(',').slice(0, 3).join(' '))).toEqual([
      'm1 HC-1 linked',
      'm2  ambiguous',
      'm3  unlisted',
      'm4 HC-1 linked',
    ])
    const review = readFileSync(inFolder('r.csv'), 'utf8').trim().split('\n')
    expect(review[0]).toBe('mention_id,rank,patient_id,probability,why')
    expect(review.slice(1).map((line) => line.split(',').slice(0, 3).join(' '))).toEqual(['m2 1 HC-2', 'm2 2 HC-3'])
    expect(ran.notes).toContain('4 mentions against 4 patients: 2 linked, 1 ambiguous, 1 unlisted')
  })

  it('reads gzipped files, and columns named by hand', async () => {
    const odd = put('odd.csv.gz', 'Zeile;Wer;Geb.\nx1;Orsolya Brankovic;30.06.1961\n')
    const ran = await run(
      link,
      '--roster',
      patients,
      '--mentions',
      odd,
      '--out',
      inFolder('b.csv'),
      '--map',
      'Wer=name',
      '--map',
      'Geb.=date-of-birth',
    )
    expect(ran.problem).toBe('')
    expect(readFileSync(inFolder('b.csv'), 'utf8')).toContain('x1,HC-4,linked')
  })

  it.each([
    ['ROSTER_MISSING', ['--roster', '/nowhere.csv', '--mentions', mentions]],
    ['SOURCE_MISSING', ['--roster', patients, '--mentions', '/nowhere.csv']],
    ['MENTIONS_INVALID', ['--roster', patients, '--mentions', put('empty.csv', 'mention_id,name\n')]],
    ['MENTIONS_INVALID', ['--roster', patients, '--mentions', put('shapes.csv', 'colour,shape\nred,round\n')]],
    ['SOURCE_UNREADABLE', ['--roster', patients, '--mentions', putPlain('bad.csv.gz', 'no gzip')]],
    ['USAGE', ['--roster', patients]],
    ['USAGE', ['--roster', patients, '--mentions', mentions, '--map', 'nonsense']],
  ])('says what is wrong: %s', async (code, args) => {
    const ran = await run(link, ...args, ...(args.length > 2 ? ['--out', inFolder('c.csv')] : []))
    expect(ran.problem).toMatch(new RegExp(`^error ${code}: `))
    expect(existsSync(inFolder('c.csv'))).toBe(false)
  })
})

describe('./cordon dedupe', () => {
  it('writes pairs and clusters of a table with spaces after commas', async () => {
    const table = put(
      'people.csv',
      `rec_id, given_name, surname, street_number, address_1, date_of_birth, soc_sec_id
rec-1-org, orsolya, brankovic, 12, lantern road, 19610630, 6988048
rec-2-org, tobias, whitcombe, 4, kite street, 19800115, 7364009
rec-1-dup-0, orsoyla, brankovic, 12, lantern raod, 19610630, 6988048
`,
    )
    const ran = await run(dedupe, table, '--out', inFolder('p.csv'), '--clusters', inFolder('k.csv'))
    expect(ran.problem).toBe('')
    expect(readFileSync(inFolder('p.csv'), 'utf8')).toMatch(
      /^id_a,id_b,probability\nrec-1-org,rec-1-dup-0,(0\.99|1\.00)\d*\n$/,
    )
    expect(readFileSync(inFolder('k.csv'), 'utf8')).toBe('id,cluster_id\nrec-1-org,0\nrec-2-org,1\nrec-1-dup-0,0\n')
    expect(ran.notes).toContain('3 rows are 2 people')
  })

  it('wants one file and a place to write', async () => {
    expect((await run(dedupe, patients)).problem).toMatch(/^error USAGE/)
    expect((await run(dedupe, '--out', 'x')).problem).toMatch(/^error USAGE/)
  })
})

describe('./cordon roster check', () => {
  it('tells what the list has and lacks', async () => {
    const ran = await run(roster, 'check', patients, '--based-in', 'HK')
    expect(ran.problem).toBe('')
    expect(ran.out).toContain('4 patients in roster.csv')
    expect(ran.out).toMatch(/e-mail\s+2\s+50\.0 %/)
    expect(ran.out).toMatch(/minors without a guardian\s+2\s+100\.0 %/)
    expect(ran.out).toMatch(/HK \(4 assumed\)\s+4/)
    expect(ran.out).toContain('No two patients look like one person.')
  })

  it('gives the same figures to machines', async () => {
    const ran = await run(roster, 'check', patients, '--json')
    expect(JSON.parse(ran.out)).toMatchObject({
      patients: 4,
      minors: 2,
      without: { email: 2, phone: 0 },
      identifiers: [{ element: 'hkid', present: 1, invalid: 0 }],
    })
  })

  it('finds patients who are in the list twice', async () => {
    const twice = put('twice.csv', `${readFileSync(patients, 'utf8')}HC-5,Brankovic,Orsolya,,1961-06-30,,60000001,\n`)
    const ran = await run(roster, 'check', twice)
    expect(ran.out).toMatch(/1 pairs of patients are probably one person:\n {2}HC-4 and HC-5/)
  })

  it('explains itself when asked wrongly', async () => {
    expect((await run(roster, 'chek', patients)).problem).toMatch(/^error USAGE/)
    expect((await run(roster, 'check', '/nowhere')).problem).toMatch(/^error ROSTER_MISSING/)
  })
})
