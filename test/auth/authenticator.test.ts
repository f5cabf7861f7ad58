import { CompactSign, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Authenticate, authenticator } from '../../src/auth/authenticator.ts'
import { developmentKeys, signDevelopmentToken } from '../../src/auth/development.ts'

const ISSUER = 'https://issuer.test'
const AUDIENCE = 'https://weft.test'
const NOW_S = Math.floor(Date.now() / 1000)

type Json = Record<string, unknown>

let authenticate: Authenticate
let good: string
let sign: (claims: Json, header?: Json) => Promise<string>
let publicKey: Json
let rsaPublicKey: Json
let rsaPrivate: CryptoKey

const CLAIMS: Json = {
  iss: ISSUER,
  aud: AUDIENCE,
  sub: 'ada',
  tenant: 'acme',
  scope: 'vpcs:read vpcs:write',
  iat: NOW_S,
  exp: NOW_S + 600,
}

const base64url = (value: string): string => Buffer.from(value).toString('base64url')

/** A signed text that no honest library would make. */
let signRaw: (payload: string, header?: Json) => Promise<string>

beforeAll(async () => {
  const pair = await generateKeyPair('EdDSA', { extractable: true })
  const rsa = await generateKeyPair('RS256', { extractable: true })
  rsaPrivate = rsa.privateKey
  publicKey = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'EdDSA', use: 'sig' }
  rsaPublicKey = { ...(await exportJWK(rsa.publicKey)), kid: 'rsa', use: 'sig' }
  authenticate = authenticator({
    issuer: ISSUER,
    audience: AUDIENCE,
    keys: { set: { keys: [publicKey, rsaPublicKey] } },
  })
  const standard = { alg: 'EdDSA', kid: 'one', typ: 'at+jwt' }
  signRaw = (payload, header = {}) =>
    new CompactSign(new TextEncoder().encode(payload))
      .setProtectedHeader({ ...standard, ...header })
      .sign(pair.privateKey, { crit: { weft: true } })
  sign = (claims, header) => signRaw(JSON.stringify({ ...CLAIMS, ...claims }), header)
  good = await sign({})
})

const codeOf = async (header: string | undefined): Promise<string> => {
  const outcome = await authenticate(header)
  return outcome.ok ? 'accepted' : outcome.error.code
}

test('a good token names subject, tenant and scopes', async () => {
  expect(await authenticate(`Bearer ${good}`)).toEqual({
    ok: true,
    value: {
      subject: 'ada',
      scope: { tenantId: 'acme' },
      scopes: new Set(['vpcs:read', 'vpcs:write']),
    },
  })
})

test('the scheme is read in any case, and an audience among several is enough', async () => {
  expect(await codeOf(`bearer ${good}`)).toBe('accepted')
  expect(await codeOf(`Bearer ${await sign({ aud: ['https://other.test', AUDIENCE] })}`)).toBe(
    'accepted',
  )
})

test('a development token is accepted by the keys that were made with it', async () => {
  const { privateKey, publicKeys } = await developmentKeys()
  const token = await signDevelopmentToken(privateKey, {
    tenant: 'acme',
    subject: 'me',
    scopes: ['vpcs:read'],
    lifetimeS: 60,
    issuer: ISSUER,
    audience: AUDIENCE,
  })
  const own = authenticator({ issuer: ISSUER, audience: AUDIENCE, keys: { set: publicKeys } })
  expect((await own(`Bearer ${token}`)).ok).toBe(true)
  expect(await codeOf(`Bearer ${token}`)).toBe('token_invalid')
})

test.each([
  ['no header', undefined],
  ['an empty header', ''],
  ['another scheme', 'Basic YTpi'],
  ['no token', 'Bearer'],
  ['two tokens', 'Bearer a.b.c d.e.f'],
  ['two headers joined', 'Bearer a.b.c, Bearer d.e.f'],
])('without one bearer token nobody is known: %s', async (_name, header) => {
  expect(['token_missing', 'token_invalid']).toContain(await codeOf(header))
})

const unsigned = (header: Json, claims: Json = CLAIMS): string =>
  `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(claims))}.`

