import { expect, test } from 'vitest'
import { testApi } from '../../support/api.ts'

test('routes on either side hold it', async () => {
  const api = testApi()
  const [a, b] = [
    await api.make('/v1/vpcs', { cidrs: ['10.0.0.0/16'] }),
    await api.make('/v1/vpcs', { cidrs: ['10.1.0.0/16'] }),
  ]
  const link = await api.make('/v1/peerings', { requesterVpcId: a.id, accepterVpcId: b.id })
  const routes: string[] = []
  for (const [vpc, destinationCidr] of [
    [a, '10.1.0.0/16'],
    [b, '10.0.0.0/16'],
  ]) {
    const path = `/v1/vpcs/${vpc.id}/route-tables/${vpc.mainRouteTableId}/routes`
    const target = { kind: 'peering', id: link.id }
    routes.push((await api.make(path, { destinationCidr, target })).id)
  }
  const { body } = await api.call(`/v1/peerings/${link.id}`, { method: 'DELETE' })
  expect(body.blocking.map(({ id }: { id: string }) => id).sort()).toEqual(routes.sort())
})
