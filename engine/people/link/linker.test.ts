import { describe, expect, it } from 'vitest'
import { Linker, type LinkOutcomes } from './linker.ts'
import { inventPatients, type Sketch, seeded, tableOf } from './people.fixture.ts'

/** A clinic of 400 invented people and the ones the story is about, in front of them. */
function clinicWith(...people: Sketch[]): (mention: Sketch) => Answer {
  const linker = new Linker(tableOf([...people, ...inventPatients(400, seeded(7))]))
  return (mention) => answerOf(linker.link(tableOf([mention])))
}

interface Answer {
  outcome: string
  patient: number
  candidates: number[]
  why: string
}

function answerOf(outcomes: LinkOutcomes): Answer {
  const candidates = outcomes.candidates(0).map((candidate) => candidate.patient)
  return {
    outcome: ['linked', 'ambiguous', 'unlisted'][outcomes.outcome[0]!]!,
    patient: outcomes.patient[0]!,
    candidates,
    why: candidates.length > 0 ? outcomes.why(0, candidates[0]!) : '',
  }
}

const taiMan: Sketch = {
  family: 'Chan',
  given: 'Tai Man',
  chinese: '陳大文',
  english: 'Dexter',
  born: '1976-03-02',
  hkid: 'K4471203',
  phone: '91230067',
  email: 'dexter.chan@post.example',
  street: '12 Lantern Road',
  mrn: 'HN900001',
}

describe('one patient under many spellings', () => {
  const link = clinicWith(taiMan)
  it.each([
    ['as printed on the card', { name: 'CHAN Tai Man', born: '1976-03-02' }],
    ['comma and hyphen', { name: 'Chan, Tai-Man', born: '02/03/1976' }],
    ['characters', { name: '陳大文', phone: '+852 9123 0067' }],
    ['simplified characters', { name: '陈大文', born: '1976年3月2日' }],
    ['another Cantonese spelling', { name: 'Tsan Dai Man', hkid: 'K447120(3)' }],
    ['Mandarin', { name: 'Chen Dawen', born: '1976-03-02' }],
    ['the English name', { name: 'Dexter Chan', phone: '91230067' }],
    ['both names in one print', { name: 'CHAN Tai Man Dexter 陳大文', street: '12 Lantern Rd' }],
    ['OCR in the name', { name: 'CHAN Tai Mam', hkid: 'K4471203' }],
    ['initials', { name: 'Chan T M', phone: '91230067' }],
    ['given and family swapped by a form', { given: 'Chan', family: 'Tai Man', born: '1976-03-02' }],
    ['day and month swapped', { name: 'CHAN Tai Man', born: '1976-02-03', phone: '91230067' }],
    [
      'one digit of the birth year wrong, with the e-mail',
      { name: 'CHAN Tai Man', born: '1978-03-02', email: 'dexter.chan@post.example' },
    ],
    ['identity card without check digit', { hkid: 'K447120', name: 'Dexter Chan' }],
    ['identity card with a misread digit', { hkid: 'K4471283', name: 'CHAN Tai Man' }],
    ['e-mail with a slip in the provider', { name: 'Chan Tai Man', email: 'dexter.chan@post.exmaple' }],
    ['phone with two digits swapped', { name: '陳大文', phone: '91320067' }],
    ['identity card alone', { hkid: 'K4471203' }],
    ['record number alone', { mrn: 'HN900001' }],
  ] satisfies [string, Sketch][])('%s', (_, mention) => {
    expect(link(mention)).toMatchObject({ outcome: 'linked', patient: 0 })
  })

  it('prints the weight of every field', () => {
    expect(link({ name: 'CHAN Tai Man', born: '1977-05-02', hkid: 'K4471203', sex: 'M' }).why).toMatch(
      /^hkid equal \+26\.0; family equal \+[\d.]+; given equal \+[\d.]+; dob \S.* -[\d.]+; prior -8\.6$/,
    )
  })
})

