/**
 * The consonants of a name, folded the way names travel between scripts: Mohammed, Muhammad and Mohamad are "mhmd";
 * Chaudhry and Choudhury "cdr"; Iqbal and Eqbal "kbl". Vowels count only at the start, as "a". Two names with one skeleton
 * are spellings of each other more often than not when they have three consonants or more; shorter ones say little.
 */
export function skeleton(word: string): string {
  const folded = word
    .replace(/^(al|el|ul)(?=[bcdfghjklmnpqrstvwxyz])(?=.{5})/, '')
    .replace(/ph/g, 'f')
    .replace(/sch|sh|sz/g, 's')
    .replace(/(ch|tch|cz|tz)/g, 'c')
    .replace(/(ck|kh|gh|q|k|c(?=[aoulr]))/g, 'k')
    .replace(/([bdt])h/g, '$1')
    .replace(/x/g, 'ks')
    .replace(/z/g, 's')
    .replace(/[vw]/g, 'v')
    .replace(/j/g, 'y')
  const start = /^[aeiouy]/.test(folded) ? 'a' : ''
  return start + folded.replace(/[aeiouy]/g, '').replace(/(.)\1+/g, '$1')
}