describe('a hostile token is refused', () => {
  const hostile: Record<string, () => string | Promise<string>> = {
    'algorithm none': () => unsigned({ alg: 'none', typ: 'at+jwt' }),
    'algorithm NoNe with a signature': () => `${unsigned({ alg: 'NoNe', typ: 'at+jwt' })}AAAA`,
    'HS256 with the public key as the secret': () =>
      new SignJWT(CLAIMS)
        .setProtectedHeader({ alg: 'HS256', kid: 'one', typ: 'at+jwt' })
        .sign(new TextEncoder().encode(JSON.stringify(publicKey))),
    'RS512, which is not pinned': () =>
      new SignJWT(CLAIMS)
        .setProtectedHeader({ alg: 'RS512', kid: 'rsa', typ: 'at+jwt' })
        .sign(rsaPrivate)
        .catch(() => 'x.y.z'),
    'the algorithm of another key': () => sign({}, { kid: 'rsa' }),
    'a key that is not known': () => sign({}, { kid: 'two' }),
    'a key id that climbs': () => sign({}, { kid: '../../../dev/null' }),
    'a key id with a quote': () => sign({}, { kid: "one' OR '1'='1" }),
    'a key of its own': async () => {
      const { publicKey: own, privateKey } = await generateKeyPair('EdDSA', { extractable: true })
      return new SignJWT(CLAIMS)
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', jwk: await exportJWK(own) })
        .sign(privateKey)
    },
    'a key elsewhere': async () => {
      const { privateKey } = await generateKeyPair('EdDSA')
      return new SignJWT(CLAIMS)
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', jku: 'https://evil.test/jwks.json' })
        .sign(privateKey)
    },
    'another issuer': () => sign({ iss: 'https://evil.test' }),
    'an issuer that only begins alike': () => sign({ iss: `${ISSUER}.evil.test` }),
    'issuers as a list': () => sign({ iss: [ISSUER] }),
    'another audience': () => sign({ aud: 'https://other.test' }),
    'no audience': () => sign({ aud: undefined }),
    'an ID token': () => sign({}, { typ: 'JWT' }),
    'no type': () => sign({}, { typ: undefined }),
    'no expiry': () => sign({ exp: undefined }),
    'an expiry as text': () => sign({ exp: String(NOW_S + 600) }),
    'an expiry of zero': () => sign({ exp: 0 }),
    'expired a minute ago': () => sign({ exp: NOW_S - 60 }),
    'issued two days ago, expiry in a hundred years': () =>
      sign({ iat: NOW_S - 2 * 86_400, exp: 1e10 }),
    'no time of issue': () => sign({ iat: undefined }),
    'issued in the future': () => sign({ iat: NOW_S + 3600, exp: NOW_S + 7200 }),
    'not valid yet': () => sign({ nbf: NOW_S + 3600 }),
    'no subject': () => sign({ sub: undefined }),
    'an empty subject': () => sign({ sub: '' }),
    'a subject that is a number': () => sign({ sub: 1 }),
    'no tenant': () => sign({ tenant: undefined }),
    'an empty tenant': () => sign({ tenant: '' }),
    'a tenant that is a list': () => sign({ tenant: ['acme', 'other'] }),
    'a tenant with the separator of store keys': () => sign({ tenant: 'acme#V#vpc_1' }),
    'a tenant with a line break': () => sign({ tenant: 'acme\n' }),
    'scopes as a list': () => sign({ scope: ['vpcs:read'] }),
    'a critical extension': () => sign({}, { crit: ['weft'], weft: true }),
    'a payload that is no object': () => signRaw('"acme"'),
    'a payload that is no JSON': () => signRaw('{'),
    'a changed payload': () => {
      const [header, , signature] = good.split('.')
      return `${header}.${base64url(JSON.stringify({ ...CLAIMS, tenant: 'other' }))}.${signature}`
    },
    'a cut signature': () => good.slice(0, -4),
    'a megabyte': () => `a.${'b'.repeat(1024 * 1024)}.c`,
    'five parts, as an encrypted token has': () => 'a.b.c.d.e',
  }
  test.each(Object.entries(hostile))('%s', async (_name, make) => {
    expect(await codeOf(`Bearer ${await make()}`)).toBe('token_invalid')
  })
})