describe('twins', () => {
  const twin: Sketch = {
    family: 'Yuen',
    born: '2014-11-05',
    phone: '90880012',
    street: '4 Kite Street',
    chinese: '袁詠詩',
    given: 'Wing Sze',
    hkid: 'S1200448',
  }
  const other: Sketch = { ...twin, chinese: '袁詠琪', given: 'Wing Kei', hkid: 'S1200456' }
  const link = clinicWith(twin, other)

  it('are told apart by given name or number', () => {
    expect(link({ name: 'YUEN Wing Kei', born: '2014-11-05', phone: '90880012' })).toMatchObject({
      outcome: 'linked',
      patient: 1,
    })
    expect(link({ family: 'Yuen', born: '2014-11-05', hkid: 'S1200448' })).toMatchObject({
      outcome: 'linked',
      patient: 0,
    })
  })

  it('are ambiguous without either, and both are named', () => {
    const answer = link({ family: 'Yuen', born: '2014-11-05', phone: '90880012', street: '4 Kite Street' })
    expect(answer.outcome).toBe('ambiguous')
    expect([...answer.candidates].sort()).toEqual([0, 1])
  })

  it('a third child of the house with another given name is nobody of ours for certain', () => {
    expect(link({ name: 'YUEN Man Long', born: '2014-11-05', phone: '90880012' }).outcome).not.toBe('linked')
  })
})

describe('a shared phone', () => {
  const mother: Sketch = { family: 'Ho', given: 'Shuk Yee', born: '1955-01-20', phone: '90210034', hkid: 'D5500126' }
  const son: Sketch = { family: 'Ho', given: 'Ka Long', born: '1983-09-12', phone: '90210034', hkid: 'Z1230009' }
  const link = clinicWith(mother, son)

  it('does not decide between mother and son', () => {
    expect(link({ phone: '90210034' })).toMatchObject({ outcome: 'ambiguous' })
    expect(link({ family: 'Ho', phone: '90210034' })).toMatchObject({ outcome: 'ambiguous' })
  })

  it('decides together with a given name', () => {
    expect(link({ name: 'HO Ka Long', phone: '90210034' })).toMatchObject({ outcome: 'linked', patient: 1 })
  })

  it('does not turn a daughter who is no patient into her mother', () => {
    expect(link({ name: 'HO Wai Ting', born: '1990-02-02', phone: '90210034' }).outcome).not.toBe('linked')
  })
})

describe('people of one name', () => {
  const one: Sketch = { family: 'Wong', given: 'Ka Yan', chinese: '黃嘉欣', born: '1990-04-01', hkid: 'R3300127' }
  const two: Sketch = { family: 'Wong', given: 'Ka Yan', chinese: '黃嘉恩', born: '1988-12-24', hkid: 'Y9008811' }
  const link = clinicWith(one, two)

  it('are ambiguous by the name, told apart by anything more', () => {
    expect(link({ name: 'WONG Ka Yan' })).toMatchObject({ outcome: 'ambiguous' })
    expect(link({ name: 'WONG Ka Yan', born: '1988-12-24' })).toMatchObject({ outcome: 'linked', patient: 1 })
  })

  it('a bare common name is never linked, even when only one patient has it', () => {
    const onlyOne = clinicWith({ family: 'Chan', given: 'Siu Ming', born: '1970-01-05' })
    expect(onlyOne({ name: 'CHAN Siu Ming' }).outcome).toBe('ambiguous')
  })

  it('offers at most five', () => {
    const crowd = clinicWith(
      ...Array.from({ length: 30 }, (_, i) => ({
        family: 'Lee',
        given: 'Mei Ling',
        born: `19${50 + i}-06-0${1 + (i % 9)}`,
      })),
    )
    const answer = crowd({ name: 'LEE Mei Ling' })
    expect(answer.outcome).toBe('ambiguous')
    expect(answer.candidates.length).toBeLessThanOrEqual(5)
  })
})

