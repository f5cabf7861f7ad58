import { expect, test } from 'vitest'
import { WeftError, WeftUnknownOutcome } from '../../src/sdk/index.ts'
import { testApi } from '../support/api.ts'
import { type Fault, faultyApi, problem } from '../support/faulty-fetch.ts'

const vpc = { name: 'blue', cidrs: ['10.0.0.0/16'] }
const down = (): Response => problem(503, { code: 'store_unavailable', retryable: true })
const refused = (): Response => problem(401, { code: 'token_invalid', retryable: false })

const caught = (call: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(call).then(
    () => 'no error',
    (error: unknown) => error,
  )

test.each<[string, Fault[], number]>([
  ['lost before it arrived', ['lostRequest', 'lostRequest'], 0],
  ['answered, and the answer lost', ['lostAnswer', 'lostAnswer'], 1],
  ['cut off, and then met a store that is down', ['cutAnswer', down], 1],
])('a write that was %s is unknown, and settled it is done once', async (_said, faults, before) => {
  const { client, next } = faultyApi(testApi(), { attemptsMax: 2 })
  next(...faults)
  const error = await caught(client.createVpc(vpc))
  if (!(error instanceof WeftUnknownOutcome)) throw error
  expect(error.message).toMatch(/^createVpc may have taken effect or not: /)
  expect((await client.listVpcs()).items).toHaveLength(before)
  const settled = await error.settle()
  expect((await client.listVpcs()).items).toEqual([settled])
  expect(await error.settle()).toEqual(settled)
})

test('the request of an unknown outcome outlives the process as JSON, without the token', async () => {
  const api = testApi()
  const first = faultyApi(api, { attemptsMax: 1 })
  first.next('lostAnswer')
  const error = await caught(first.client.createVpc(vpc))
  if (!(error instanceof WeftUnknownOutcome)) throw error
  const kept = JSON.stringify(error.request)
  expect(kept).not.toContain('acme')
  expect(error.idempotencyKey).toBe(first.sent[0]?.key)
  const { client } = faultyApi(api)
  const { data, isReplayed } = await client.settle(JSON.parse(kept)).raw()
  expect(isReplayed).toBe(true)
  expect((await client.listVpcs()).items).toEqual([data])
})

test('an attempt in doubt stays in doubt when the next one is not let in', async () => {
  const { client, next } = faultyApi(testApi())
  next('lostAnswer', refused)
  expect(await caught(client.createVpc(vpc))).toBeInstanceOf(WeftUnknownOutcome)
})

test('an attempt in doubt stays in doubt when there is no token for the next one', async () => {
  const tokens = ['acme vpcs:write']
  const token = (): string => {
    const next = tokens.shift()
    if (next === undefined) throw new Error('the issuer is down')
    return next
  }
  const { client, next } = faultyApi(testApi(), { token })
  next('lostAnswer')
  const error = await caught(client.createVpc(vpc))
  expect(error).toBeInstanceOf(WeftUnknownOutcome)
  expect(error).toMatchObject({ cause: { message: 'the issuer is down' } })
})

test('whoever is not let in at all knows that nothing happened', async () => {
  const { client, next } = faultyApi(testApi())
  next(refused)
  expect(await caught(client.createVpc(vpc))).toBeInstanceOf(WeftError)
  next(() => problem(503, { code: 'configuration_invalid', retryable: false }))
  expect(await caught(client.createVpc(vpc))).toBeInstanceOf(WeftError)
})

test('a refusal for what the request says ends the doubt', async () => {
  const { client, next } = faultyApi(testApi())
  await client.createVpc(vpc)
  next('lostAnswer')
  expect(await caught(client.createVpc(vpc))).toMatchObject({ code: 'name_taken' })
})

test('a deletion whose answer is lost is a deletion, and not a missing resource', async () => {
  const { client, next } = faultyApi(testApi())
  const made = await client.createVpc(vpc)
  next('lostAnswer')
  expect(await client.deleteVpc(made)).toBeUndefined()
  expect(await caught(client.getVpc(made))).toMatchObject({ code: 'not_found', status: 404 })
})

test('a caller who aborts a write in flight learns that its outcome is unknown', async () => {
  const { client, next } = faultyApi(testApi())
  next('noEnd')
  const error = await caught(client.createVpc(vpc, { signal: AbortSignal.timeout(10) }))
  if (!(error instanceof WeftUnknownOutcome)) throw error
  expect(error.cause).toMatchObject({ name: 'TimeoutError' })
  expect(await error.settle()).toMatchObject({ name: 'blue' })
})

test('a caller who aborts a read, or before anything was sent, gets the reason back', async () => {
  const { client, sent, next } = faultyApi(testApi())
  const signal = AbortSignal.abort('enough')
  expect(await caught(client.createVpc(vpc, { signal }))).toBe('enough')
  expect(sent).toHaveLength(0)
  next('noEnd')
  const late = AbortSignal.timeout(10)
  expect(await caught(client.listVpcs({}, { signal: late }))).toBe(late.reason)
})

test('a caller who aborts in a pause gets no further attempt', async () => {
  const controller = new AbortController()
  const { client, sent, next } = faultyApi(testApi())
  next(() => {
    controller.abort('enough')
    return problem(429, { code: 'rate_limited' })
  })
  expect(await caught(client.createVpc(vpc, { signal: controller.signal }))).toBe('enough')
  expect(sent).toHaveLength(1)
})
