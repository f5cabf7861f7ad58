import { expect, test } from 'vitest'
import { ask, pathOf, verdictOf, words } from '../../support/ask.ts'
import { network, type Part, type Routes, subnet, vnic, vpc } from '../../support/network.ts'
import { loadBalancer, unmodelled } from '../../support/network-beyond.ts'

const world = (routes: Routes, ...more: readonly Part[]) =>
  network(
    vpc('vpc_a', '10.0.0.0/16', routes),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
    subnet('sub_b', 'vpc_a', '10.0.2.0/24'),
    vnic('web', 'sub_a', '10.0.1.10'),
    ...more,
  )

test('an address of something that has no word in the model: unknown, by its name', () => {
  const cache = unmodelled('cache-1', 'cacheCluster', { vpcId: 'vpc_a', addresses: ['10.0.2.30'] })
  const answer = ask(world({}, cache), 'web -> 10.0.2.30', 'tcp 6379')
  expect(verdictOf(answer)).toBe('unknown UNKNOWN_UNSUPPORTED')
  expect(words(answer, 'unmodelled')).toBe(
    'unknown [cache-1] cache-1 (cacheCluster) is not modelled',
  )
  expect(pathOf(answer)).toEqual(['web', 'sub_a', 'vpc_a', 'sub_b', 'cache-1'])
})

test('a route to a balancer makes no sense that is known', () => {
  const routes = { '192.0.2.0/24': 'lb_1@sub_b' }
  const answer = ask(
    world(routes, loadBalancer('lb_1', { sub_b: '10.0.2.5' })),
    'web -> 192.0.2.1',
    'tcp 443',
  )
  expect(verdictOf(answer)).toBe('unknown UNKNOWN_UNSUPPORTED')
  expect(words(answer, 'unmodelled')).toBe(
    'unknown [lb_1@sub_b] lb_1@sub_b (balancer as a next hop) is not modelled',
  )
})
