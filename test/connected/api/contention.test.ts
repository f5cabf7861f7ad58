import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestWorker, type TestWorker } from '../../support/worker.ts'

let worker: TestWorker
beforeAll(async () => {
  worker = await startTestWorker()
})
afterAll(() => worker.stop())

const WRITERS = 32

test('of writers at the same time each gets an address and a VNI of its own', async () => {
  const client = await worker.client('acme')
  const vpc = await client.make('/v1/vpcs', { cidrs: ['10.0.0.0/16'] })
  const subnet = await client.make(`/v1/vpcs/${vpc.id}/subnets`, { cidrs: ['10.0.1.0/26'] })
  const replies = await Promise.all(
    Array.from({ length: WRITERS }, () =>
      client.call('POST', `/v1/vpcs/${vpc.id}/vnics`, { subnetId: subnet.id }),
    ),
  )
  const made = replies.filter(({ status }) => status === 201)
  const addresses = made.flatMap(({ body }) => body.addresses)
  expect(new Set(addresses).size).toBe(made.length)
  const macs = made.map(({ body }) => body.macAddress)
  expect(new Set(macs).size).toBe(made.length)
  const refused = replies.filter(({ status }) => status !== 201)
  expect(refused.map(({ body }) => body.code)).toEqual([])
  const listed = await client.call('GET', `/v1/vpcs/${vpc.id}/vnics?pageSize=500`)
  expect(listed.body.items).toHaveLength(WRITERS)
})

test('a full subnet is full for certain, and a released address cools', async () => {
  const client = await worker.client('acme')
  const vpc = await client.make('/v1/vpcs', { cidrs: ['10.0.0.0/16'] })
  const vnics = `/v1/vpcs/${vpc.id}/vnics`
  const { id: subnetId } = await client.make(`/v1/vpcs/${vpc.id}/subnets`, {
    cidrs: ['10.0.1.0/29'],
  })
  const first = await client.make(vnics, { subnetId })
  await client.make(vnics, { subnetId })
  await client.make(vnics, { subnetId })
  expect((await client.call('DELETE', `${vnics}/${first.id}`)).status).toBe(204)
  const full = await client.call('POST', vnics, { subnetId })
  expect(full).toMatchObject({
    status: 409,
    body: { code: 'subnet_exhausted', retryable: false, limit: { limit: 3 } },
  })
  const named = await client.call('POST', vnics, { subnetId, addresses: first.addresses })
  expect(named).toMatchObject({ status: 409, body: { code: 'address_taken' } })
  expect(named.body.freeInS).toBeGreaterThan(0)
})

test('200 vNICs that are created at the same time in one VPC are all there, each once', async () => {
  const client = await worker.client('crowd')
  const vpc = await client.make('/v1/vpcs', { cidrs: ['10.0.0.0/16'] })
  const home = `/v1/vpcs/${vpc.id}`
  const subnet = await client.make(`${home}/subnets`, { cidrs: ['10.0.0.0/20'] })
  const replies = await Promise.all(
    Array.from({ length: 200 }, (_, i) =>
      client.call('POST', `${home}/vnics`, { subnetId: subnet.id, name: `vnic-${i}` }),
    ),
  )
  expect(replies.filter(({ status }) => status !== 201).map(({ body }) => body)).toEqual([])
  const listed = await client.call('GET', `${home}/vnics?pageSize=500`)
  const ids = listed.body.items.map(({ id }: { id: string }) => id)
  expect(ids).toEqual(replies.map(({ body }) => body.id).sort())
  const addresses = listed.body.items.flatMap((one: { addresses: string[] }) => one.addresses)
  expect(new Set(addresses).size).toBe(200)
})
