import { expect, test } from 'vitest'
import { rulePeerProblem } from '../../../src/model/check/rule-peer.ts'
import { endpointGroup } from '../../../src/model/kind/endpoint-group.ts'
import { peering } from '../../../src/model/kind/peering.ts'
import { securityGroup } from '../../../src/model/kind/security-group.ts'
import { made, network } from '../../support/resource.ts'

const PEERS = {
  peerCidr: '10.0.0.0/8',
  peerSecurityGroupId: 'sg_1',
  peerPrefixListId: 'pl_1',
  peerEndpointGroupId: 'epg_1',
}

const rule = (more: object) => ({ id: 'sgr_1', vpcId: 'vpc_a', ...more })

test('a rule has exactly one peer; the second one is pointed at', () => {
  for (const [member, peer] of Object.entries(PEERS)) {
    expect(rulePeerProblem(network({}), rule({ [member]: peer }))).toBe(undefined)
  }
  expect(rulePeerProblem(network({}), rule({}))).toMatchObject({
    code: 'peer_not_one',
    errors: [{ pointer: '/peerCidr' }],
  })
  const { peerPrefixListId, peerEndpointGroupId } = PEERS
  expect(
    rulePeerProblem(network({}), rule({ peerPrefixListId, peerEndpointGroupId })),
  ).toMatchObject({
    detail:
      'A rule has exactly one of peerCidr, peerSecurityGroupId, peerPrefixListId, peerEndpointGroupId; this one has peerPrefixListId and peerEndpointGroupId.',
    errors: [{ pointer: '/peerEndpointGroupId' }],
  })
})

test('a group of another VPC is named only over a link that passes references', () => {
  const groups = (vpcId: string) => ({
    securityGroups: [made(securityGroup, { id: 'sg_1', vpcId })],
    endpointGroups: [made(endpointGroup, { id: 'epg_1', vpcId })],
  })
  const link = made(peering, { id: 'pcx_1', requesterVpcId: 'vpc_a', accepterVpcId: 'vpc_b' })
  for (const member of ['peerSecurityGroupId', 'peerEndpointGroupId'] as const) {
    const one = rule({ [member]: PEERS[member] })
    expect(rulePeerProblem(network(groups('vpc_b')), one)).toMatchObject({
      code: 'group_reference_stopped',
      errors: [{ pointer: `/${member}` }],
    })
    expect(rulePeerProblem(network({ ...groups('vpc_b'), peerings: [link] }), one)).toBe(undefined)
    expect(rulePeerProblem(network(groups('vpc_a')), one)).toBe(undefined)
  }
})
