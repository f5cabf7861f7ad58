import { expect, test } from 'vitest'
import { WeftError, WeftNoAnswer } from '../../src/sdk/index.ts'
import { testApi } from '../support/api.ts'
import { type Fault, faultyApi, problem } from '../support/faulty-fetch.ts'

const busy = (): Response => problem(429, { code: 'rate_limited' }, { 'retry-after': '3' })
const down = (): Response => problem(503, { code: 'store_unavailable', retryable: true })
const proxy = (): Response => new Response('<h1>Bad gateway</h1>', { status: 502 })

test.each<[string, Fault]>([
  ['request that is lost', 'lostRequest'],
  ['answer that is lost', 'lostAnswer'],
  ['answer that is cut off', 'cutAnswer'],
  ['store that is down', down],
  ['proxy that answers instead', proxy],
  ['limit of requests', busy],
])('a write survives a %s, takes effect once, and has one key', async (_said, fault) => {
  const { client, sent, next } = faultyApi(testApi())
  next(fault, fault, fault)
  const vpc = await client.createVpc({ name: 'blue', cidrs: ['10.0.0.0/16'] })
  expect(vpc).toMatchObject({ kind: 'vpc', name: 'blue', revision: 1 })
  expect(sent.map(({ method }) => method)).toEqual(['POST', 'POST', 'POST', 'POST'])
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1)
  expect((await client.listVpcs()).items.map(({ id }) => id)).toEqual([vpc.id])
})

test('two calls are two requests with two keys', async () => {
  const { client, sent } = faultyApi(testApi())
  await client.createVpc({ cidrs: ['10.0.0.0/16'] })
  await client.createVpc({ cidrs: ['10.0.0.0/16'] })
  expect(new Set(sent.map(({ key }) => key)).size).toBe(2)
})

test('a key of the caller is the one that is sent, and what was answered before is said', async () => {
  const { client } = faultyApi(testApi())
  const create = () =>
    client.createVpc({ cidrs: ['10.0.0.0/16'] }, { idempotencyKey: 'job-7' }).raw()
  const [first, second] = [await create(), await create()]
  expect([first.isReplayed, second.isReplayed]).toEqual([false, true])
  expect(second.data.id).toBe(first.data.id)
})

test('each attempt has a request id of its own, of one family', async () => {
  const { client, sent, next } = faultyApi(testApi())
  next('lostAnswer')
  const { requestId } = await client.createVpc({ cidrs: ['10.0.0.0/16'] }).raw()
  const [first, second] = sent.map((one) => one.requestId ?? '')
  expect(requestId).toBe(second)
  expect([first, second]).toEqual([
    expect.stringMatching(/^[0-9a-f-]{36}\.1$/),
    first?.replace(/1$/, '2'),
  ])
})

test('pauses grow with jitter, and Retry-After is waited at least', async () => {
  const { client, pausesMs, next } = faultyApi(testApi())
  next(proxy, proxy, busy, proxy)
  await client.listVpcs()
  expect(pausesMs).toEqual([100, 200, 3400, 800])
})

test('Retry-After may be a date', async () => {
  const until = new Date(5000).toUTCString()
  const { client, pausesMs, next } = faultyApi(testApi())
  next(() => problem(503, { code: 'store_unavailable', retryable: true }, { 'retry-after': until }))
  await client.listVpcs()
  expect(pausesMs).toEqual([5100])
})

test('what would take longer than the budget is not waited for', async () => {
  const { client, sent, next } = faultyApi(testApi(), { budgetMs: 2000 })
  next(busy)
  await expect(client.listVpcs()).rejects.toBeInstanceOf(WeftError)
  expect(sent).toHaveLength(1)
})

test('a refusal that will not change is not asked for again', async () => {
  const { client, sent } = faultyApi(testApi())
  const error = await client.createVpc({ cidrs: [] }).catch((caught) => caught)
  expect(error).toBeInstanceOf(WeftError)
  expect(error).toMatchObject({ code: 'too_few_items', status: 422, isRetryable: false })
  expect(sent).toHaveLength(1)
})

test('a read that nobody answers says so, with the reason', async () => {
  const { client, sent, next } = faultyApi(testApi(), { attemptsMax: 2 })
  next('lostRequest', 'lostRequest')
  const error = await client
    .listVpcs()
    .raw()
    .catch((caught) => caught)
  expect(error).toBeInstanceOf(WeftNoAnswer)
  expect(error.message).toBe('listVpcs got no answer from weft.test: fetch failed')
  expect(error.requestId).toBe(sent.at(-1)?.requestId)
})

test('an attempt that takes too long is given up, and the next one may succeed', async () => {
  const { client, sent, next } = faultyApi(testApi(), { timeoutMs: 20 })
  next('noEnd')
  expect((await client.listVpcs()).items).toEqual([])
  expect(sent).toHaveLength(2)
})

test('a dry run and a question change nothing, and need no key', async () => {
  const { client, sent, next } = faultyApi(testApi(), { attemptsMax: 1 })
  next('lostRequest', 'lostRequest')
  const question = { from: 'internet', to: 'internet', protocol: 'tcp' }
  await expect(client.createTrace(question)).rejects.toBeInstanceOf(WeftNoAnswer)
  const wish = client.createVpc({ cidrs: ['10.0.0.0/16'] }, { dryRun: true })
  await expect(wish).rejects.toBeInstanceOf(WeftNoAnswer)
  expect(sent.map(({ key, path }) => [key, path])).toEqual([
    [null, '/v1/traces'],
    [null, '/v1/vpcs?dryRun=true'],
  ])
})
