/** What holds of every request, whatever it asks. */
import { describe, expect, test } from 'vitest'
import { buildApp } from '../../src/api/app.ts'
import { simulatedStore } from '../../src/store/simulated/simulated-store.ts'
import { simulatedTable } from '../../src/store/simulated/simulated-table.ts'
import { testApi } from '../support/api.ts'

const vpcBody = { cidrs: ['10.0.0.0/16'] }
const api = testApi()

describe('body', () => {
  test('what is no JSON is 400', async () => {
    for (const body of ['', '{', '{"cidrs":}', 'cidrs=10.0.0.0/16']) {
      const reply = await api.post('/v1/vpcs', body)
      expect([body, reply.status, reply.body.code]).toEqual([body, 400, 'body_malformed'])
    }
  })

  test.each(['[]', '"vpc"', '7', 'null', 'true'])('%s is no object and 422', async (body) => {
    const reply = await api.post('/v1/vpcs', body)
    expect([reply.status, reply.body.code]).toEqual([422, 'wrong_type'])
  })

  test('deep nesting is refused before anything walks it', async () => {
    const body = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    const reply = await api.post('/v1/vpcs', body)
    expect([reply.status, reply.body.code]).toEqual([400, 'body_malformed'])
  })

  test('a parameter that nobody knows stops a write, rather than being ignored', async () => {
    const reply = await api.post('/v1/vpcs?dry_run=true', vpcBody)
    expect([reply.status, reply.body.code]).toEqual([400, 'parameter_unknown'])
    expect(reply.body.errors).toMatchObject([{ parameter: 'dry_run', suggestion: 'dryRun' }])
    expect((await api.call('/v1/vpcs')).body.items).toEqual([])
  })

  test('more than a mebibyte is 413, said or counted', async () => {
    const large = JSON.stringify({ ...vpcBody, name: 'x'.repeat(1024 * 1024) })
    expect((await api.post('/v1/vpcs', large)).status).toBe(413)
    const pieces = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let i = 0; i < 3; i++) controller.enqueue(new Uint8Array(512 * 1024).fill(32))
        controller.close()
      },
    })
    const request = new Request('http://weft.test/v1/vpcs', {
      method: 'POST',
      body: pieces,
      headers: {
        authorization: 'Bearer acme vpcs:write',
        'content-type': 'application/json',
      },
      duplex: 'half',
    } as RequestInit)
    expect((await api.fetch(request)).status).toBe(413)
  })

  test.each([
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'application/merge-patch+json' },
    { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  ])('another media type is 415: %o', async (headers) => {
    const reply = await api.post('/v1/vpcs', vpcBody, { headers })
    expect([reply.status, reply.body.code]).toEqual([415, 'media_type_unsupported'])
  })

  test('parameters of the media type do not matter', async () => {
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' }
    expect((await api.post('/v1/vpcs', vpcBody, { headers })).status).toBe(201)
  })
})

