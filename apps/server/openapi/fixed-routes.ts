import Type, { type TSchema } from 'typebox'
import { closed, count, done, uuid } from '../../../office/access/index.ts'
import { AnonymousReceipt, ConcernForm, Progress } from '../../../office/incidents/index.ts'
import { approvalShape } from '../http/routes/approval-route.ts'
import { followShape } from '../http/routes/report-routes.ts'
import { signInShapes } from '../http/routes/sign-in-shapes.ts'
import { unsealShape } from '../http/routes/unseal-routes.ts'

/** A route that is no action: before anybody is signed in, or about the session itself. */
export interface FixedRoute {
  method: 'get' | 'post' | 'put'
  path: string
  summary: string
  /** Answers without a session. */
  open?: true
  input?: TSchema
  /** The body is raw bytes. */
  bytes?: true
  output?: TSchema
}

const vault = Type.Enum(['new', 'sealed', 'open'])
/** What browsers' WebAuthn functions take: as the W3C's recommendation has it. */
const browserOptions = closed({ challenge_id: uuid, options: Type.Object({}) })
const signIn = (path: string, summary: string, input: TSchema | undefined, output: TSchema): FixedRoute => ({
  ...{ method: 'post', path: `/api/sign-in/${path}`, summary, open: true, output },
  ...(input !== undefined && { input }),
})

const session = closed({
  account_id: uuid,
  verified: Type.Boolean(),
  roles: Type.Array(Type.String()),
  idle_minutes: count,
  vault,
})

export const fixedRoutes: readonly FixedRoute[] = [
  {
    ...{ method: 'get', path: '/api/do-this-now', summary: 'what to do at once, by what was noticed', open: true },
    output: closed({ cards: Type.Object({}) }),
  },
  {
    ...{ method: 'post', path: '/api/report-anonymously', summary: 'reports a concern without saying who', open: true },
    ...{ input: ConcernForm, output: AnonymousReceipt },
  },
  {
    ...{
      method: 'post',
      path: '/api/follow-concern',
      summary: 'what became of it, by the code of the receipt',
      open: true,
    },
    ...{ input: followShape, output: Progress },
  },
  { method: 'get', path: '/api/vault', summary: 'whether the vault is open', open: true, output: closed({ vault }) },
  {
    ...{
      method: 'post',
      path: '/api/unseal',
      summary: 'opens the vault with its passphrase, or with one share after another',
    },
    ...{ open: true, input: unsealShape },
    output: closed({ vault, shares: Type.Optional(closed({ given: count, needed: count })) }),
  },
  {
    ...{ method: 'get', path: '/api/ways-in', summary: 'how one can sign in here now', open: true },
    output: closed({ passkey: Type.Boolean(), codes: Type.Boolean(), directory: Type.Boolean() }),
  },
  signIn('begin-passkey', 'what the browser needs to ask for a passkey', undefined, browserOptions),
  signIn('passkey', 'signs in with what the passkey signed', signInShapes.passkey, done),
  signIn('begin-enrolment', 'what the browser needs to make a first passkey', signInShapes.enrol, browserOptions),
  signIn(
    'enrolment',
    'keeps the first passkey and signs in',
    signInShapes.enrolled,
    Type.Object({ done: Type.Boolean() }),
  ),
  signIn('codes', 'signs in with a generated code and a recovery code', signInShapes.codes, done),
  signIn('begin-directory', 'where to send the browser for single sign-on', undefined, closed({ url: Type.String() })),
  {
    method: 'get',
    path: '/api/sign-in/directory',
    summary: 'the directory sends the browser back to here',
    open: true,
  },
  {
    ...{ method: 'post', path: '/api/verify-session', summary: 'shows with a generated code who it is' },
    ...{ input: signInShapes.generated, output: done },
  },
  {
    method: 'post',
    path: '/api/begin-own-passkey',
    summary: 'what the browser needs to make one more passkey',
    output: browserOptions,
  },
  {
    method: 'post',
    path: '/api/add-own-passkey',
    summary: 'keeps one more passkey',
    input: signInShapes.added,
    output: done,
  },
  { method: 'get', path: '/api/session', summary: 'who is signed in', output: session },
  { method: 'post', path: '/api/sign-out', summary: 'ends the session', output: done },
  {
    ...{ method: 'post', path: '/api/decide-approval', summary: 'the second person agrees, declines or takes back' },
    input: approvalShape,
    output: Type.Object({ decision: Type.String(), output: Type.Unknown() }),
  },
  {
    ...{
      method: 'put',
      path: '/api/cases/{case_id}/uploads/{upload_id}',
      summary: 'one part of a file that begin-upload announced',
    },
    ...{ bytes: true, output: closed({ received: count, whole: Type.Boolean() }) },
  },
  {
    ...{
      method: 'put',
      path: '/api/rosters/{roster_id}/{n}',
      summary: 'one part of the n-th file, from 0 on, that begin-roster announced',
    },
    ...{ bytes: true, output: closed({ received: count, whole: Type.Boolean() }) },
  },
  {
    ...{
      method: 'get',
      path: '/api/cases/{case_id}/downloads/{download_id}',
      summary: 'the file of an export that download-export gave leave to fetch, as raw bytes',
    },
  },
  {
    ...{
      method: 'get',
      path: '/api/cases/{case_id}/proofs/{download_id}',
      summary: 'the proof pack that download-proof-pack gave leave to fetch, a ZIP',
    },
  },
]
