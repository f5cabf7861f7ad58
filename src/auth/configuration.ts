/**
 * Whom we believe: the issuer of tokens, the audience that we are, and where the issuer's keys are.
 *
 * Nothing here has a default. A Worker whose configuration is refused answers every request but
 * `/livez` and `/version` with 503 and the reason, and verifies no token.
 *
 * @module
 */
import { fail, ok, type Result } from '../base/result.ts'

export interface AuthConfiguration {
  readonly issuer: string
  readonly audience: string
  readonly keys: { readonly url: URL } | { readonly set: KeySet }
}

/** A JSON Web Key Set (RFC 7517 §5), as read. */
export interface KeySet {
  readonly keys: readonly Readonly<Record<string, unknown>>[]
}

/** Names of the settings, as the environment of the Worker or of the process has them. */
export interface AuthSettings {
  /** `iss` that tokens must carry, exactly. */
  readonly WEFT_ISSUER?: string
  /** `aud` that tokens must carry. */
  readonly WEFT_AUDIENCE?: string
  /** Where the issuer publishes its keys; https, or http on loopback. */
  readonly WEFT_JWKS_URL?: string
  /** The keys themselves, as JSON: for development and for places without a way out. */
  readonly WEFT_JWKS?: string
}

/** The error is one sentence that says which setting to change; it holds no secret. */
export function parseAuthConfiguration(settings: AuthSettings): Result<AuthConfiguration, string> {
  const { WEFT_ISSUER: issuer, WEFT_AUDIENCE: audience } = settings
  if (!issuer) return fail('WEFT_ISSUER is not set: whose tokens are to be accepted?')
  if (!audience) return fail('WEFT_AUDIENCE is not set: for whom must tokens be issued?')
  const keys = parseKeys(settings)
  return keys.ok ? ok({ issuer, audience, keys: keys.value }) : keys
}

function parseKeys({
  WEFT_JWKS_URL: url,
  WEFT_JWKS: text,
}: AuthSettings): Result<AuthConfiguration['keys'], string> {
  if (url && text) return fail('WEFT_JWKS_URL and WEFT_JWKS are both set: keep one.')
  if (url) return parseKeysUrl(url)
  if (text) return parseKeySet(text)
  return fail('WEFT_JWKS_URL is not set: where are the keys that sign tokens?')
}

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost'])

function parseKeysUrl(text: string): Result<AuthConfiguration['keys'], string> {
  const url = URL.parse(text)
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname))
  return url && isSafe ? ok({ url }) : fail('WEFT_JWKS_URL is not an https URL.')
}

const SECRET_MEMBERS = ['d', 'k', 'p', 'q']

function parseKeySet(text: string): Result<AuthConfiguration['keys'], string> {
  const set = readJson(text)
  if (!isKeySet(set)) return fail('WEFT_JWKS is not a JSON Web Key Set: {"keys":[…]}.')
  if (set.keys.some((key) => SECRET_MEMBERS.some((member) => member in key))) {
    return fail('WEFT_JWKS holds a private or shared key; only public keys belong there.')
  }
  return ok({ set })
}

function isKeySet(value: unknown): value is KeySet {
  if (typeof value !== 'object' || value === null || !('keys' in value)) return false
  const { keys } = value
  return (
    Array.isArray(keys) &&
    keys.length > 0 &&
    keys.every((key) => typeof key === 'object' && key !== null)
  )
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