describe('method and path', () => {
  test('an unknown method is 405 and says which are known', async () => {
    const reply = await api.call('/v1/vpcs', { method: 'PUT', body: vpcBody })
    expect([reply.status, reply.body.code]).toEqual([405, 'method_not_allowed'])
    expect(reply.headers.get('allow')).toBe('GET, HEAD, OPTIONS, POST')
    expect((await api.call('/livez', { method: 'POST' })).status).toBe(405)
  })

  test('a path that is said is not taken for an id', async () => {
    const batch = '/v1/vpcs/vpc_1/vnics/batch'
    const options = await api.call(batch, { method: 'OPTIONS' })
    expect(options.headers.get('allow')).toBe('OPTIONS, POST')
    expect((await api.call(batch)).status).toBe(405)
    expect((await api.call('/v1/vpcs/vpc_1/vnics/batches')).status).toBe(404)
  })

  test('OPTIONS names the methods, HEAD is GET without its body', async () => {
    const options = await api.call('/v1/vpcs/vpc_1', { method: 'OPTIONS', tenant: '' })
    expect([options.status, options.text]).toEqual([204, ''])
    expect(options.headers.get('allow')).toBe('DELETE, GET, HEAD, OPTIONS, PATCH')
    const head = await api.call('/v1/vpcs', { method: 'HEAD' })
    expect([head.status, head.text]).toEqual([200, ''])
    expect(head.headers.get('etag')).toMatch(/^W\//)
  })

  test.each(['/', '/v1', '/v2/vpcs', '/v1/vpc', '/v1/vpcs/', '/v1/vpcs/x/y/z'])(
    '%s is nowhere',
    async (path) => {
      const reply = await api.call(path)
      expect([reply.status, reply.body.code]).toEqual([404, 'not_found'])
    },
  )

  test.each([
    'vpc_',
    'sub_01h',
    'vpc_1%23V%23vpc_2',
    'vpc_1%2F..%2Fvpc_2',
    '%00',
    `vpc_${'9'.repeat(4000)}`,
  ])('what has not the form of an id names nothing: %s', async (id) => {
    expect((await api.call(`/v1/vpcs/${id}`)).status).toBe(404)
    expect((await api.call(`/v1/vpcs/${id}/subnets`)).status).toBe(404)
    expect((await api.post(`/v1/vpcs/${id}/subnets`, vpcBody)).status).toBe(404)
  })
})

describe('who asks', () => {
  test('without a token everything is 401, with a challenge', async () => {
    const reply = await api.call('/v1/vpcs', { tenant: '' })
    expect([reply.status, reply.body.code]).toEqual([401, 'token_missing'])
    expect(reply.headers.get('www-authenticate')).toBe('Bearer realm="weft"')
  })

  test('without the scope it is 403, and the scope is named', async () => {
    const reply = await api.post('/v1/vpcs', vpcBody, { scopes: ['vpcs:read'] })
    expect(reply).toMatchObject({
      status: 403,
      body: { code: 'scope_missing', detail: 'createVpc needs the scope vpcs:write.' },
    })
    expect(reply.headers.get('www-authenticate')).toContain('scope="vpcs:write"')
  })
})

describe('every answer', () => {
  test('carries the id of the request: the caller’s if it is harmless, else a new one', async () => {
    const id = async (given: string) =>
      (await api.call('/v1/vpcs', { headers: { 'x-request-id': given } })).headers.get(
        'x-request-id',
      )
    expect(await id('deploy-2026.11_7')).toBe('deploy-2026.11_7')
    expect(await id('short')).toMatch(/^[0-9a-f-]{36}$/)
    expect(await id('spaces are not harmless')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test.each(['/v1/vpcs', '/livez', '/nowhere'])('of %s is not for caches', async (path) => {
    const { headers } = await api.call(path)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('access-control-allow-origin')).toBe(null)
  })
})

describe('the service itself', () => {
  test('is alive, ready, has a version and a description, for anybody', async () => {
    const anybody = { tenant: '' }
    expect((await api.call('/livez', anybody)).body).toEqual({ status: 'alive' })
    expect((await api.call('/readyz', anybody)).body).toEqual({
      status: 'ready',
      store: 'reachable',
    })
    expect((await api.call('/version', anybody)).body).toEqual({ name: 'weft', version: 'test' })
    expect((await api.call('/v1/openapi.json', anybody)).body.openapi).toBe('3.1.0')
  })

  test('is unready and answers 503 while the store is away', async () => {
    const table = simulatedTable()
    const away = async () => ({
      ok: false as const,
      error: { isRetryable: true, detail: 'away' },
    })
    const store = simulatedStore({ ...table, get: away, query: away })
    const broken = testApi({ store })
    expect((await broken.call('/readyz')).status).toBe(503)
    const reply = await broken.call('/v1/vpcs')
    expect([reply.status, reply.body.code]).toEqual([503, 'store_unavailable'])
    expect(reply.headers.get('retry-after')).toBe('1')
    expect(reply.body.requestId).toBe(reply.headers.get('x-request-id'))
  })

  test('a mistake of ours is 500 and says nothing about it', async () => {
    const store = { ...testApi().store, load: () => Promise.reject(new Error('secret')) }
    const broken = testApi({ store })
    const reply = await broken.call('/v1/vpcs')
    expect([reply.status, reply.body.code]).toEqual([500, 'internal_error'])
    expect(reply.text).not.toContain('secret')
    expect(broken.mistakes).toEqual([new Error('secret')])
  })

  test('that was not configured serves nothing but the reason', async () => {
    const app = buildApp({ version: 'test', fault: 'WEFT_ISSUER is not set.' })
    const ready = await app.request('/readyz')
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { status: 'unready', configuration: 'WEFT_ISSUER is not set.' },
    ])
    const vpcs = await app.request('/v1/vpcs', { headers: { authorization: 'Bearer a.b.c' } })
    expect([vpcs.status, await vpcs.json()]).toMatchObject([
      503,
      { code: 'configuration_invalid', detail: 'WEFT_ISSUER is not set.' },
    ])
    expect((await app.request('/livez')).status).toBe(200)
  })
})
