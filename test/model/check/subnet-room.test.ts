import { expect, test } from 'vitest'
import { addressOf, prefixOf } from '../../../src/model/canonical.ts'
import { freeBlocks, reservedAddresses } from '../../../src/model/check/subnet-room.ts'
import { testApi, vpcWithSubnet } from '../../support/api.ts'

test('the first four addresses and the last one are kept, each for something', () => {
  expect(reservedAddresses(prefixOf('10.0.1.0/24'))).toEqual([
    { address: '10.0.1.0', purpose: 'network' },
    { address: '10.0.1.1', purpose: 'gateway' },
    { address: '10.0.1.2', purpose: 'resolver' },
    { address: '10.0.1.3', purpose: 'future' },
    { address: '10.0.1.255', purpose: 'broadcast' },
  ])
  expect(reservedAddresses(prefixOf('2001:db8::/64')).at(-1)?.address).toBe(
    '2001:db8::ffff:ffff:ffff:ffff',
  )
})

const blocks = (cidr: string, ...owned: string[]) =>
  freeBlocks(prefixOf(cidr), owned.map(addressOf).map(Number))

test('a block is free when nothing in it is owned or kept', () => {
  expect(blocks('10.0.1.0/24')).toEqual({ '/25': 0, '/26': 2, '/27': 6, '/28': 14 })
  expect(blocks('10.0.1.0/24', '10.0.1.64')).toEqual({ '/25': 0, '/26': 1, '/27': 5, '/28': 13 })
  expect(blocks('10.0.1.0/24', '10.0.1.64', '10.0.1.79')['/28']).toBe(13)
  expect(blocks('10.0.1.0/28')).toEqual({})
  expect(blocks('10.0.0.0/15')['/16']).toBe(0)
  expect(blocks('10.0.0.0/14')['/16']).toBe(2)
})

/** By the definition: each block of the length, address by address. */
function counted(cidr: string, length: number, owned: readonly string[]): number {
  const { first, last } = prefixOf(cidr)
  const [low, high] = [Number(first), Number(last)]
  const busy = new Set([low, low + 1, low + 2, low + 3, high, ...owned.map(addressOf).map(Number)])
  let free = 0
  for (let at = low; at <= high; at += 2 ** (32 - length)) {
    const inside = Array.from({ length: 2 ** (32 - length) }, (_, i) => at + i)
    if (!inside.some((address) => busy.has(address))) free++
  }
  return free
}

test('the counts are those of looking at every address', () => {
  const owned = ['10.9.0.5', '10.9.0.77', '10.9.1.128', '10.9.2.254', '10.9.3.0', '10.9.3.1']
  const found = blocks('10.9.0.0/22', ...owned)
  for (const length of [23, 24, 25, 26, 27, 28]) {
    expect([length, found[`/${length}`]]).toEqual([length, counted('10.9.0.0/22', length, owned)])
  }
})

test('complaint 13: a subnet with ample addresses and no free block of sixteen shows it', async () => {
  const api = testApi()
  const { home } = await vpcWithSubnet(api)
  const subnet = await api.make(`${home}/subnets`, { cidrs: ['10.0.2.0/26'] })
  for (const last of [20, 40]) {
    await api.make(`${home}/vnics`, { subnetId: subnet.id, addresses: [`10.0.2.${last}`] })
  }
  const { body } = await api.call(`${home}/subnets/${subnet.id}`)
  expect(body.availableAddresses).toBe(57)
  expect(body.freeBlocks).toEqual({ '/27': 0, '/28': 0 })
  expect(body.reservedAddresses).toHaveLength(5)
})
