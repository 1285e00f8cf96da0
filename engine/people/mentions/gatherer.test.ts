import fc from 'fast-check'
import { expect, test } from 'vitest'
import { elementIndex, elementNames, type Findings, Part, Role } from '../../elements/index.ts'
import { type Block, Gatherer, nobody } from './index.ts'

const own = { isOwn: (address: string) => address.endsWith('@harbour.example') }

interface Said {
  element: string
  value: string
  role?: number
  part?: number
  unit?: number
  inText?: boolean
}

function add(
  findings: Findings,
  { element, value, role = Role.subject, part = Part.whole, unit = 0, inText = false }: Said,
): void {
  findings.add(
    elementIndex(element),
    part,
    role,
    90,
    findings.whys.index('test'),
    findings.places.index(''),
    0,
    0,
    inText ? 5 : 0,
    unit,
    value,
  )
}

/** The values of each mention of a block, and of nobody. */
function peopleIn(block: Block): { people: string[][]; nobody: string[] } {
  const people: string[][] = Array.from(block.basis, () => [])
  const rest: string[] = []
  for (let at = 0; at < block.count; at++) {
    const said = block.values[at] || elementNames[block.element[at]!]!
    if (block.mention[at] === nobody) rest.push(said)
    else people[block.mention[at]!]!.push(said)
  }
  return { people, nobody: rest }
}

function gather(stretch: 'rows' | 'fields' | 'text' | 'whole', said: Said[], keepText = true) {
  const gatherer = new Gatherer(own, keepText)
  for (const one of said) add(gatherer.findings, one)
  gatherer.close(stretch)
  gatherer.endDocument()
  return peopleIn(gatherer.take()!)
}

test('a referral letter that names one patient gives everything in it to her, what stands before her name too', () => {
  const { people, nobody } = gather('text', [
    { element: 'appointment', value: '3 May' },
    { element: 'name', value: 'Dr Ho', role: Role.staff },
    { element: 'name', value: 'WONG Mei Ling' },
    { element: 'hkid', value: 'A123456(3)' },
    { element: 'diagnosis', value: 'asthma' },
    { element: 'name', value: 'Ms Wong' },
    { element: 'phone', value: '9123 4567' },
  ])
  expect(people).toEqual([['3 May', 'WONG Mei Ling', 'A123456(3)', 'asthma', 'Ms Wong', '9123 4567']])
  expect(nobody).toEqual(['Dr Ho'])
})

test('a list of patients is one mention per patient, and a name that comes back turns back to its patient', () => {
  const { people } = gather('text', [
    { element: 'name', value: 'CHAN Tai Man' },
    { element: 'diagnosis', value: 'gout' },
    { element: 'name', value: 'LEE Siu Fong' },
    { element: 'diagnosis', value: 'eczema' },
    { element: 'name', value: 'Chan Tai Man' },
    { element: 'lab-result', value: 'urate 0.5' },
  ])
  expect(people).toEqual([
    ['CHAN Tai Man', 'gout', 'Chan Tai Man', 'urate 0.5'],
    ['LEE Siu Fong', 'eczema'],
  ])
})

test('a second identity card number is a second person, even before any name', () => {
  const { people } = gather('text', [
    { element: 'hkid', value: 'A123456(3)' },
    { element: 'name', value: 'CHAN Tai Man' },
    { element: 'hkid', value: 'B234567(4)' },
    { element: 'name', value: 'HO Ka Yan' },
    { element: 'hkid', value: 'A1234563' },
    { element: 'diagnosis', value: 'gout' },
  ])
  expect(people).toEqual([
    ['A123456(3)', 'CHAN Tai Man', 'A1234563', 'gout'],
    ['B234567(4)', 'HO Ka Yan'],
  ])
})

test('a letter that first names the patient in full and then by family name speaks of one person, in whatever form the birth date comes', () => {
  const { people } = gather('text', [
    { element: 'name', value: 'YUEN, Yee Miu' },
    { element: 'date-of-birth', value: '18 Feb 1968' },
    { element: 'name', value: 'Ms Yuen' },
    { element: 'date-of-birth', value: '1968-02-18' },
    { element: 'name', value: 'Peggy' },
    { element: 'diagnosis', value: 'low back pain' },
  ])
  expect(people).toHaveLength(1)
})

test('the Chinese name beside the English one is the same person', () => {
  const { people } = gather('text', [
    { element: 'name', value: 'CHAN Tai Man' },
    { element: 'name', value: '陳大文' },
    { element: 'date-of-birth', value: '1976-03-02' },
  ])
  expect(people).toHaveLength(1)
})

