/** What a token says of itself. It is read, not verified: the API does that. */
export interface TokenClaims {
  readonly subject?: string
  readonly tenant?: string
  readonly scopes: readonly string[]
  readonly expiresAt?: Date
}

/** Undefined: the text is not a JWT (RFC 7519). */
export function tokenClaims(token: string): TokenClaims | undefined {
  const claims = payloadOf(token)
  if (claims === undefined) return undefined
  const { sub, tenant, scope, exp } = claims
  return {
    scopes: typeof scope === 'string' ? scope.split(' ').filter((one) => one !== '') : [],
    ...(typeof sub === 'string' ? { subject: sub } : {}),
    ...(typeof tenant === 'string' ? { tenant } : {}),
    ...(typeof exp === 'number' ? { expiresAt: new Date(exp * 1000) } : {}),
  }
}

function payloadOf(token: string): Readonly<Record<string, unknown>> | undefined {
  const [, payload = ''] = token.split('.')
  try {
    const json: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
    return typeof json === 'object' && json !== null ? { ...json } : undefined
  } catch {
    return undefined
  }
}

/** `until 2026-11-25 10:00 UTC`, without the token. */
export function tokenText(token: string | undefined): string {
  if (token === undefined) return 'no token'
  const until = tokenClaims(token)?.expiresAt
  return until === undefined ? 'a token' : `a token until ${minuteOf(until)}`
}

export const minuteOf = (date: Date): string =>
  `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
