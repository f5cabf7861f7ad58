/** Two processes over one table: what one remembers never shows when the other has written. */
import { expect, test } from 'vitest'
import { simulatedStore } from '../../src/store/simulated/simulated-store.ts'
import { simulatedTable } from '../../src/store/simulated/simulated-table.ts'
import { type TestApi, testApi, vpcWithSubnet } from '../support/api.ts'

/** Both have looked at everything, and remember it. */
async function pair() {
  const table = simulatedTable()
  const here = testApi({ store: simulatedStore(table) })
  const there = testApi({ store: simulatedStore(table), seed: 77 })
  const { home, vpc, subnet } = await vpcWithSubnet(here)
  await remember(there, home)
  return { here, there, home, vpc, subnet }
}

async function remember(api: TestApi, home: string): Promise<void> {
  await api.call(`${home}/subnets`)
  await api.call(`${home}/vnics`)
  await api.call('/v1/vpcs')
}

test('a name that was given back elsewhere can be taken here', async () => {
  const { here, there, home, subnet } = await pair()
  const vnics = `${home}/vnics`
  const made = await here.make(vnics, { subnetId: subnet.id, name: 'web-1' })
  expect((await there.call(`${vnics}/${made.id}`, { method: 'DELETE' })).status).toBe(204)
  expect((await here.post(vnics, { subnetId: subnet.id, name: 'web-1' })).status).toBe(201)
})

test('a name that was taken elsewhere is taken here', async () => {
  const { here, there, home, subnet } = await pair()
  const made = await there.make(`${home}/vnics`, { subnetId: subnet.id, name: 'web-1' })
  const refused = await here.post(`${home}/vnics`, { subnetId: subnet.id, name: 'web-1' })
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'name_taken', conflict: { with: made.id } },
  })
})

test('a patch that would change nothing of what is remembered changes what is there', async () => {
  const { here, there, home, subnet } = await pair()
  const path = `${home}/subnets/${subnet.id}`
  const patch = (api: TestApi, side: string) =>
    api.call(path, { method: 'PATCH', body: { tags: { side } } })
  await patch(here, 'here')
  await patch(there, 'there')
  const back = await patch(here, 'here')
  expect(back.body).toMatchObject({ revision: 4, tags: { side: 'here' } })
  expect((await there.call(path)).body).toEqual(back.body)
})

test('what was made elsewhere a moment ago is there, and what went is not', async () => {
  const { here, there, home, subnet } = await pair()
  const group = await there.make(`${home}/security-groups`, { name: 'made-there' })
  const vnic = await here.make(`${home}/vnics`, {
    subnetId: subnet.id,
    securityGroupIds: [group.id],
  })
  expect((await there.call(`${home}/vnics/${vnic.id}`, { method: 'DELETE' })).status).toBe(204)
  expect((await here.call(`${home}/vnics/${vnic.id}`)).status).toBe(404)
  const patch = await here.call(`${home}/vnics/${vnic.id}`, { method: 'PATCH', body: { tags: {} } })
  expect(patch.status).toBe(404)
  expect((await here.call(`${home}/vnics`)).body.items).toEqual([])
})

test('a VPC that was made elsewhere takes resources here at once, and a deleted one none', async () => {
  const { here, there } = await pair()
  const vpc = await there.make('/v1/vpcs', { cidrs: ['10.9.0.0/16'] })
  const home = `/v1/vpcs/${vpc.id}`
  const subnet = await here.make(`${home}/subnets`, { cidrs: ['10.9.1.0/24'] })
  const ip = await here.make(`${home}/floating-ips`, {})
  expect(ip.address).toBeDefined()
  for (const path of [`${home}/floating-ips/${ip.id}`, `${home}/subnets/${subnet.id}`, home]) {
    expect((await there.call(path, { method: 'DELETE' })).status).toBe(204)
  }
  expect((await here.post(`${home}/vnics`, { subnetId: subnet.id })).status).toBe(404)
})

test('of writers here and there each gets its own, and nothing is lost', async () => {
  const { here, there, home, subnet } = await pair()
  const replies = await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      (i % 2 === 0 ? here : there).post(`${home}/vnics`, { subnetId: subnet.id }),
    ),
  )
  expect(replies.map(({ status }) => status)).toEqual(Array(12).fill(201))
  const addresses = replies.flatMap(({ body }) => body.addresses)
  expect(new Set(addresses).size).toBe(12)
  for (const api of [here, there]) {
    const listed = await api.call(`${home}/vnics`)
    expect(listed.body.items.map(({ id }: { id: string }) => id)).toEqual(
      replies.map(({ body }) => body.id).sort(),
    )
  }
})

test('a full subnet is full, and an address that was given back elsewhere cools', async () => {
  const { here, there, home } = await pair()
  const small = await here.make(`${home}/subnets`, { cidrs: ['10.0.2.0/29'] })
  await remember(there, home)
  const body = { subnetId: small.id }
  const made = await Promise.all([1, 2, 3].map(() => there.make(`${home}/vnics`, body)))
  expect((await here.post(`${home}/vnics`, body)).body.code).toBe('subnet_exhausted')
  await there.call(`${home}/vnics/${made[0].id}`, { method: 'DELETE' })
  expect((await here.post(`${home}/vnics`, body)).body.code).toBe('subnet_exhausted')
})

test('what an operator changes elsewhere counts here at once', async () => {
  const { here, there } = await pair()
  const fabric = await here.make('/v1/fabrics', { name: 'edge', floatingIpCidrs: ['192.0.2.0/28'] })
  const vpc = await here.make('/v1/vpcs', { cidrs: ['10.8.0.0/16'], fabricId: fabric.id })
  const floatingIps = `/v1/vpcs/${vpc.id}/floating-ips`
  await here.make(floatingIps, {})
  await there.call('/v1/fabrics')
  const body = { floatingIpCidrs: ['198.51.100.0/28'] }
  expect((await there.call(`/v1/fabrics/${fabric.id}`, { method: 'PATCH', body })).status).toBe(200)
  expect((await here.make(floatingIps, {})).address).toMatch(/^198\.51\.100\./)
})

test('addresses that cool are not tried one after the other', async () => {
  const table = simulatedTable()
  let sent = 0
  const counted = {
    ...table,
    transact: (...asked: Parameters<typeof table.transact>) => {
      sent += 1
      return table.transact(...asked)
    },
  }
  const api = testApi({ store: simulatedStore(counted) })
  const { home, subnet } = await vpcWithSubnet(api)
  const vnics = `${home}/vnics`
  // Of 251 addresses 1 is free and 50 cool; each request takes a second of the test's clock.
  const ids: string[] = []
  for (let n = 0; n < 250; n++) ids.push((await api.make(vnics, { subnetId: subnet.id })).id)
  for (const id of ids.slice(0, 50)) await api.call(`${vnics}/${id}`, { method: 'DELETE' })
  sent = 0
  await api.make(vnics, { subnetId: subnet.id })
  expect(sent).toBeLessThanOrEqual(2)
  const full = await api.post(vnics, { subnetId: subnet.id })
  expect(full.body.code).toBe('subnet_exhausted')
  expect(sent).toBeLessThanOrEqual(3)
})
