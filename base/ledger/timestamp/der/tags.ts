/** Tags of DER that time stamps and certificates use (X.690): class, form and number in one byte. */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const

/** `[n]` of a context: constructed where it holds others, primitive where it stands for a plain value. */
export const context = (number: number): number => 0xa0 | number
export const contextPrimitive = (number: number): number => 0x80 | number
