import { describe, expect, test } from 'vitest'
import { spoken, spokenParts } from '../../apps/console/approvals/spoken-actions.ts'
import { languageNames, languages } from '../../apps/console/messages/languages.ts'
import { exhibitKinds as consoleKinds } from '../../apps/console/screens/respond/custody/kinds.ts'
import {
  decisionOutcomes,
  fourFactors,
  judgementOutcomes,
} from '../../apps/console/screens/respond/decisions/choices.ts'
import * as consoleParties from '../../apps/console/screens/respond/parties/kinds.ts'
import { caseGroups, groups } from '../../apps/console/screens/settings/ledger/entry-groups.ts'
import { readData } from '../../base/data.ts'
import { engineKinds } from '../../base/ledger/index.ts'
import { loadDuties } from '../../engine/duties/index.ts'
import { elementNames } from '../../engine/elements/index.ts'
import { unreadStates } from '../../engine/evidence/index.ts'
import { bands, harmFlags } from '../../engine/harm/index.ts'
import { agreementWords } from '../../engine/people/link/compare-values.ts'
import { fieldWords } from '../../engine/people/link/explain.ts'
import { likenessWords } from '../../engine/people/names/index.ts'
import { messageKinds, roles } from '../../office/access/index.ts'
import { actions } from '../../office/actions.ts'
import { entryKinds } from '../../office/entry-kinds.ts'
import { connectors } from '../../office/incidents/connectors/all.ts'
import { exhibitKinds } from '../../office/incidents/custody/exhibit.ts'
import * as decided from '../../office/incidents/decisions/decision-kinds.ts'
import { loadPlaybooks, phases, vectors } from '../../office/incidents/index.ts'
import { contactWays, partyKinds } from '../../office/incidents/parties/party.ts'

/** Codes of the office that screens say in words: a code without words would stand on the screen as it is. */
const kinds = { ...engineKinds, ...entryKinds }
const lists: Record<string, readonly string[]> = {
  action: actions.map(({ name }) => name),
  agreement: [...new Set([...agreementWords, ...likenessWords])].filter((words) => words !== ''),
  band: bands,
  contact: contactWays,
  decided: [...new Set([...Object.values(decided.choices), ...Object.values(decided.judgements)].flat())],
  decision: Object.keys(decided.choices),
  duty: [...new Set(loadDuties().map(({ duty }) => duty))],
  element: elementNames,
  entry: Object.keys(kinds),
  exhibit: exhibitKinds,
  fact: [...new Set(Object.values(kinds).flatMap(({ facts }) => Object.keys(facts)))],
  field: [...fieldWords, 'id'],
  flag: harmFlags,
  hash: ['same', 'different', 'first', 'not-checked'],
  'item-state': ['read', ...unreadStates],
  judgement: Object.keys(decided.judgements),
  message: Object.keys(messageKinds),
  party: partyKinds,
  phase: phases,
  role: roles,
  setting: [...new Set(connectors.flatMap(({ settings }) => Object.keys(settings.properties)))],
  vector: vectors,
}

test('the console offers the kinds of parties, contacts and exhibits of the office', () => {
  expect(consoleParties.partyKinds).toEqual(partyKinds)
  expect(consoleParties.contactWays).toEqual(contactWays)
  expect(consoleKinds).toEqual(exhibitKinds)
})

test('the console offers the decisions, judgements and outcomes of the office', () => {
  expect(decisionOutcomes).toEqual(decided.choices)
  expect(judgementOutcomes).toEqual(decided.judgements)
  expect(fourFactors).toEqual(decided.fourFactors)
})

const catalogues = await Promise.all(languageNames.map(async (name) => [name, await languages[name].load()] as const))

describe.each(catalogues)('the words of %s', (language, catalogue) => {
  test.each(Object.entries(lists))('for every %s of the office, and for no other', (list, codes) => {
    const stem = `word.${list}.`
    const said = Object.keys(catalogue).flatMap((key) => (key.startsWith(stem) ? key.slice(stem.length) : []))
    expect(said.sort()).toEqual([...codes].sort())
  })

  test('ask the judgements as the data of the duties does', () => {
    const questions = readData('duties/questions.yaml') as Record<string, string>
    for (const name of Object.keys(decided.judgements)) {
      const asked = catalogue[`word.judgement.${name}` as keyof typeof catalogue]
      if (language === 'en') expect(questions[name], name).toContain(asked)
      else expect(asked, name).toMatch(/？$/)
    }
  })

  test('name the classes of personal data as letters to patients do', () => {
    const { elements } = readData('elements/taxonomy.yaml') as { elements: { element: string; name: Words }[] }
    for (const { element, name } of elements) {
      const word = name[language]
      expect(catalogue[`word.element.${element}` as keyof typeof catalogue]).toBe(
        word[0]!.toUpperCase() + word.slice(1),
      )
    }
  })

  test('name and explain the kinds of breach as their playbooks do', () => {
    for (const [vector, { title, about }] of loadPlaybooks()) {
      expect(catalogue[`word.vector.${vector}`]).toBe(title[language])
      expect(catalogue[`cases.about.${vector}`]).toBe(about[language])
    }
  })
})

type Words = Record<'en' | 'zh-Hant', string>

test('every action that takes two people has words of its own: somebody answers for confirming it', () => {
  const names = actions.filter(({ fourEyes }) => fourEyes === true).map(({ name }) => name)
  expect([...spoken].sort()).toEqual(names.sort())
})

test('every part of what a second person is asked for has a name', () => {
  const parts = actions
    .filter(({ fourEyes }) => fourEyes === true)
    .flatMap(({ input }) => Object.keys(input.properties))
    .filter((name) => name !== 'case_id')
  expect([...spokenParts].sort()).toEqual([...new Set(parts)].sort())
})

test('every kind of entry of a case can be looked for in the ledger, and no group has a kind that there is not', () => {
  const ofCase = Object.values(caseGroups).flat() as string[]
  const outside = Object.values(groups).flat() as string[]
  expect([...ofCase, ...outside].filter((kind) => !Object.hasOwn(kinds, kind))).toEqual([])
  const found = new Set([...ofCase, ...outside, ...Object.keys(engineKinds)])
  expect(Object.keys(entryKinds).filter((kind) => !found.has(kind))).toEqual([])
})
