import { expect, test } from 'vitest'
import { type Versions, WeftStaleAnswer } from '../../src/sdk/index.ts'
import { testApi } from '../support/api.ts'
import { faultyApi } from '../support/faulty-fetch.ts'

const question = { from: 'internet', to: 'internet', protocol: 'tcp' }

/** A cache that is behind: it answers what the API would have answered at these versions. */
const cached = (versions: Versions) => (): Response =>
  Response.json({ verdict: 'delivered', network: { versions, digest: '0' } })

test('an answer says which versions it is about, and the client remembers the highest', async () => {
  const { client, next } = faultyApi(testApi())
  next(cached({ tenant: 3, vpc_a: 7 }), cached({ tenant: 4, vpc_b: 2 }))
  const first = await client.createTrace(question).raw()
  expect(first.versions).toEqual({ tenant: 3, vpc_a: 7 })
  await client.createTrace(question)
  expect(client.versions()).toEqual({ tenant: 4, vpc_a: 7, vpc_b: 2 })
})

test('the network never goes back for one client: an older answer is asked for again', async () => {
  const { client, sent, next } = faultyApi(testApi())
  next(cached({ tenant: 4 }), cached({ tenant: 3 }), cached({ tenant: 5 }))
  await client.createTrace(question)
  const { versions } = await client.createTrace(question).raw()
  expect(versions).toEqual({ tenant: 5 })
  expect(sent).toHaveLength(3)
})

test('what another client has written is waited for', async () => {
  const api = testApi()
  const writer = faultyApi(api)
  const vpc = await writer.client.createVpc({ name: 'blue', cidrs: ['10.0.0.0/16'] })
  await writer.client.getTopology({ vpcId: vpc.id })
  const minVersion = writer.client.versions()
  expect(Object.keys(minVersion)).toEqual([vpc.id])
  const reader = faultyApi(api)
  const behind = { [vpc.id]: (minVersion[vpc.id] ?? 0) - 1 }
  reader.next(cached(behind))
  const { versions } = await reader.client.createTrace(question, { minVersion }).raw()
  expect(versions?.[vpc.id]).toBe(minVersion[vpc.id])
})

test('an answer that stays too old is an error that says what was wanted and what was found', async () => {
  const { client, sent, next } = faultyApi(testApi(), { attemptsMax: 2 })
  next(cached({ tenant: 3 }), cached({ tenant: 3 }))
  const error = await client.createTrace(question, { minVersion: { tenant: 9 } }).catch((e) => e)
  expect(error).toBeInstanceOf(WeftStaleAnswer)
  expect([error.wanted, error.found]).toEqual([{ tenant: 9 }, { tenant: 3 }])
  expect(sent).toHaveLength(2)
})

test('versions are kept by the client, and nothing of them is sent', async () => {
  const { client, sent } = faultyApi(testApi())
  await client.createTrace(question, { minVersion: { platform: 0 } })
  expect(sent[0]?.path).toBe('/v1/traces')
})
