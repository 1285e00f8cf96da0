/**
 * The shipped Fellegi-Sunter numbers, in bits: log2 of (how often two records of one person agree so) over (how often two
 * different people do). They are priors from domain knowledge and are NOT learned from the data at hand: learning without
 * truth fails exactly when a leak holds mostly strangers (linkage.md: F1 0.025 with blind EM, 1.0 with fixed weights).
 *
 * m = share of records of the same person that agree so; u = share of different people. Where u depends on the value (names,
 * dates, phones ...) it comes from the roster's own frequencies and only m stands here.
 */

/** Share of names that are written alike, and otherwise. About one printed name in five is another spelling, order or script. */
export const nameM = { equal: 0.75, sound: 0.5, variant: 0.25, partial: 0.3, typo: 0.04, initial: 0.3 } as const

/** Bits where the value itself does not matter. Given names are the only thing that tells twins apart, so they weigh most. */
export const familyBits = {
  differ: -4.5,
  otherKind: -2.5,
  near: -0.5,
  sibling: -0.5,
  typoMost: 8,
  initialMost: 3,
  most: 12,
} as const
export const givenBits = {
  differ: -6,
  otherKind: -1.5,
  near: -1,
  sibling: -1,
  typoMost: 7,
  initialMost: 3,
  most: 13,
} as const

/** Both names together never count more than this: people called alike come in families and communities. */
export const nameMost = 17

/** A guessed order of the words is right about half the time. */
export const guessedOrder = -1

/** A further given name (English name) that agrees counts at most this; one that differs, this. */
export const aliasBits = { most: 4, differ: -1.5 } as const

/** Names in the other script beside the best pair. */
export const otherScriptBits = { equal: 1.5, near: -2, differ: -4 } as const

/**
 * Dates of birth. Typing errors hit 1-3 % of dates, half of them swaps. One wrong digit: m 0.015, u = about 40 dates are one
 * digit away, of some 25,000. Swapped: m 0.01, u 1/25,000. Otherwise m 0.005.
 */
export const birthBits = { equalM: 0.95, swapped: 7.5, oneDigit: 3.3, twoDigits: -3, differ: -6.5 } as const

/** Days on which living people were born, evenly: the base of u for dates. */
export const birthDays = 28_000

export const sexBits = { equal: 0.9, differ: -4.5 } as const

/**
 * Identifiers. Equal: m 0.95 over one in 10^8. One character wrong or missing, or two swapped: m 0.02 over some 80 numbers in
 * 10^8. Different: 0.5 % of numbers are filed under the wrong person or were replaced. Two characters
 * off: rarer among errors, but far rarer among strangers; taken as neutral against, because issued numbers run in series.
 */
export const idBits = {
  equal: 26,
  shortMost: 20,
  near: 14,
  differ: -8,
  otherDiffer: -2.5,
  twoOff: -1,
  threeOff: -4,
} as const

/** Phones, e-mails: shared ones are handled by the rivals (see relatives), so u is that of a stranger. */
export const phoneBits = { equal: 20, near: 11, differ: -2.2 } as const
export const emailBits = { equal: 21, near: 14, otherDigits: 5, localPart: 9, differ: -2 } as const

/** Addresses: people move, so a different one says little. */
export const addressBits = {
  street: 15,
  streetTypo: 12,
  /** A house number: streets have some hundred, unevenly used. */
  houseNumber: 7,
  sameStreet: 2,
  /** The street, where one side has no number. */
  streetOnly: 6,
  differ: -1.6,
  flat: 2.5,
  flatDiffer: -1,
  postcode: 10,
  postcodeNear: 1.5,
  postcodeDiffer: -1.6,
  city: 3,
  cityNear: 2,
  cityDiffer: -0.7,
} as const
export const addressMost = 18

/**
 * The roster's own number of the patient, when it has the shape of the roster's. A short plain integer counts just enough to
 * outweigh the prior (log2 of the roster's size): every list in a leak has a row 4711.
 */
export const recordNumberBits = { equal: 24, differ: -5 } as const

/** Share of mentions in a leak that speak of somebody in the roster, before anything is known. */
export const listedShare = 0.8

/**
 * For each mention of a patient: how often it is instead somebody who is not in the roster and shares the patient's household
 * (surname, phone, e-mail, address), such as a mother who left her own phone.
 */
export const relativeShare = 0.008

/** Linked from this probability on. */
export const linkFrom = 0.98

/** Put before a person from this probability on (best candidate, or all candidates together). */
export const reviewFrom = 0.03