test('a message to a patient that names nobody in its text speaks of its receiver; the clinic is not a person', () => {
  const { people, nobody } = gather('text', [
    { element: 'name', value: 'Harbour Clinic', role: Role.correspondent },
    { element: 'email', value: 'desk@harbour.example', role: Role.correspondent },
    { element: 'name', value: 'Mei Wong', role: Role.correspondent },
    { element: 'email', value: 'mei@mail.example', role: Role.correspondent },
    { element: 'lab-result', value: 'negative' },
  ])
  expect(people).toEqual([['Mei Wong', 'mei@mail.example', 'negative']])
  expect(nobody).toEqual(['Harbour Clinic', 'desk@harbour.example'])
})

test('whoever writes from the clinic signs as staff and is not one more patient', () => {
  const { people, nobody } = gather('text', [
    { element: 'name', value: 'NG Chun Ka', role: Role.correspondent },
    { element: 'email', value: 'ng@harbour.example', role: Role.correspondent },
    { element: 'name', value: 'WONG Mei Ling' },
    { element: 'appointment', value: '3 May' },
    { element: 'name', value: 'Ng Chun Ka' },
    { element: 'phone', value: '9123 4567' },
  ])
  expect(people).toEqual([['WONG Mei Ling', '3 May', '9123 4567']])
  expect(nobody).toEqual(['NG Chun Ka', 'ng@harbour.example', 'Ng Chun Ka'])
})

test('a message about a patient to somebody else keeps the two apart', () => {
  const { people } = gather('text', [
    { element: 'name', value: 'Peter Ho', role: Role.correspondent },
    { element: 'email', value: 'peter@mail.example', role: Role.correspondent },
    { element: 'name', value: 'WONG Mei Ling' },
    { element: 'diagnosis', value: 'asthma' },
  ])
  expect(people).toEqual([
    ['WONG Mei Ling', 'asthma'],
    ['Peter Ho', 'peter@mail.example'],
  ])
})

test('each row is one mention; its doctor, and names in its notes, are not its patient', () => {
  const { people, nobody } = gather('rows', [
    { element: 'name', value: 'CHAN Tai Man', unit: 0 },
    { element: 'name', value: 'Dr Ho', role: Role.staff, unit: 0 },
    { element: 'name', value: 'his wife Fong', unit: 0, inText: true },
    { element: 'diagnosis', value: 'gout', unit: 0, inText: true },
    { element: 'name', value: 'LEE Siu Fong', unit: 1 },
  ])
  expect(people).toEqual([['CHAN Tai Man', 'gout'], ['LEE Siu Fong']])
  expect(nobody).toEqual(['Dr Ho', 'his wife Fong'])
})

test('the narrative of a resource adds what it says of health to the resource before it', () => {
  const gatherer = new Gatherer(own, true)
  add(gatherer.findings, { element: 'name', value: 'WONG Mei Ling' })
  gatherer.close('fields')
  add(gatherer.findings, { element: 'name', value: 'somebody' })
  add(gatherer.findings, { element: 'diagnosis', value: 'asthma' })
  gatherer.close('text')
  gatherer.endDocument()
  expect(peopleIn(gatherer.take()!)).toEqual({ people: [['WONG Mei Ling', 'asthma']], nobody: ['somebody'] })
})

test('texts of other elements are forgotten unless the run keeps them', () => {
  const said = [
    { element: 'name', value: 'WONG Mei Ling' },
    { element: 'diagnosis', value: 'asthma' },
  ]
  expect(gather('rows', said, false).people).toEqual([['WONG Mei Ling', 'diagnosis']])
})

test('two messages of one mailbox never share a person by nearness', () => {
  const gatherer = new Gatherer(own, true)
  add(gatherer.findings, { element: 'name', value: 'CHAN Tai Man' })
  gatherer.close('text')
  gatherer.endDocument()
  add(gatherer.findings, { element: 'diagnosis', value: 'gout' })
  gatherer.close('text')
  gatherer.endDocument()
  expect(peopleIn(gatherer.take()!)).toEqual({ people: [['CHAN Tai Man']], nobody: ['gout'] })
})

test('blocks cut a long table between rows and lose nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 40 }),
      (rows, size) => {
        const gatherer = new Gatherer(own, true, size)
        const blocks: Block[] = []
        for (const cells of rows) {
          const unit = gatherer.units()
          for (let cell = 0; cell < cells; cell++) add(gatherer.findings, { element: 'name', value: `n${cell}`, unit })
          gatherer.close('rows')
          const block = gatherer.isFull ? gatherer.endDocument() : undefined
          if (block !== undefined) blocks.push(block)
        }
        const rest = gatherer.endDocument() ?? gatherer.take()
        if (rest !== undefined) blocks.push(rest)
        expect(blocks.flatMap((block) => peopleIn(block).people.map((values) => values.length))).toEqual(rows)
      },
    ),
  )
})
