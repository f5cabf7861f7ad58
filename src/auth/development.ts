/**
 * Keys and tokens for a machine of one's own: nothing that serves requests imports this.
 *
 * @module
 */
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import type { KeySet } from './configuration.ts'

export const DEVELOPMENT_ISSUER = 'https://issuer.weft.invalid'
export const DEVELOPMENT_AUDIENCE = 'https://weft.invalid'

const ALGORITHM = 'EdDSA'

/** `publicKeys` is the value of `WEFT_JWKS`; `privateKey` signs tokens and stays on the machine. */
export interface DevelopmentKeys {
  readonly privateKey: JWK
  readonly publicKeys: KeySet
}

export async function developmentKeys(): Promise<DevelopmentKeys> {
  const pair = await generateKeyPair(ALGORITHM, { extractable: true })
  const own = { kid: crypto.randomUUID(), alg: ALGORITHM, use: 'sig' }
  const privateKey = { ...(await exportJWK(pair.privateKey)), ...own }
  const publicKey = { ...(await exportJWK(pair.publicKey)), ...own }
  return { privateKey, publicKeys: { keys: [publicKey] } }
}

export interface DevelopmentToken {
  readonly tenant: string
  readonly subject: string
  readonly scopes: readonly string[]
  readonly lifetimeS: number
  readonly issuer?: string
  readonly audience?: string
}

export async function signDevelopmentToken(
  privateKey: JWK,
  { tenant, subject, scopes, lifetimeS, issuer, audience }: DevelopmentToken,
): Promise<string> {
  const key = await importJWK(privateKey, ALGORITHM)
  return new SignJWT({ tenant, scope: scopes.join(' ') })
    .setProtectedHeader({
      alg: ALGORITHM,
      typ: 'at+jwt',
      ...(privateKey.kid === undefined ? {} : { kid: privateKey.kid }),
    })
    .setIssuer(issuer ?? DEVELOPMENT_ISSUER)
    .setAudience(audience ?? DEVELOPMENT_AUDIENCE)
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime(`${lifetimeS} s`)
    .sign(key)
}
