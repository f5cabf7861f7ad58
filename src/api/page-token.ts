/**
 * Page tokens: where the next page begins, and of which versions of the network.
 *
 * They are signed, so that nobody asks for a version or a place that we did not name, and bound to
 * tenant, path and filters. They hold nothing that the caller has not seen.
 *
 * @module
 */
import { fingerprint } from '../base/fingerprint.ts'
import { fail, ok, type Result } from '../base/result.ts'
import type { Problem, ProblemCode } from '../model/problem.ts'
import { canonicalJson } from '../store/canonical-json.ts'
import type { Exchange } from './endpoint.ts'

/** How long a list that was begun can be gone on with. */
const KEPT_MS = 24 * 60 * 60 * 1000

export interface PageStart {
  /** Id of the last item of the page before. */
  readonly after: string
  /** Of the chains that the first page was read from. */
  readonly versions: readonly number[]
}

type Signer = Pick<Exchange, 'context' | 'deps' | 'request' | 'query'>

export async function writePageToken(
  signer: Signer,
  { after, versions }: PageStart,
): Promise<string> {
  const expiresAtMs = signer.context.fresh.nowMs + KEPT_MS
  const text = JSON.stringify([after, versions, listOf(signer), expiresAtMs])
  const signature = await crypto.subtle.sign('HMAC', await keyOf(signer), signedBytes(signer, text))
  return `${toBase64Url(new TextEncoder().encode(text))}.${toBase64Url(new Uint8Array(signature))}`
}

/** Undefined: the first page is asked for. */
export async function readPageToken(
  signer: Signer,
): Promise<Result<PageStart | undefined, Problem>> {
  const token = signer.query['pageToken']
  if (token === undefined) return ok(undefined)
  const parts = await verified(signer, String(token))
  if (parts === undefined) {
    return refuse(
      'parameter_invalid',
      '`pageToken` is the `nextPageToken` of another page, unchanged.',
    )
  }
  const [after, versions, list, expiresAtMs] = parts
  if (list !== listOf(signer)) {
    return refuse('page_token_mismatch', 'The token belongs to a list with other parameters.')
  }
  if (expiresAtMs <= signer.context.fresh.nowMs) {
    return refuse('page_token_expired', 'The token is older than 24 hours.')
  }
  return ok({ after, versions })
}

function refuse(code: ProblemCode, detail: string): Result<never, Problem> {
  return fail({ code, detail, errors: [{ parameter: 'pageToken', code, detail }] })
}

/** All that tells one list from another; its pages may differ in size. */
function listOf({ request, query }: Signer): string {
  const { pageToken: _token, pageSize: _size, ...rest } = query
  return fingerprint(canonicalJson([new URL(request.url).pathname, rest]))
}

type Parts = readonly [after: string, versions: number[], list: string, expiresAtMs: number]

/** What was signed was written by us, so it has the form that we give it. */
async function verified(signer: Signer, token: string): Promise<Parts | undefined> {
  const [text, signature] = token.split('.').map(fromBase64Url)
  if (text === undefined || signature === undefined) return undefined
  const signed = new TextDecoder().decode(text)
  const isOurs = await crypto.subtle.verify(
    'HMAC',
    await keyOf(signer),
    signature,
    signedBytes(signer, signed),
  )
  return isOurs ? JSON.parse(signed) : undefined
}

const signedBytes = ({ context }: Signer, text: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`${context.principal.scope.tenantId}\n${text}`)

const HMAC = { name: 'HMAC', hash: 'SHA-256' }

/** A key for nothing else, whatever the secret is used for besides. */
async function keyOf({ deps }: Signer): Promise<CryptoKey> {
  const encoder = new TextEncoder()
  const secret = encoder.encode(deps.pageSecret)
  const key = await crypto.subtle.importKey('raw', secret, HMAC, false, ['sign'])
  const derived = await crypto.subtle.sign('HMAC', key, encoder.encode('weft page tokens'))
  return crypto.subtle.importKey('raw', derived, HMAC, false, ['sign', 'verify'])
}

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9_-]+$/.test(text) || text.length % 4 === 1) return undefined
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}
