import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tellConcern } from './concern.ts'
import { recountDeadlines } from './deadlines.ts'
import { endCase } from './ending.ts'
import { bringEvidence } from './evidence.ts'
import { openStory, type Story } from './open-story.ts'
import { speakToOthers } from './outside.ts'
import { readRegister } from './register.ts'
import { workAsTeam } from './team.ts'

describe('from a concern to a closed case, over HTTP alone, by people who each may do their part', () => {
  let opened: Story
  beforeAll(async () => {
    opened = await openStory()
  })
  afterAll(() => opened?.close())
  const story = () => opened

  describe('a concern', () => tellConcern(story))
  describe('the evidence', () => bringEvidence(story))
  describe('the register', () => readRegister(story))
  describe('the deadlines', () => recountDeadlines(story))
  describe('the team', () => workAsTeam(story))
  describe('others', () => speakToOthers(story))
  describe('the end', () => endCase(story))

  test('Otto the auditor finds every refusal of the story in the ledger: who, what, in order, and no other', async () => {
    const { people, place } = opened
    await people.kit.isRefused('list-ledger', {})
    await people.sue.isRefused('verify-ledger', {})
    const what = ['case.refused', 'office.refused']
    const { entries } = await people.otto.act('list-ledger', { what, limit: 500 })
    const found = entries.toReversed().map(({ actor, facts }) => ({
      ...{ who: actor, action: facts['action'], why: facts['why'] },
    }))
    expect(found).toEqual(place.refusals)
    expect(new Set(found.map(({ who }) => who)).size, 'nearly everybody tried').toBeGreaterThan(8)
    expect(found.length).toBeGreaterThan(50)
    expect(await people.otto.act('verify-ledger', {})).toMatchObject({ available: true, holds: true, wrong: [] })
  })

  test('the server had nothing to complain of', () => {
    const complaints = opened.logged.filter((line) => !line.includes('"level":"info"'))
    expect(complaints).toEqual([])
  })
})
