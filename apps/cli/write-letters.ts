import { writeFileSync } from 'node:fs'
import { Problem } from '../../base/errors.ts'
import { makeFolder, removeFile, writeProblem } from '../../base/files/index.ts'
import { nameIn, outcomeName, type Provider, personId, type Register, residenceIn } from '../../engine/case/index.ts'
import type { ScopeRequest, ScopeResult } from '../../engine/pipeline.ts'
import {
  type LetterFacts,
  type LetterLanguage,
  type LetterOccasion,
  letterLanguages,
  letterText,
  renderLetter,
  writeLetter,
} from '../../office/notices/index.ts'
import type { Terminal } from './command.ts'

const perFolder = 1000

/**
 * Writes a draft letter for every person of the register who is not ambiguous, as text in each of the provider's languages, and as PDF
 * for `pdf` people ('all', or the so many most harmed). Letters lie in folders of a thousand: `letters/000/P000042.txt`.
 */
export async function writeLetters(
  { register, layout }: ScopeResult,
  request: ScopeRequest,
  pdf: 'text' | 'all' | number,
  progress: (done: number, total: number) => void,
  terminal: Terminal,
): Promise<void> {
  const occasion = occasionOf(request)
  const languages = languagesOf(request.provider)
  const people = addressed(register)
  const inPdf = pdf === 'text' ? new Set<number>() : mostHarmed(register, people, pdf === 'all' ? people.length : pdf)
  removeFile(layout.letters)
  for (const [done, person] of people.entries()) {
    if (done % 200 === 0) await stopPoint(terminal)
    progress(done, people.length)
    const folder = `${layout.letters}/${String(Math.floor(person / perFolder)).padStart(3, '0')}`
    if (
      person % perFolder === 0 ||
      done === 0 ||
      Math.floor(people[done - 1]! / perFolder) !== Math.floor(person / perFolder)
    )
      makeFolder(folder)
    const letters = languages.map((language) => writeLetter(letterFacts(register, person), occasion, language))
    const path = `${folder}/${personId(person)}`
    try {
      writeFileSync(`${path}.txt`, letters.map(letterText).join('\n----\n\n'))
      if (inPdf.has(person))
        for (const letter of letters) writeFileSync(`${path}.${letter.language}.pdf`, renderLetter(letter))
    } catch (cause) {
      throw writeProblem(path, cause)
    }
  }
}

/** A turn for a Ctrl-C; letters are written anew by the next run, so nothing is lost. */
async function stopPoint({ stop }: Terminal): Promise<void> {
  await new Promise((go) => setImmediate(go))
  if (stop.aborted)
    throw new Problem(
      'INTERRUPTED',
      'Stopped. The register is complete, the letters are not',
      'Run the same command again to write them',
    )
}

/** People who can be written to: linked ones, and strangers whose name the evidence shows. */
function addressed(register: Register): number[] {
  const people: number[] = []
  for (let person = 0; person < register.people.count; person++)
    if (outcomeName(register.people.outcome[person]!) !== 'ambiguous' && nameIn(register, person) !== '')
      people.push(person)
  return people
}

function mostHarmed({ harm }: Register, people: number[], most: number): Set<number> {
  return new Set(
    [...people]
      .sort((a, b) => harm[b]!.score - harm[a]!.score || harm[b]!.flags.length - harm[a]!.flags.length || a - b)
      .slice(0, most),
  )
}

/** Exactly what one letter may know: this person's own record, elements and harm. */
export function letterFacts(register: Register, person: number): LetterFacts {
  const patient = register.patient(person)
  const { band, flags } = register.harm[person]!
  const id = personId(person)
  return {
    personId: id,
    name: nameIn(register, person),
    ...(patient?.chineseName && { chineseName: patient.chineseName }),
    // Nobody writes to the dead: without a known next of kin the letter is to the family, and has no address yet.
    addressee: patient?.deceased === true ? 'next-of-kin' : (patient?.addressee ?? 'none'),
    ...(patient?.addresseeName && { addresseeName: patient.addresseeName }),
    addressLines: patient?.addressLines ?? [],
    elements: register.exposures.namesOf(person),
    flags,
    band,
    residence: residenceIn(register, person),
    reference: id,
  }
}

function occasionOf({ provider, asOf }: ScopeRequest): LetterOccasion {
  const { incident, name, contact, tz } = provider
  return {
    provider: { name, contact },
    ...(incident.what_happened !== undefined && { whatHappened: incident.what_happened }),
    ...(incident.doing !== undefined && { doing: incident.doing }),
    ...(incident.occurred !== undefined && { occurred: incident.occurred }),
    ...(incident.discovered !== undefined && { discovered: incident.discovered }),
    date: new Intl.DateTimeFormat('en-CA', { timeZone: tz, dateStyle: 'short' }).format(asOf),
  }
}

/** The provider's languages that there are templates for; English where there is none. */
function languagesOf({ languages }: Provider): LetterLanguage[] {
  const found = languages.flatMap((wanted) =>
    letterLanguages.filter((language) => wanted === language || wanted.startsWith(`${language}-`)),
  )
  return found.length > 0 ? [...new Set(found)] : ['en']
}
