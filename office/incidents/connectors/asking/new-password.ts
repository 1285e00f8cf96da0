const kinds = ['abcdefghijkmnopqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '!#%+-=?@_'] as const
const all = kinds.join('')
const length = 40

/**
 * A password that nobody knows and nobody is to learn: 40 signs with some of each kind, so that the usual rules for passwords
 * take it (more than 230 bits). `random` gives bytes that nobody can guess.
 */
export function newPassword(random: (bytes: number) => Uint8Array): string {
  for (;;) {
    const password = draw(random)
    // Drawn again as a whole: putting missing kinds in by hand would make some places less random.
    if (kinds.every((kind) => [...kind].some((sign) => password.includes(sign)))) return password
  }
}

function draw(random: (bytes: number) => Uint8Array): string {
  let password = ''
  // Bytes past the last whole multiple are thrown away, or the first signs would be more likely.
  const limit = 256 - (256 % all.length)
  while (password.length < length)
    for (const byte of random(length)) if (byte < limit && password.length < length) password += all[byte % all.length]
  return password
}
