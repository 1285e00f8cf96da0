/** How the server says an operation ended (RFC 4511 section 4.1.9). Its diagnostic text may name people: it is never for a log. */
export interface Result {
  code: number
  diagnostic: string
}

export const resultCodes = {
  success: 0,
  operationsError: 1,
  protocolError: 2,
  timeLimitExceeded: 3,
  sizeLimitExceeded: 4,
  authMethodNotSupported: 7,
  strongerAuthRequired: 8,
  referral: 10,
  adminLimitExceeded: 11,
  confidentialityRequired: 13,
  noSuchAttribute: 16,
  undefinedAttributeType: 17,
  constraintViolation: 19,
  attributeOrValueExists: 20,
  invalidAttributeSyntax: 21,
  noSuchObject: 32,
  invalidDNSyntax: 34,
  inappropriateAuthentication: 48,
  invalidCredentials: 49,
  insufficientAccessRights: 50,
  busy: 51,
  unavailable: 52,
  unwillingToPerform: 53,
  objectClassViolation: 65,
  other: 80,
} as const

const names = new Map<number, string>(Object.entries(resultCodes).map(([name, code]) => [code, name]))

/** `insufficientAccessRights`, or `result 118` for one that RFC 4511 does not define. */
export function resultName(code: number): string {
  return names.get(code) ?? `result ${code}`
}
