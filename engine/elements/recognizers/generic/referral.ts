import { elementIndex } from '../../taxonomy.ts'
import { Rank } from '../../text/drafts.ts'
import type { Recognizer } from '../contract.ts'

const element = elementIndex('referral')
const words =
  /(?<!\p{L})(?:referral letter|letter of referral|referral (?:to|from|for|form)(?!\p{L})|(?:whom |which )?(?:we|i) (?:are|am) referring|(?:was|were|been|is) referred (?:to|by|for|from)|thank you for (?:seeing|referring)|refer(?:ring)? (?:this|the above|her|him) (?:patient)?|remitid[oa] (?:a|por|desde)|derivad[oa] (?:a|al|desde))(?!\p{L})|轉介信|轉介至|转介至|轉介原因|轉診|转诊/giu

/** That somebody was referred: the sentence or heading that says so, in a passage with clinical words. */
export const referral: Recognizer = {
  name: 'referral',
  elements: ['referral'],
  read(reading, drafts) {
    if (!/refer|seeing|remitid|derivad|[轉转][介診诊]/i.test(reading.text)) return
    if (reading.clinicalMarks === 0 && !/referral letter|letter of referral|轉介/i.test(reading.text)) return
    for (const found of reading.text.matchAll(words))
      drafts.add(
        element,
        found.index,
        found.index + found[0].length,
        78,
        Rank.context,
        'Says that somebody was referred',
      )
  },
}
