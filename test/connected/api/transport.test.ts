/** What only the real runtime can show: its streams, its URLs, its fetch. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { developmentKeys, signDevelopmentToken } from '../../../src/auth/development.ts'
import { startTestWorker, type TestWorker } from '../../support/worker.ts'

let worker: TestWorker
let keyServer: Server
let token: string
let asked = 0
let isKeyServerWell = true

beforeAll(async () => {
  const { privateKey, publicKeys } = await developmentKeys()
  keyServer = createServer((_request, response) => {
    asked++
    if (!isKeyServerWell) response.statusCode = 500
    response.end(JSON.stringify(publicKeys))
  })
  await new Promise<void>((resolve) => keyServer.listen(0, '127.0.0.1', resolve))
  const { port } = keyServer.address() as AddressInfo
  worker = await startTestWorker({
    WEFT_JWKS: '',
    WEFT_JWKS_URL: `http://127.0.0.1:${port}/keys`,
  })
  token = await signDevelopmentToken(privateKey, {
    tenant: 'acme',
    subject: 'ada',
    scopes: ['vpcs:read', 'vpcs:write'],
    lifetimeS: 600,
  })
})
afterAll(async () => {
  keyServer.close()
  await worker.stop()
})

const ask = (path: string, init: RequestInit = {}, bearer = token) =>
  fetch(`${worker.url}${path}`, {
    ...init,
    headers: {
      authorization: `Bearer ${bearer}`,
      'content-type': 'application/json',
      ...init.headers,
    },
  })

test('a key server that does not answer is our trouble, not the caller’s', async () => {
  isKeyServerWell = false
  const reply = await ask('/v1/vpcs')
  isKeyServerWell = true
  expect([reply.status, await reply.json()]).toMatchObject([503, { code: 'keys_unavailable' }])
  expect(reply.headers.get('retry-after')).toBe('1')
})

test('keys are fetched once, and a flood of unknown key ids fetches none', async () => {
  expect((await ask('/v1/vpcs')).status).toBe(200)
  const before = asked
  const [, claims, signature] = token.split('.')
  for (let i = 0; i < 20; i++) {
    const header = { alg: 'EdDSA', typ: 'at+jwt', kid: `stranger-${i}` }
    const text = Buffer.from(JSON.stringify(header)).toString('base64url')
    expect((await ask('/v1/vpcs', {}, `${text}.${claims}.${signature}`)).status).toBe(401)
  }
  expect((await ask('/v1/vpcs')).status).toBe(200)
  expect(asked).toBe(before)
})

test('a body that comes in pieces is counted', async () => {
  const piece = new Uint8Array(256 * 1024).fill(32)
  let left = 8
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (left-- > 0) controller.enqueue(piece)
      else controller.close()
    },
  })
  const init = { method: 'POST', body, duplex: 'half' } as RequestInit
  const reply = await ask('/v1/vpcs', init)
  expect([reply.status, await reply.json()]).toMatchObject([413, { code: 'body_too_large' }])
})

test('a body that is no UTF-8 is no JSON', async () => {
  const reply = await ask('/v1/vpcs', {
    method: 'POST',
    body: Buffer.from('{"name":"\xff"}', 'latin1'),
  })
  expect([reply.status, await reply.json()]).toMatchObject([400, { code: 'body_malformed' }])
})

test.each(['/v1/vpcs/%', '/v1/vpcs/%E0%A4%A', '/v1/vpcs/%00', '/v1/vpcs/..%2f..%2f', '/v1//vpcs'])(
  '%s is nowhere',
  async (path) => {
    expect((await ask(path)).status).toBe(404)
  },
)

test('HEAD has the headers of GET and no body', async () => {
  const head = await ask('/v1/vpcs', { method: 'HEAD' })
  const get = await ask('/v1/vpcs')
  expect([head.status, await head.text()]).toEqual([200, ''])
  expect(head.headers.get('etag')).toBe(get.headers.get('etag'))
})

test('readiness asks the database', async () => {
  expect(await (await ask('/readyz')).json()).toEqual({ status: 'ready', store: 'reachable' })
})
