/**
 * Bearer token in, principal out (RFC 6750, RFC 9068).
 *
 * What a token may look like is fixed here and not by the token: algorithms, type, issuer, audience
 * and claims are pinned, and keys come from the configuration alone (`jku`, `x5u` and embedded keys
 * are never looked at).
 *
 * @module
 */
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTPayload,
  jwtVerify,
} from 'jose'
import { fail, ok, type Result } from '../base/result.ts'
import type { Problem } from '../model/problem.ts'
import { isTenantId, tenantScope } from '../model/tenant-scope.ts'
import type { AuthConfiguration } from './configuration.ts'
import type { Principal } from './principal.ts'

/** Reads the value of an `Authorization` header. */
export type Authenticate = (header: string | undefined) => Promise<Result<Principal, Problem>>

export const ALGORITHMS = ['EdDSA', 'ES256', 'RS256', 'PS256']

/** Longest life of a token: what was issued longer ago is refused, whatever `exp` says. */
export const TOKEN_AGE_MAX_S = 24 * 60 * 60

const CLOCK_TOLERANCE_S = 5

/** Larger than any honest token; bounds the work that a stranger can ask for. */
const TOKEN_LENGTH_MAX = 8 * 1024

const SUBJECT_LENGTH_MAX = 255

/** Compact serialization (RFC 7515 §7.1): three base64url parts. */
const COMPACT = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/

export function authenticator(configuration: AuthConfiguration): Authenticate {
  const findKey = keyFinder(configuration.keys)
  const { issuer, audience } = configuration
  const expected = {
    algorithms: ALGORITHMS,
    issuer,
    audience,
    typ: 'at+jwt',
    requiredClaims: ['exp', 'iat', 'sub', 'tenant'],
    maxTokenAge: TOKEN_AGE_MAX_S,
    clockTolerance: CLOCK_TOLERANCE_S,
  }
  return async (header) => {
    const token = bearerToken(header)
    if (!token.ok) return token
    try {
      const { payload } = await jwtVerify(token.value, findKey, expected)
      return principalOf(payload)
    } catch (error) {
      return fail(refusal(error))
    }
  }
}

function keyFinder(keys: AuthConfiguration['keys']) {
  return 'url' in keys
    ? createRemoteJWKSet(keys.url, { timeoutDuration: 5_000, cooldownDuration: 30_000 })
    : createLocalJWKSet({ keys: [...keys.set.keys] } as JSONWebKeySet)
}

const invalid = (detail: string): Problem => ({ code: 'token_invalid', detail })

function bearerToken(header: string | undefined): Result<string, Problem> {
  const [, scheme = '', token = ''] = /^(\S+) +(\S+)$/.exec(header ?? '') ?? []
  if (scheme.toLowerCase() !== 'bearer') {
    return fail({ code: 'token_missing', detail: 'Send `Authorization: Bearer TOKEN`.' })
  }
  if (token.length > TOKEN_LENGTH_MAX || !COMPACT.test(token)) {
    return fail(invalid('This is not a signed JSON Web Token.'))
  }
  return ok(token)
}

function principalOf(claims: JWTPayload): Result<Principal, Problem> {
  const { sub, tenant, scope = '' } = claims as Readonly<Record<string, unknown>>
  if (typeof sub !== 'string' || sub === '' || sub.length > SUBJECT_LENGTH_MAX) {
    return fail(invalid('`sub` is not a short text.'))
  }
  if (typeof tenant !== 'string' || !isTenantId(tenant)) {
    return fail(invalid('`tenant` is not a tenant id.'))
  }
  if (typeof scope !== 'string') return fail(invalid('`scope` is not a text.'))
  const scopes = new Set(scope.split(' ').filter((one) => one !== ''))
  return ok({ subject: sub, scope: tenantScope(tenant), scopes })
}

/** Says what to fix to the honest holder of a token, and nothing about keys. */
function refusal(error: unknown): Problem {
  if (error instanceof errors.JWTExpired) {
    return invalid(
      error.claim === 'iat' ? 'The token was issued too long ago.' : 'The token has expired.',
    )
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    return invalid(`\`${error.claim}\` of the token is missing or not the expected one.`)
  }
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWSInvalid) {
    return invalid('No key of the issuer fits the token.')
  }
  if (isVerdictOnToken(error)) return invalid('The signature of the token is not accepted.')
  return { code: 'keys_unavailable', detail: 'The keys of the issuer cannot be read now.' }
}

const VERDICTS = [
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSMultipleMatchingKeys,
  errors.JWSSignatureVerificationFailed,
  errors.JWTInvalid,
]

/** Type errors come from keys that do not fit the algorithm, which only a token can choose. */
const isVerdictOnToken = (error: unknown): boolean =>
  error instanceof TypeError ? isKeyMismatch(error) : VERDICTS.some((kind) => error instanceof kind)

const isKeyMismatch = (error: TypeError): boolean => !/fetch|network/i.test(error.message)
