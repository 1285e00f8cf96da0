/** Where people sign in, as browsers know it. A passkey made for one place works at no other. */
export interface RelyingParty {
  /** Host name, without port. */
  id: string
  /** The provider's name, shown by the browser. */
  name: string
  /** Scheme, host and port. */
  origin: string
}
