/** Must hold of the real thing: the Worker in workerd over the embedded database. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSampleNetwork } from '../../support/sample-network.ts'
import { startTestWorker, type TestWorker } from '../../support/worker.ts'

let worker: TestWorker
beforeAll(async () => {
  worker = await startTestWorker()
})
afterAll(() => worker.stop())

const question = { from: 'web-1', to: 'db-1', protocol: 'tcp', port: 5432 }

test('a network is made, asked, changed, asked again and deleted, and leaves only history', async () => {
  const client = await worker.client('acme')
  const { ids, paths } = await createSampleNetwork(client, 'second')
  const before = await client.call('POST', '/v1/traces', question)
  expect(before.text).toContain('"verdict":"delivered"')
  expect(before.body.network.versions[ids['vpc'] ?? '']).toBeGreaterThan(1)

  const rule = paths.find((path) => path.endsWith(ids['securityGroupRule'] ?? '-')) ?? ''
  const patch = { l4Ports: { first: 443, last: 443 } }
  expect((await client.call('PATCH', rule, patch)).status).toBe(200)
  const after = await client.call('POST', '/v1/traces', question)
  expect(after.body).toMatchObject({ verdict: 'dropped', reason: 'SG_INGRESS_NO_RULE' })
  expect(after.body.network.digest).not.toBe(before.body.network.digest)

  for (const path of [...paths].reverse()) {
    const gone = await client.call('DELETE', path)
    expect([path, gone.status, gone.text]).toEqual([path, 204, ''])
  }
  const left = await worker.keys()
  const history = /#LOG |#IDEMPOTENCY#| !VERSION$|#VNI#|#PUBLIC#|#ADDRESS#|#MAC /
  expect(left.filter((key) => !history.test(key))).toEqual([])
  expect(left.length).toBeGreaterThan(paths.length)
})

test('without an issuer nothing is served, and readiness says why', async () => {
  const broken = await startTestWorker({ WEFT_ISSUER: '' })
  try {
    const client = await broken.client('acme')
    expect(await client.call('GET', '/v1/vpcs')).toMatchObject({
      status: 503,
      body: { code: 'configuration_invalid' },
    })
    expect(await client.call('GET', '/readyz')).toMatchObject({
      status: 503,
      body: { configuration: expect.stringContaining('WEFT_ISSUER') },
    })
    expect((await client.call('GET', '/livez')).status).toBe(200)
  } finally {
    await broken.stop()
  }
})
