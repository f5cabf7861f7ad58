import { expect, test } from 'vitest'
import { ask, pathOf, verdict, verdictOf, words } from '../../support/ask.ts'
import { acl, network, type Routes, subnet, vnic, vpc } from '../../support/network.ts'
import { serviceFunction } from '../../support/network-beyond.ts'

const SHUT = acl('acl_shut', [])

const neighbours = (address: string) =>
  network(
    vpc('vpc_a', ['10.0.0.0/16', 'fd00::/56']),
    subnet('sub_a', 'vpc_a', ['10.0.1.0/25', 'fd00::/64'], { networkAclId: 'acl_shut' }),
    subnet('sub_b', 'vpc_a', ['10.0.1.128/25', 'fd00:0:0:1::/64']),
    SHUT,
    vnic('web', 'sub_a', ['10.0.1.10', 'fd00::10']),
    vnic('near', 'sub_a', ['10.0.1.127', 'fd00::ffff:ffff:ffff:ffff']),
    vnic('far', 'sub_b', ['10.0.1.128', 'fd00:0:0:1::']),
    vnic('other', address.includes(':') ? 'sub_b' : 'sub_a', address),
  )

test.each([4, 6] as const)(
  'inside a subnet neither its ACL nor its routes are asked (IPv%i)',
  (family) => {
    const answer = ask(neighbours('10.0.1.11'), 'web -> near', 'tcp 443', { family })
    expect(verdictOf(answer)).toBe('delivered')
    expect(pathOf(answer)).toEqual(['web', 'sub_a', 'near'])
    expect(words(answer, 'l2Lookup')).toMatch(/^pass \[sub_a\] .* is in the same subnet$/)
  },
)

test.each([4, 6] as const)(
  'the first address beyond the subnet goes to the router (IPv%i)',
  (family) => {
    const answer = ask(neighbours('10.0.1.11'), 'web -> far', 'tcp 443', { family })
    expect(words(answer, 'l2Lookup')).toMatch(
      /^pass \[sub_a\] .* is not in this subnet; to the router$/,
    )
    expect(verdictOf(answer)).toBe('dropped ACL_DENY_OUT')
  },
)

test('nobody in the subnet has the address: the subnet is named', () => {
  const answer = ask(neighbours('10.0.1.11'), 'web -> 10.0.1.99', 'tcp 443')
  expect(verdictOf(answer)).toBe('dropped UNKNOWN_DESTINATION')
  expect(words(answer, 'neighbourLookup')).toBe('drop [sub_a] nobody in sub_a has 10.0.1.99')
})

test('an ACL that applies inside a subnet is asked on both sides, also between neighbours', () => {
  const inside = (entries: readonly string[]) =>
    network(
      vpc('vpc_a', '10.0.0.0/16'),
      subnet('sub_a', 'vpc_a', '10.0.1.0/24', { networkAclId: 'acl_a' }),
      acl('acl_a', entries, true),
      vnic('web', 'sub_a', '10.0.1.10'),
      vnic('db', 'sub_a', '10.0.1.20'),
    )
  const asked = (...entries: string[]) => verdict(inside(entries), 'web -> db', 'tcp 443')
  expect(asked()).toBe('dropped ACL_DENY_OUT')
  expect(asked('egress 1 allow any 0.0.0.0/0')).toBe('dropped ACL_DENY_IN')
  expect(asked('egress 1 allow any 0.0.0.0/0', 'ingress 1 allow any 0.0.0.0/0')).toBe('delivered')
  expect(asked('egress 1 allow tcp 443 0.0.0.0/0', 'ingress 1 allow any 0.0.0.0/0')).toBe(
    'deliveredOneWay RETURN_BLOCKED_BY_ACL',
  )
})

test('a next hop in the same subnet is reached without its ACL', () => {
  const beside = (routes: Routes) =>
    network(
      neighbours('10.0.1.11'),
      subnet('sub_c', 'vpc_a', '10.0.2.0/24', { networkAclId: 'acl_out', routes }),
      acl('acl_out', ['egress 1 deny any 10.0.1.128/32', 'egress 2 allow any 0.0.0.0/0']),
      vnic('app', 'sub_c', '10.0.2.10'),
      vnic('fw', 'sub_c', '10.0.2.5', { sourceDestinationCheck: false }),
      vnic('fw_out', 'sub_b', '10.0.1.200', { sourceDestinationCheck: false }),
      serviceFunction('sfn_1', 'fw', 'up', 'fw_out'),
    )
  const forward = { forwardOnly: true }
  expect(verdict(beside({}), 'app -> far', 'tcp 443', forward)).toBe('dropped ACL_DENY_OUT')
  const routed = ask(beside({ '10.0.1.128/32': 'fw' }), 'app -> far', 'tcp 443', forward)
  expect(verdictOf(routed)).toBe('delivered')
  expect(pathOf(routed)).toEqual(['app', 'sub_c', 'vpc_a', 'fw', 'fw_out', 'sub_b', 'far'])
})
