import { expect, test } from 'vitest'
import { networkAclEntry } from '../../../src/model/kind/network-acl-entry.ts'
import { made, network, refusalOf } from '../../support/resource.ts'

const given = {
  id: 'ace_1',
  networkAclId: 'acl_1',
  direction: 'ingress',
  number: 100,
  protocol: 'any',
  cidr: '0.0.0.0/0',
}

test('a number is used once per ACL and direction', () => {
  const there = network({ networkAclEntries: [made(networkAclEntry, { ...given, id: 'ace_0' })] })
  expect(refusalOf(networkAclEntry, given, there)).toBe('entry_number_taken')
  expect(refusalOf(networkAclEntry, { ...given, direction: 'egress' }, there)).toBe(undefined)
  expect(refusalOf(networkAclEntry, { ...given, networkAclId: 'acl_2' }, there)).toBe(undefined)
})

test('protocol, ports and family agree', () => {
  const l4Ports = { first: 1, last: 2 }
  expect(refusalOf(networkAclEntry, { ...given, l4Ports })).toBe('l4_ports_not_applicable')
  expect(refusalOf(networkAclEntry, { ...given, protocol: 'icmpv6' })).toBe('family_wrong')
})
