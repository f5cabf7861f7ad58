import { expect, test } from 'vitest'
import { linkedVpcs, passesReferences, unlinkedRules } from '../../../src/model/check/links.ts'
import { peering } from '../../../src/model/kind/peering.ts'
import { securityGroup } from '../../../src/model/kind/security-group.ts'
import { securityGroupRule } from '../../../src/model/kind/security-group-rule.ts'
import { transitGateway } from '../../../src/model/kind/transit-gateway.ts'
import { transitGatewayAttachment } from '../../../src/model/kind/transit-gateway-attachment.ts'
import { testApi } from '../../support/api.ts'
import { examplesIn } from '../../support/examples.ts'
import { made, network } from '../../support/resource.ts'

const link = (id: string, requesterVpcId: string, accepterVpcId: string, more = {}) =>
  made(peering, { id, requesterVpcId, accepterVpcId, ...more })
const attached = (id: string, transitGatewayId: string, vpcId: string, groupReferences = true) =>
  made(transitGatewayAttachment, { id, transitGatewayId, vpcId, groupReferences })
const lists = {
  peerings: [link('pcx_ab', 'vpc_a', 'vpc_b'), link('pcx_ca', 'vpc_c', 'vpc_a')],
  transitGateways: [
    made(transitGateway, { id: 'tgw_1', groupReferences: true }),
    made(transitGateway, { id: 'tgw_2' }),
  ],
  transitGatewayAttachments: [
    attached('tga_a', 'tgw_1', 'vpc_a'),
    attached('tga_d', 'tgw_1', 'vpc_d'),
    attached('tga_e', 'tgw_1', 'vpc_e', false),
    attached('tga_a2', 'tgw_2', 'vpc_a'),
    attached('tga_f', 'tgw_2', 'vpc_f'),
    attached('tga_g', 'tgw_3', 'vpc_g'),
  ],
}

test('a VPC is linked to its peers and to whoever is attached to one of its gateways', () => {
  const linked = (gone: readonly string[] = []) =>
    [...linkedVpcs(network(lists), 'vpc_a', new Set(gone))].sort()
  expect(linked()).toEqual(['vpc_b', 'vpc_c', 'vpc_d', 'vpc_e', 'vpc_f'])
  expect(linked(['pcx_ab', 'tga_a'])).toEqual(['vpc_c', 'vpc_f'])
  expect([...linkedVpcs(network(lists), 'vpc_g')]).toEqual([])
})

test('references pass over active peerings, and over gateways where all three let them', () => {
  const passes = (far: string) => passesReferences(network(lists), 'vpc_a', far)
  expect(['vpc_b', 'vpc_c', 'vpc_d', 'vpc_e', 'vpc_f', 'vpc_g'].map(passes)).toEqual([
    ...[true, true, true],
    ...[false, false, false],
  ])
  const pending = { ...lists, peerings: [link('pcx_1', 'vpc_a', 'vpc_b', { state: 'pending' })] }
  expect(passesReferences(network(pending), 'vpc_a', 'vpc_b')).toBe(false)
})

test('a rule is left hanging by the last link to the VPC of its peer', () => {
  const rule = (id: string, peerSecurityGroupId: string) =>
    made(securityGroupRule, { id, vpcId: 'vpc_a', peerSecurityGroupId })
  const snapshot = network({
    ...lists,
    peerings: [...lists.peerings, link('pcx_ad', 'vpc_a', 'vpc_d')],
    securityGroups: ['a', 'b', 'd'].map((x) =>
      made(securityGroup, { id: `sg_${x}`, vpcId: `vpc_${x}` }),
    ),
    securityGroupRules: [rule('sgr_a', 'sg_a'), rule('sgr_b', 'sg_b'), rule('sgr_d', 'sg_d')],
  })
  const hanging = (...gone: string[]) =>
    unlinkedRules(snapshot, new Set(['vpc_a']), new Set(gone)).map(({ id }) => id)
  expect(hanging('pcx_ab')).toEqual(['sgr_b'])
  expect(hanging('tga_d')).toEqual([])
  expect(hanging('tga_d', 'pcx_ad')).toEqual(['sgr_d'])
})

test('routes and rules on either side hold a peering, but not a rule that another link carries', async () => {
  const api = testApi()
  const examples = examplesIn(api)
  const [a, b] = [await examples.make('vpc'), await examples.make('vpc', 2)]
  const pcx = await examples.make('peering')
  const route = await api.make(`${b.itemPath}/route-tables/${b.resource.mainRouteTableId}/routes`, {
    destinationCidr: '10.0.0.0/16',
    target: { kind: 'peering', id: pcx.id },
  })
  const [home, far] = [a.resource.defaultSecurityGroupId, b.resource.defaultSecurityGroupId]
  const peer = { direction: 'ingress', protocol: 'tcp', peerSecurityGroupId: far }
  const rule = await api.make(`${a.itemPath}/security-groups/${home}/rules`, peer)
  const drop = () => api.call(pcx.itemPath, { method: 'DELETE' })
  const kept = await drop()
  const blocking = kept.body.blocking.map(({ kind, id }: { kind: string; id: string }) => [
    kind,
    id,
  ])
  expect(blocking).toEqual([
    ['route', route.id],
    ['securityGroupRule', rule.id],
  ])
  await api.call(`${b.itemPath}/route-tables/${b.resource.mainRouteTableId}/routes/${route.id}`, {
    method: 'DELETE',
  })
  const attachments = [1, 2].map((number) => examples.make('transitGatewayAttachment', number))
  const [attachment] = await Promise.all(attachments)
  expect((await drop()).status).toBe(204)
  expect((await api.call(attachment?.itemPath ?? '', { method: 'DELETE' })).body).toMatchObject({
    code: 'in_use',
    blocking: [{ kind: 'securityGroupRule', id: rule.id, relation: 'peerSecurityGroupId' }],
  })
  const groupGone = await api.call(`${b.itemPath}/security-groups/${far}`, { method: 'DELETE' })
  expect(groupGone.body.blocking).toContainEqual(expect.objectContaining({ id: rule.id }))
})
