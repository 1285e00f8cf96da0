/** Hong Kong identity card: letters count A=10 ... Z=35, a missing first letter 36; weights 9 to 1, sum divisible by 11. */
export function hkidPasses(plain: string): boolean {
  const padded = plain.length === 8 ? ` ${plain}` : plain
  if (padded.length !== 9) return false
  let sum = 0
  for (let i = 0; i < 9; i++) {
    const unit = padded.charCodeAt(i)
    const value = padded[i] === ' ' ? 36 : unit >= 65 ? (i === 8 ? 10 : unit - 55) : unit - 48
    sum += value * (9 - i)
  }
  return sum % 11 === 0
}

/** UK NHS number: weights 10 to 2 over nine digits, 11 minus the rest modulo 11 is the tenth. */
export function mod11Passes(plain: string): boolean {
  let sum = 0
  for (let i = 0; i < 9; i++) sum += Number(plain[i]) * (10 - i)
  const check = (11 - (sum % 11)) % 11
  return check !== 10 && check === Number(plain[9])
}

const multiply = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
]
const permute = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
]

/** Verhoeff's check over dihedral group D5 (Aadhaar). */
export function verhoeffPasses(plain: string): boolean {
  let check = 0
  for (let i = 0; i < plain.length; i++) {
    const digit = Number(plain[plain.length - 1 - i])
    check = Number(multiply[check]![Number(permute[i % 8]![digit])])
  }
  return check === 0
}
