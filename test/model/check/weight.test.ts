import { expect, test } from 'vitest'
import { routeRoomProblem, ruleUsage, ruleWeight } from '../../../src/model/check/weight.ts'
import { prefixList } from '../../../src/model/kind/prefix-list.ts'
import { route } from '../../../src/model/kind/route.ts'
import { securityGroupRule } from '../../../src/model/kind/security-group-rule.ts'
import { testApi, vpcWithSubnet } from '../../support/api.ts'
import { made, network } from '../../support/resource.ts'

const entries = (...cidrs: string[]) => cidrs.map((cidr) => ({ cidr }))
const lists = {
  prefixLists: [
    made(prefixList, { id: 'pl_v4', entries: entries('10.0.0.0/8', '192.168.0.0/16') }),
    made(prefixList, { id: 'pl_both', entries: entries('10.0.0.0/8', '2001:db8::/32') }),
    made(prefixList, { id: 'pl_room', entries: entries('2001:db8::/32'), maxEntries: 30 }),
    made(prefixList, { id: 'pl_empty', maxEntries: 5 }),
  ],
}
const rule = (peer: object, id = 'sgr_1', direction = 'ingress') =>
  made(securityGroupRule, { id, vpcId: 'vpc_a', securityGroupId: 'sg_1', direction, ...peer })

test('a rule weighs 1, or as much as its prefix list may come to hold', () => {
  const weight = (peer: object) => ruleWeight(network(lists), rule(peer))
  expect(weight({ peerCidr: '10.0.0.0/8' })).toBe(1)
  expect(weight({ peerSecurityGroupId: 'sg_2' })).toBe(1)
  expect(weight({ peerPrefixListId: 'pl_v4' })).toBe(2)
  expect(weight({ peerPrefixListId: 'pl_room' })).toBe(30)
  expect(weight({ peerPrefixListId: 'pl_elsewhere' })).toBe(1)
})

test('what it takes, it takes in each family that it may match', () => {
  const used = (...peers: object[]) => {
    const securityGroupRules = [
      ...peers.map((peer, i) => rule(peer, `sgr_${i}`)),
      rule({ peerCidr: '10.0.0.0/8' }, 'sgr_out', 'egress'),
    ]
    const { ipv4, ipv6 } = ruleUsage(network({ ...lists, securityGroupRules }), 'sg_1', 'ingress')
    expect([ipv4.limit, ipv6.limit]).toEqual([200, 200])
    return [ipv4.used, ipv6.used]
  }
  expect(used()).toEqual([0, 0])
  expect(used({ peerCidr: '10.0.0.0/8' }, { peerCidr: '::/0' })).toEqual([1, 1])
  expect(used({ peerSecurityGroupId: 'sg_1' })).toEqual([1, 1])
  expect(used({ peerPrefixListId: 'pl_v4' })).toEqual([2, 0])
  expect(used({ peerPrefixListId: 'pl_both' })).toEqual([2, 2])
  expect(used({ peerPrefixListId: 'pl_room' })).toEqual([0, 30])
  expect(used({ peerPrefixListId: 'pl_empty' })).toEqual([5, 5])
})

test('a route table has room for 500 of a family', () => {
  const routes = Array.from({ length: 500 }, (_, i) =>
    made(route, {
      id: `rte_${i}`,
      routeTableId: 'rtb_1',
      destinationCidr: `10.0.${i >> 8}.${i % 256}/32`,
    }),
  )
  const code = (destinationCidr: string) =>
    routeRoomProblem(
      network({ routes }),
      made(route, { id: 'rte_new', routeTableId: 'rtb_1', destinationCidr }),
    )?.code
  expect([code('192.0.2.0/24'), code('2001:db8::/32')]).toEqual(['quota_exceeded', undefined])
  expect(routeRoomProblem(network({ routes }), routes[7] ?? made(route, {}))).toBe(undefined)
})

async function withGroup() {
  const api = testApi()
  const { home } = await vpcWithSubnet(api)
  const group = await api.make(`${home}/security-groups`, {})
  const path = `${home}/security-groups/${group.id}`
  const shared = { direction: 'ingress', protocol: 'any' }
  return { api, path, rules: `${path}/rules`, shared }
}

test('complaints 6 and 7: weight and usage are shown, and the limit is known before it is met', async () => {
  const { api, path, rules, shared } = await withGroup()
  const wide = await api.make('/v1/prefix-lists', {
    entries: entries('192.0.2.0/24'),
    maxEntries: 150,
  })
  const dry = await api.post(`${rules}?dryRun=true`, { ...shared, peerPrefixListId: wide.id })
  expect(dry).toMatchObject({ status: 201, body: { weight: 150 } })
  expect((await api.call(path)).body.usage.ingress.ipv4).toEqual({ used: 0, limit: 200 })
  const rule = await api.make(rules, { ...shared, peerPrefixListId: wide.id })
  expect(rule.weight).toBe(150)
  expect((await api.call(path)).body.usage).toEqual({
    ingress: { ipv4: { used: 150, limit: 200 }, ipv6: { used: 0, limit: 200 } },
    egress: { ipv4: { used: 0, limit: 200 }, ipv6: { used: 0, limit: 200 } },
  })
  const second = await api.make('/v1/prefix-lists', {
    entries: entries('198.51.100.0/24'),
    maxEntries: 51,
  })
  const refused = { ...shared, peerPrefixListId: second.id }
  for (const query of ['?dryRun=true', '']) {
    expect(await api.post(`${rules}${query}`, refused)).toMatchObject({
      status: 409,
      body: {
        code: 'quota_exceeded',
        limit: { name: 'securityGroupRules', limit: 200, used: 150, requested: 51, weight: 51 },
      },
    })
  }
  expect((await api.post(rules, { ...refused, direction: 'egress' })).status).toBe(201)
  expect((await api.call(rules)).body.items).toHaveLength(2)
})

test('a list does not grow beyond the room of who names it', async () => {
  const { api, rules, shared } = await withGroup()
  const list = await api.make('/v1/prefix-lists', { entries: entries('192.0.2.0/24') })
  const filler = await api.make('/v1/prefix-lists', { maxEntries: 199 })
  await api.make(rules, { ...shared, peerPrefixListId: filler.id })
  await api.make(rules, { ...shared, peerPrefixListId: list.id })
  const patch = (body: object) => api.call(`/v1/prefix-lists/${list.id}`, { method: 'PATCH', body })
  const grown = { entries: entries('192.0.2.0/24', '198.51.100.0/24') }
  expect((await patch(grown)).body).toMatchObject({
    code: 'quota_exceeded',
    limit: { used: 199, requested: 2, weight: 2 },
  })
  expect((await patch({ entries: entries('203.0.113.0/24') })).status).toBe(200)
  expect((await patch({ maxEntries: 9 })).body.code).toBe('quota_exceeded')
})
