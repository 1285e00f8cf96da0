/** The BER identifier octets that LDAP uses (X.690, RFC 4511 section 5.1). All of them fit in one octet. */
export const Tag = {
  boolean: 0x01,
  integer: 0x02,
  octets: 0x04,
  null: 0x05,
  enumerated: 0x0a,
  sequence: 0x30,
  set: 0x31,
} as const

/** `[APPLICATION n]`, constructed or not. */
export function application(number: number, constructed = true): number {
  return 0x40 | (constructed ? 0x20 : 0) | number
}

/** `[n]` (context-specific), constructed or not. */
export function context(number: number, constructed = false): number {
  return 0x80 | (constructed ? 0x20 : 0) | number
}
