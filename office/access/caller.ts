/** Who asks, as the session says; what he or she may do is looked up anew for every action. */
export interface Caller {
  accountId: string
  sessionId: string
  /** Which passkey, code generator or directory login the session was started with. */
  authenticator: string
  /** The person was verified (PIN, fingerprint, second factor), not only present. */
  verified: boolean
}

/** How a request came, beside its content. */
export interface RequestFacts {
  /** The client's own id of a write: the same id gets the same answer, and nothing is done twice. */
  requestId?: string | undefined
}
