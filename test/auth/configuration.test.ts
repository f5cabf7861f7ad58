import { expect, test } from 'vitest'
import { parseAuthConfiguration } from '../../src/auth/configuration.ts'

const whole = {
  WEFT_ISSUER: 'https://login.example.com/',
  WEFT_AUDIENCE: 'https://weft.example.com',
  WEFT_JWKS_URL: 'https://login.example.com/keys',
}

test('issuer, audience and the place of the keys are enough', () => {
  expect(parseAuthConfiguration(whole)).toEqual({
    ok: true,
    value: {
      issuer: 'https://login.example.com/',
      audience: 'https://weft.example.com',
      keys: { url: new URL('https://login.example.com/keys') },
    },
  })
})

test.each([
  ['WEFT_ISSUER is not set', { ...whole, WEFT_ISSUER: '' }],
  ['WEFT_AUDIENCE is not set', { ...whole, WEFT_AUDIENCE: '' }],
  ['WEFT_JWKS_URL is not set', { ...whole, WEFT_JWKS_URL: '' }],
  ['both set', { ...whole, WEFT_JWKS: '{"keys":[]}' }],
  ['not an https URL', { ...whole, WEFT_JWKS_URL: 'http://login.example.com/keys' }],
  ['not an https URL', { ...whole, WEFT_JWKS_URL: 'keys' }],
  ['not a JSON Web Key Set', { ...whole, WEFT_JWKS_URL: '', WEFT_JWKS: '{' }],
  ['not a JSON Web Key Set', { ...whole, WEFT_JWKS_URL: '', WEFT_JWKS: '{"keys":[]}' }],
  [
    'private or shared key',
    { ...whole, WEFT_JWKS_URL: '', WEFT_JWKS: '{"keys":[{"kty":"oct","k":"c2VjcmV0"}]}' },
  ],
])('an incomplete configuration is refused: %s', (sentence, settings) => {
  const parsed = parseAuthConfiguration(settings)
  expect(!parsed.ok && parsed.error).toContain(sentence)
})
