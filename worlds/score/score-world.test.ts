import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { scoreWorld } from './score-world.ts'

const home = mkdtempSync(join(tmpdir(), 'score-'))
const world = join(home, 'world')
const found = join(home, 'case')
afterAll(() => rmSync(home, { recursive: true }))

const file = (path: string, ...lines: string[]) => writeFileSync(path, `${lines.join('\n')}\n`)
const people = (...lines: string[]) =>
  file(join(found, 'people.csv'), 'person_id,patient_id,outcome,probability,name,elements,grade', ...lines)
const exposures = (...lines: string[]) =>
  file(join(found, 'exposures.csv'), 'person_id,patient_id,element,grade,confidence,item,location', ...lines)

/** Three patients, of whom Ada and Ben are hit, and an outsider who has Cleo's name. */
beforeEach(() => {
  for (const folder of [join(world, 'truth'), found]) mkdirSync(folder, { recursive: true })
  file(
    join(world, 'roster.csv'),
    'patient_id,family_name,given_name,chinese_name,date_of_birth',
    'P1,Lovell,Ada,,1960-01-01',
    'P2,Lovell,Ben,,1961-01-01',
    'P3,Marsh,Cleo,,1962-01-01',
  )
  file(
    join(world, 'truth/people.csv'),
    'person,is_patient,kinds,residence,name,chinese_name,date_of_birth',
    'P1,true,twin,GB,Lovell Ada,,1960-01-01',
    'P2,true,,GB,Lovell Ben,,1961-01-01',
    'X1,false,outsider-same-name,GB,Marsh Cleo,,1980-05-05',
  )
  file(
    join(world, 'truth/exposures.csv'),
    'person,element,item,grade',
    'P1,name,a.csv,E1',
    'P1,diagnosis,a.csv,E1',
    'P1,name,b.txt,E1',
    'P2,name,a.csv,E1',
    'P2,email,b.txt,E1',
    'X1,name,c.txt,E1',
  )
  file(join(world, 'truth/debatable.csv'), 'person,element,item', 'P1,clinical-note,a.csv')
  file(
    join(world, 'truth/items.csv'),
    'item,state,sha256,bytes',
    'a.csv,read,aa,1',
    'b.txt,read,bb,1',
    'c.txt,read,cc,1',
    'd.zip,encrypted,dd,1',
    'e.pdf,damaged,ee,1',
  )
  file(
    join(found, 'items.csv'),
    'item,sha256,kind,bytes,state,reason,findings',
    'a.csv,aa,csv,1,read,,3',
    'b.txt,bb,text,1,read,,2',
    'c.txt,cc,text,1,read,,1',
    'd.zip,dd,zip,1,encrypted,,0',
    'e.pdf,ee,pdf,1,partial,,0',
  )
})

describe('scoring a case', () => {
  test('a perfect case scores full marks', async () => {
    people('1,P1,linked,0.99,,,E1', '2,P2,linked,0.99,,,E1', '3,,unlisted,,,,E1')
    exposures(
      '1,P1,name,E1,90,a.csv,row=1',
      '1,P1,diagnosis,E1,90,a.csv,row=1',
      '2,P2,name,E1,90,a.csv,row=2',
      '2,P2,email,E1,90,b.txt,',
      '3,,name,E1,90,c.txt,',
    )
    const score = await scoreWorld(world, found)
    expect(score.recall).toEqual({ hits: 2, of: 2, share: 1 })
    expect(score.wrongPersons.share).toBe(0)
    expect(score.elementRecall).toEqual({ hits: 4, of: 4, share: 1 })
    expect(score.elementPrecision.share).toBe(1)
    expect(score.outsidersLinked).toEqual({ hits: 0, of: 1, share: 0 })
    expect(score.outcomes).toEqual({ linked: 2, ambiguous: 0, unlisted: 1 })
    expect([...score.topMisses, ...score.topFalse]).toEqual([])
  })

  test('a missed patient costs recall of people and of pairs', async () => {
    people('1,P1,linked,0.99,,,E1', '2,,ambiguous,0.5,,,E1')
    exposures('1,P1,name,E1,90,a.csv,', '2,,name,E1,90,a.csv,')
    const score = await scoreWorld(world, found)
    expect(score.recall).toEqual({ hits: 1, of: 2, share: 0.5 })
    expect(score.elementRecall).toEqual({ hits: 1, of: 4, share: 0.25 })
    expect(score.outcomes.ambiguous).toBe(1)
    expect(score.topMisses).toEqual([{ element: 'diagnosis', item: 'a.csv', pairs: 1, example: 'P1 in a.csv' }])
    expect(score.byKind).toEqual([
      { kind: 'plain', recall: { hits: 0, of: 1, share: 0 }, elementRecall: { hits: 0, of: 2, share: 0 } },
      { kind: 'twin', recall: { hits: 1, of: 1, share: 1 }, elementRecall: { hits: 1, of: 2, share: 0.5 } },
    ])
  })

  test("an outsider's data given to a patient is a wrong person, a strange place and a wrongly linked outsider", async () => {
    people('1,P1,linked,0.99,,,E1', '2,P2,linked,0.99,,,E1', '3,P3,linked,0.9,,,E1')
    exposures('3,P3,name,E1,90,c.txt,')
    const score = await scoreWorld(world, found)
    expect(score.wrongPersons).toEqual({ hits: 1, of: 3, share: 1 / 3 })
    expect(score.outsidersLinked).toEqual({ hits: 1, of: 1, share: 1 })
    expect(score.strangePlaces).toMatchObject({
      places: 1,
      byOutsider: 1,
      examples: [{ patient: 'P3', item: 'c.txt' }],
    })
    expect(score.topFalse).toEqual([{ element: 'name', item: 'c.txt', pairs: 1, example: 'P3 in c.txt' }])
  })

  test('a false element costs precision; debatable pairs, internal keys and weaker grades do not count', async () => {
    people('1,P1,linked,0.99,,,E1')
    exposures(
      '1,P1,name,E1,90,a.csv,',
      '1,P1,hiv,E1,90,a.csv,',
      '1,P1,clinical-note,E1,90,a.csv,',
      '1,P1,record-key,E1,90,a.csv,',
      '1,P1,ssn,E4,10,a.csv,',
    )
    const score = await scoreWorld(world, found)
    expect(score.elementPrecision).toEqual({ hits: 1, of: 2, share: 0.5 })
    expect(score.byElement.find(({ element }) => element === 'hiv')?.precision).toEqual({ hits: 0, of: 1, share: 0 })
  })

  test('items are compared by state; a damaged file may have been read in part', async () => {
    people()
    exposures()
    const score = await scoreWorld(world, found)
    expect(score.itemStates.right).toEqual({ hits: 5, of: 5, share: 1 })
    file(join(found, 'items.csv'), 'item,sha256,kind,bytes,state', 'a.csv,aa,csv,1,partial', 'd.zip,dd,zip,1,read')
    expect((await scoreWorld(world, found)).itemStates.wrong).toEqual([
      { item: 'a.csv', expected: 'read', found: 'partial' },
      { item: 'b.txt', expected: 'read', found: 'missing' },
      { item: 'c.txt', expected: 'read', found: 'missing' },
      { item: 'd.zip', expected: 'encrypted', found: 'read' },
      { item: 'e.pdf', expected: 'damaged', found: 'missing' },
    ])
  })
})
