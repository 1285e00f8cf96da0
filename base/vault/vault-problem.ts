import { Problem } from '../errors.ts'

export function sealedProblem(why = 'The vault is sealed'): Problem {
  return new Problem('VAULT_SEALED', why, 'Open it with the passphrase, the key file, the key service or enough shares')
}

export function wrongKey(what: string, remedy: string): Problem {
  return new Problem('VAULT_WRONG_KEY', what, remedy)
}

export function damaged(what: string, options?: ErrorOptions): Problem {
  return new Problem(
    'VAULT_DAMAGED',
    what,
    'Restore it from a backup and keep the damaged copy: it may be evidence of tampering',
    options,
  )
}

export function held(caseId: string, reference: string): Problem {
  return new Problem(
    'VAULT_HELD',
    `Case ${caseId} is under legal hold ${reference}`,
    'Nothing of it may be destroyed until whoever ordered the hold releases it',
  )
}

export function erased(caseId: string, at: string, reason: string): Problem {
  return new Problem(
    'VAULT_ERASED',
    `Case ${caseId} was erased at ${at} (${reason}); its key no longer exists`,
    'Nothing sealed under it can be opened again, from any copy',
  )
}
