import { expect, test } from 'vitest'
import { peering } from '../../../src/model/kind/peering.ts'
import { securityGroup } from '../../../src/model/kind/security-group.ts'
import { securityGroupRule } from '../../../src/model/kind/security-group-rule.ts'
import { vpc } from '../../../src/model/kind/vpc.ts'
import { made, network, refusalOf } from '../../support/resource.ts'

const refusal = (given: object) =>
  refusalOf(securityGroupRule, { id: 'sgr_1', protocol: 'tcp', ...given })
const anywhere = { peerCidr: '0.0.0.0/0' }

test('it has exactly one peer', () => {
  expect(refusal({})).toBe('peer_not_one')
  expect(refusal({ ...anywhere, peerSecurityGroupId: 'sg_1' })).toBe('peer_not_one')
  expect(refusal(anywhere)).toBe(undefined)
})

test('only protocols with ports have ports, in order', () => {
  const l4Ports = { first: 80, last: 90 }
  expect(refusal({ ...anywhere, l4Ports })).toBe(undefined)
  expect(refusal({ ...anywhere, protocol: '132', l4Ports })).toBe(undefined)
  expect(refusal({ ...anywhere, protocol: 'any', l4Ports })).toBe('l4_ports_not_applicable')
  expect(refusal({ ...anywhere, protocol: 'icmp', l4Ports })).toBe('l4_ports_not_applicable')
  expect(refusal({ ...anywhere, l4Ports: { first: 90, last: 80 } })).toBe('l4_ports_reversed')
})

test('only ICMP has types, and a code needs one', () => {
  expect(refusal({ ...anywhere, protocol: 'icmp', icmpType: 8, icmpCode: 0 })).toBe(undefined)
  expect(refusal({ ...anywhere, icmpType: 8 })).toBe('icmp_not_applicable')
  expect(refusal({ ...anywhere, protocol: 'icmp', icmpCode: 0 })).toBe('icmp_code_without_type')
})

test('ICMP goes with IPv4, ICMPv6 with IPv6', () => {
  expect(refusal({ protocol: 'icmp', peerCidr: '::/0' })).toBe('family_wrong')
  expect(refusal({ protocol: 'icmpv6', peerCidr: '0.0.0.0/0' })).toBe('family_wrong')
  expect(refusal({ protocol: 'icmpv6', peerCidr: '::/0' })).toBe(undefined)
})

test('a protocol has a known name or a number of one octet', () => {
  expect(refusal({ ...anywhere, protocol: 'tpc' })).toBe('protocol_unknown')
  expect(refusal({ ...anywhere, protocol: '256' })).toBe('protocol_unknown')
  expect(refusal({ ...anywhere, protocol: '47' })).toBe(undefined)
})

test('the default group of a VPC that was made with a locked one gets no rule; other groups do', () => {
  const locked = { id: 'vpc_a', cidrs: [], defaultSecurityGroup: 'locked' }
  const there = network({ vpcs: [made(vpc, { ...locked, defaultSecurityGroupId: 'sg_1' })] })
  const rule = { id: 'sgr_1', vpcId: 'vpc_a', protocol: 'tcp', ...anywhere }
  const code = (securityGroupId: string) =>
    refusalOf(securityGroupRule, { ...rule, securityGroupId }, there)
  expect(code('sg_1')).toBe('default_group_locked')
  expect(code('sg_2')).toBe(undefined)
})

test('a group of another VPC is named only over a link that passes references', () => {
  const group = made(securityGroup, { id: 'sg_far', vpcId: 'vpc_b' })
  const link = { id: 'pcx_1', requesterVpcId: 'vpc_a', accepterVpcId: 'vpc_b' }
  const code = (lists: Parameters<typeof network>[0]) =>
    refusalOf(
      securityGroupRule,
      { id: 'sgr_1', vpcId: 'vpc_a', protocol: 'tcp', peerSecurityGroupId: 'sg_far' },
      network({ securityGroups: [group], ...lists }),
    )
  expect(code({})).toBe('group_reference_stopped')
  expect(code({ peerings: [made(peering, link)] })).toBe(undefined)
  expect(code({ securityGroups: [{ ...group, vpcId: 'vpc_a' }] })).toBe(undefined)
})
