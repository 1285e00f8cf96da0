import { describe, expect, it } from 'vitest'
import { inventPatients, type Sketch, seeded, tableOf } from '../link/people.fixture.ts'
import { clusterPeople, findDuplicates, scorePairs } from './find-duplicates.ts'

const taiMan: Sketch = {
  name: 'CHAN Tai Man',
  chinese: '陳大文',
  born: '1976-03-02',
  hkid: 'K4471203',
  phone: '91230067',
}
const around = inventPatients(150, seeded(5))

/** Which of the sketches are one person, among 150 others, as sets of their numbers. */
function peopleAmong(sketches: Sketch[]): string {
  const person = clusterPeople(tableOf([...sketches, ...around]))
  const groups = new Map<number, number[]>()
  for (let i = 0; i < sketches.length; i++) groups.set(person[i]!, [...(groups.get(person[i]!) ?? []), i])
  return [...groups.values()].map((group) => group.join('')).join(' ')
}

describe('mentions of strangers', () => {
  it('that show one person are one person, each known by something else', () => {
    expect(
      peopleAmong([
        { name: 'CHAN Tai Man', hkid: 'K4471203' },
        { chinese: '陈大文', hkid: 'K447120' },
        { name: 'Chan, Tai-Man', born: '1976-03-02', phone: '91230067' },
        { phone: '91230067', hkid: 'K4471203' },
      ]),
    ).toBe('0123')
  })

  it('of twins are two people', () => {
    const twins = { born: '2014-11-05', phone: '90880012', street: '4 Kite Street' }
    expect(
      peopleAmong([
        { name: 'YUEN Wing Sze', ...twins, hkid: 'S1200448' },
        { name: 'YUEN Man Kei', ...twins, hkid: 'S1903357' },
        { name: 'YUEN Wing Sze', ...twins },
        { name: 'YUEN Man Kei', born: '2014-11-05' },
      ]),
    ).toBe('02 13')
  })

  it('of a family behind one phone are as many people as names', () => {
    const home = { phone: '90210034', street: '7 Ferry Road' }
    expect(
      peopleAmong([
        { name: 'HO Shuk Yee', born: '1955-01-20', ...home },
        { name: 'HO Ka Long', born: '1983-09-12', ...home },
        { name: 'HO Shuk Yee', ...home },
        { name: 'HO Ka Long', ...home },
      ]),
    ).toBe('02 13')
  })

  it('of one name and two birth dates are two people, and the bare name joins neither to the other', () => {
    const groups = peopleAmong([
      { name: 'WONG Ka Yan', born: '1990-04-01', phone: '90010001' },
      { name: 'WONG Ka Yan', born: '1954-12-24', phone: '90020002' },
      { name: 'WONG Ka Yan' },
    ])
    expect(groups.split(' ').some((group) => group.includes('0') && group.includes('1'))).toBe(false)
  })

  it('without anything to compare stay apart', () => {
    expect(peopleAmong([{}, {}, { sex: 'F' }, { sex: 'F' }])).toBe('0 1 2 3')
  })
})

describe('pairs', () => {
  it('come with their probability, best first, and only the asked', () => {
    const spoilt: Sketch = { name: 'CHAN Tai Mam', born: '1976-03-02', phone: '91230067' }
    const pairs = scorePairs(tableOf([taiMan, ...around, spoilt]), 0.9)
    expect(pairs[0]).toMatchObject({ a: 0, b: 151 })
    expect(pairs.every((pair) => pair.probability >= 0.9)).toBe(true)
  })

  it('are not found where there are none, however sure one would like to be', () => {
    expect(scorePairs(tableOf(inventPatients(600, seeded(77)))).length).toBe(0)
  })

  it('are found when they are rare: 6 among 600', () => {
    const people = inventPatients(600, seeded(78))
    const copies = people
      .slice(0, 6)
      .map(({ family, given, born, street }) => ({ name: `${family}, ${given}`, born: born!, street: street! }))
    const found = scorePairs(tableOf([...people, ...copies]))
    expect(found.map(({ a, b }) => `${a}-${b}`).sort()).toEqual([0, 1, 2, 3, 4, 5].map((i) => `${i}-${600 + i}`).sort())
  })
})

describe('a dirty table', () => {
  /** Every record three times; identity numbers of copies are often replaced, birth dates often wrong. */
  function dirty(seed: number): Sketch[] {
    const random = seeded(seed)
    const people = inventPatients(120, random)
    const copy = (person: Sketch): Sketch => ({
      ...person,
      hkid: random() < 0.4 ? `X${String(Math.floor(random() * 1e7)).padStart(7, '0')}` : person.hkid!,
      born: random() < 0.2 ? `19${20 + Math.floor(random() * 70)}-0${1 + Math.floor(random() * 9)}-11` : person.born!,
      email: `${Math.floor(random() * 1e6)}@elsewhere.example`,
    })
    return people.flatMap((person) => [person, copy(person), copy(person)])
  }

  it('is read leniently, because its certain pairs show how dirty it is', () => {
    const { pairs } = findDuplicates(tableOf(dirty(9)))
    const right = pairs.filter(({ a, b }) => Math.floor(a / 3) === Math.floor(b / 3)).length
    expect(right / (120 * 3)).toBeGreaterThan(0.97)
    expect(right / pairs.length).toBeGreaterThan(0.995)
  })

  it('gives the same people in any order of rows', () => {
    const rows = dirty(10)
    const order = rows.map((_, i) => i).sort((a, b) => ((a * 7919) % 360) - ((b * 7919) % 360))
    const forward = clusterPeople(tableOf(rows))
    const shuffled = clusterPeople(tableOf(order.map((i) => rows[i]!)))
    const joined = (numbers: Uint32Array, a: number, b: number) => numbers[a] === numbers[b]
    for (let i = 0; i < order.length; i++)
      for (let j = 0; j < i; j++) expect(joined(shuffled, i, j)).toBe(joined(forward, order[i]!, order[j]!))
  })

  it('numbers people from 0 in order of first row', () => {
    const numbers = clusterPeople(tableOf([taiMan, { name: 'Orsolya Brankovic', born: '1961-06-30' }, taiMan]))
    expect([...numbers]).toEqual([0, 1, 0])
  })
})
