import { Problem } from '../../base/errors.ts'

/** Nothing is told about what a person may not see, not even whether it is there. */
export function notAllowed(name: string): Problem {
  return new Problem(
    'NOT_ALLOWED',
    `You may not do this here (${name}), or it is not there`,
    'Ask the privacy officer to let you in, or sign in as the person whose work it is',
  )
}

export function signInFirst(why: string): Problem {
  return new Problem('SIGN_IN', why, 'Sign in and come back to this page')
}

export function notFound(noun: string): Problem {
  return new Problem(
    'NOT_FOUND',
    `There is no such ${noun} here`,
    'Reload the page: it may have been changed by somebody else',
  )
}

export function changedMeanwhile(noun: string): Problem {
  return new Problem(
    'CHANGED_MEANWHILE',
    `Somebody else has changed this ${noun} since you opened it`,
    'Look at the newer version, then decide again; what you typed is kept',
  )
}

export function inputInvalid(what: string): Problem {
  return new Problem('INPUT_INVALID', what, 'Correct it and send it again')
}
