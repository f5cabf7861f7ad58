import { expect, test } from 'vitest'
import { ask, pathOf, verdictOf, words } from '../../support/ask.ts'
import { network, subnet, vnic, vpc } from '../../support/network.ts'

const two = network(
  vpc('vpc_a', ['10.0.0.0/16', 'fd00::/56']),
  subnet('sub_a', 'vpc_a', ['10.0.1.0/24', 'fd00::/64']),
  subnet('sub_b', 'vpc_a', ['10.0.2.0/24', 'fd00:0:0:1::/64']),
  vnic('web', 'sub_a', ['10.0.1.10', 'fd00::10']),
  vnic('db', 'sub_b', ['10.0.2.20', '10.0.2.21', 'fd00:0:0:1::20'], {
    workload: { id: 'i-db', name: 'database' },
  }),
)

test.each(['10.0.2.20', '10.0.2.21', 'fd00:0:0:1::20'])(
  'every address of a vNIC leads to it, also a secondary one: %s',
  (address) => {
    const answer = ask(two, `web -> ${address}`, 'tcp 443')
    expect(verdictOf(answer)).toBe('delivered')
    expect(words(answer, 'neighbourLookup')).toBe(`pass [db] ${address} is db`)
    expect(pathOf(answer)).toEqual(['web', 'sub_a', 'vpc_a', 'sub_b', 'i-db'])
  },
)

test.each(['10.0.2.22', 'fd00:0:0:1::21'])(
  'an address of the subnet that nobody has ends there: %s',
  (address) => {
    const answer = ask(two, `web -> ${address}`, 'tcp 443')
    expect(verdictOf(answer)).toBe('dropped UNKNOWN_DESTINATION')
    expect(words(answer, 'neighbourLookup')).toBe(`drop [sub_b] nobody in sub_b has ${address}`)
  },
)

test('of two that have one address, which only imports can have, the first by id is meant', () => {
  const twins = network(
    vpc('vpc_a', '10.0.0.0/16'),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
    vnic('web', 'sub_a', '10.0.1.10'),
    vnic('db_2', 'sub_a', '10.0.1.20'),
    vnic('db_1', 'sub_a', '10.0.1.20'),
  )
  expect(pathOf(ask(twins, 'web -> 10.0.1.20', 'tcp 443')).at(-1)).toBe('db_1')
})
