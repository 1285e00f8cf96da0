import { elementIndex } from '../../taxonomy.ts'
import { type Drafts, Rank } from '../../text/drafts.ts'
import { Kind } from '../../text/lexis.ts'
import type { Recognizer } from '../contract.ts'

const element = elementIndex('postal-address')
const kindFirst =
  /(?<!\p{L})(?:C\/ ?|(?:Calle|Avda?\.?|Av\.|Avenida|Paseo|Pso\.|Plaza|Pza\.?|Carretera|Ctra\.?|Camino|Ronda|Rambla|Via|Viale|Piazza|Corso|Rue|Rua|Travessa|Boulevard|Jalan|Ulica|ul\.) )(?:[\p{L}.'ªº-]{1,20} ){0,5}[\p{L}.'ªº-]{1,20}(?:,? ?(?:n[º°o]\.? ?)?(?:\d{1,4}(?![\d%])[a-z]?|s\/n|sn(?!\p{L})))(?:[ ,.-]{1,3}\d{1,2} ?[º°ª][ -]{0,2}[A-Z\d]{0,2}[ª]?)?(?:[,.]? (?:[A-Z]-)?\d{5}(?!\d)(?: \p{Lu}\p{L}{2,20}){0,3})?/giu
const kindLast =
  /(?<!\p{L})\p{Lu}[\p{L}-]{2,24}(?:straße|strasse|str\.|weg|platz|allee|gasse|straat|laan|plein|gracht|gade|vej|gatan|vägen|katu) \d{1,4}[a-z]?(?!\d)(?:,? \d{4,5} ?(?:[A-Z]{2} )?\p{Lu}\p{L}{2,20})?/gu

const lastEnds = /(?:straße|strasse|str\.|weg|platz|allee|gasse|straat|laan|plein|gracht|gade|vej|gatan|vägen|katu) \d/

/** Streets as continental Europe and Latin America write them: the kind of street first (Calle Mayor, 3) or last (Hauptstraße 12). */
export const addressStreetEu: Recognizer = {
  name: 'address-street-eu',
  elements: ['postal-address'],
  read({ text, kinds, hasDigits }, drafts) {
    if ((kinds & Kind.street) !== 0 || text.includes('C/')) findKindFirst(text, drafts)
    if (!hasDigits || !lastEnds.test(text)) return
    for (const found of text.matchAll(kindLast))
      drafts.add(element, found.index, found.index + found[0].length, 80, Rank.label - 4, 'A street and house number')
  },
}

function findKindFirst(text: string, drafts: Drafts): void {
  for (const found of text.matchAll(kindFirst))
    if (/\p{Lu}/u.test(found[0].slice(3)))
      drafts.add(element, found.index, found.index + found[0].length, 80, Rank.label - 4, 'A street and house number')
}
