import { expect, test } from 'vitest'
import { ask, pathOf, verdict, verdictOf, words } from '../../support/ask.ts'
import { network, subnet, vnic, vpc } from '../../support/network.ts'

const pair = (web: Parameters<typeof vnic>[3], from = '10.0.1.10', to = '10.0.1.20') =>
  network(
    vpc('vpc_a', ['10.0.0.0/16', 'fd00::/56']),
    subnet('sub_a', 'vpc_a', ['10.0.1.0/24', 'fd00::/64']),
    vnic('web', 'sub_a', from, web),
    vnic('db', 'sub_a', to),
  )

test('a vNIC that is down sends nothing and receives nothing', () => {
  const down = pair({ adminState: 'down' })
  const sending = ask(down, 'web -> db', 'tcp 443')
  expect(verdictOf(sending)).toBe('dropped VNIC_ADMIN_DOWN')
  expect(words(sending, 'vnicState')).toBe('drop [web] web is down')
  expect(pathOf(sending)).toEqual(['web'])
  expect(verdict(down, 'db -> web', 'tcp 443')).toBe('dropped VNIC_ADMIN_DOWN')
})

test.each([
  ['web -> 10.0.1.10', '10.0.1.10'],
  ['web -> 127.0.0.1', '127.0.0.1'],
  ['web -> 127.255.255.255', '127.255.255.255'],
])('what a guest sends to itself never leaves it: %s', (ends, address) => {
  const locked = pair({ securityGroupIds: [] })
  const answer = ask(locked, ends, 'tcp 443')
  expect(verdictOf(answer)).toBe('delivered')
  expect(pathOf(answer)).toEqual(['web'])
  expect(words(answer, 'vnicState')).toBe(
    `pass [web] ${address} is its own address; the packet stays in the guest`,
  )
  expect(pathOf(answer, 'reply')).toEqual(['web'])
})

test('IPv6 loopback stays in the guest too, and its neighbour ::2 does not', () => {
  const dual = pair({}, 'fd00::10', 'fd00::20')
  expect(pathOf(ask(dual, 'web -> ::1', 'tcp 443'))).toEqual(['web'])
  expect(verdict(dual, 'web -> ::2', 'tcp 443')).toBe('dropped NO_ROUTE')
})