describe('strangers', () => {
  const link = clinicWith(taiMan)

  it('with two different identity cards are two people, whatever else agrees', () => {
    expect(link({ name: 'CHAN Tai Man', born: '1976-03-02', hkid: 'B8123461' })).toMatchObject({ patient: -1 })
    expect(link({ name: 'CHAN Tai Man', born: '1976-03-02', hkid: 'B8123461' }).outcome).not.toBe('linked')
  })

  it('of another name on the same day are unlisted', () => {
    expect(link({ name: 'Orsolya Brankovic', born: '1976-03-02' })).toMatchObject({ outcome: 'unlisted' })
    expect(link({ name: 'CHAN Pui Shan', born: '1976-03-02' }).outcome).not.toBe('linked')
  })

  it('that nothing is known of are unlisted', () => {
    expect(link({})).toMatchObject({ outcome: 'unlisted', candidates: [] })
    expect(link({ phone: 'n/a', born: 'unknown', name: '???' })).toMatchObject({ outcome: 'unlisted' })
  })

  it('cannot be told from a patient by a date or a house alone', () => {
    expect(link({ born: '1976-03-02' }).outcome).not.toBe('linked')
    expect(link({ born: '1976-03-02', street: '12 Lantern Road' }).outcome).not.toBe('linked')
  })

  it('of another family with the given name and the birth date of a patient go to a person', () => {
    expect(link({ name: 'HUI Tai Man', born: '1976-03-02' }).outcome).not.toBe('linked')
    expect(link({ name: 'HUI Tai Man', born: '1976-03-02', phone: '91230067' })).toMatchObject({
      outcome: 'linked',
      patient: 0,
    })
  })

  it('under whose name the number of a patient was filed go to a person', () => {
    expect(link({ name: 'Orsolya Brankovic', hkid: 'K4471203' }).outcome).toBe('ambiguous')
  })

  it('may give the phone of the clinic', () => {
    const clinic = clinicWith(
      ...Array.from({ length: 40 }, (_, i) => ({
        family: 'Mok',
        given: `Ka ${'Yan Ling Ming Fai Wah'.split(' ')[i % 5]}`,
        born: `19${50 + i}-01-0${1 + (i % 9)}`,
        phone: '21110000',
      })),
    )
    expect(clinic({ phone: '21110000' }).outcome).not.toBe('linked')
    expect(clinic({ family: 'Mok', phone: '21110000' }).outcome).not.toBe('linked')
  })

  it('may share a policy with a patient', () => {
    const family = clinicWith({ ...taiMan, policy: 'HC-7781-20' })
    expect(family({ name: 'CHAN Yuk Lan', policy: 'HC-7781-20' }).outcome).not.toBe('linked')
  })
})

describe('record numbers', () => {
  it('that are short plain integers say little alone', () => {
    const link = clinicWith({ ...taiMan, mrn: '4711' })
    expect(link({ mrn: '4711' }).outcome).toBe('ambiguous')
    expect(link({ mrn: '4711', name: 'CHAN Tai Man' })).toMatchObject({ outcome: 'linked', patient: 0 })
  })

  it('do not link against a conflict', () => {
    const link = clinicWith(taiMan)
    expect(link({ mrn: 'HN900001', name: 'Orsolya Brankovic', hkid: 'B8123461' }).outcome).not.toBe('linked')
  })
})

describe('a roster of whole names', () => {
  it('is linked too, in either order', () => {
    const link = clinicWith(
      { name: 'Orsolya Brankovic', born: '1961-06-30' },
      { name: 'CHAN Tai Man', born: '1976-03-02' },
    )
    expect(link({ name: 'BRANKOVIC Orsolya', born: '1961-06-30' })).toMatchObject({ outcome: 'linked', patient: 0 })
    expect(link({ name: 'Orsolya Brankovic', born: '1961-06-30' })).toMatchObject({ outcome: 'linked', patient: 0 })
    expect(link({ name: 'Tai Man Chan', born: '1976-03-02' })).toMatchObject({ outcome: 'linked', patient: 1 })
  })
})

describe('a roster with nobody in it', () => {
  it('links nobody', () => {
    const outcomes = new Linker(tableOf([])).link(tableOf([taiMan]))
    expect([...outcomes.outcome]).toEqual([2])
  })
})
