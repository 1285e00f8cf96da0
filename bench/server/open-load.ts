import { Random } from '../../worlds/random.ts'

/** One request to an action of the server, as a person who is signed in sends it. */
export interface Request {
  name: string
  input: unknown
  token: string
  /** The address it seems to come from, as a proxy would say. */
  from: string
}

export interface Answered {
  name: string
  /** From the moment it was due, so that a server that falls behind is charged for the wait. */
  ms: number
  ok: boolean
}

export interface Load {
  url: string
  perSecond: number
  seconds: number
  seed: number
  /** 'healthz' asks whether the server lives, which costs it nothing. */
  next(at: number): Request | 'healthz'
}

/**
 * An open load: requests arrive when people send them, at random moments (exponential gaps), whether the server has answered
 * the earlier ones or not. Answers one row per request.
 */
export async function sendOpenLoad({ url, perSecond, seconds, seed, next }: Load): Promise<Answered[]> {
  const random = new Random(seed, 'arrivals')
  const end = performance.now() + seconds * 1000
  const sent: Promise<Answered>[] = []
  let due = performance.now()
  for (let at = 0; ; at++) {
    due += (-Math.log(1 - random.unit()) * 1000) / perSecond
    if (due > end) return await Promise.all(sent)
    const wait = due - performance.now()
    if (wait > 0) await new Promise((go) => setTimeout(go, wait))
    sent.push(sendAction(url, next(at), due))
  }
}

/** Sends one and reads the answer whole; `due` is performance.now() of when it should have gone out. */
export async function sendAction(url: string, request: Request | 'healthz', due: number): Promise<Answered> {
  const { name, path, ...asked } = request === 'healthz' ? { name: request, path: '/healthz' } : asAsked(request)
  const ok = await fetch(url + path, asked).then(
    async (answer) => {
      await answer.text()
      return answer.ok
    },
    () => false,
  )
  return { name, ms: performance.now() - due, ok }
}

export function asAsked({ name, input, token, from }: Request) {
  const headers = { cookie: `cordon=${token}`, 'x-cordon': '1', 'content-type': 'application/json' }
  return {
    ...{ name, path: `/api/${name}`, method: 'POST' as const },
    headers: { ...headers, 'x-forwarded-for': from },
    body: JSON.stringify(input),
  }
}

/** The share `q` of the times lies at or below the answer. */
export function quantile(times: readonly number[], q: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]!
}
