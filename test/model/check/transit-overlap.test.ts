import { expect, test } from 'vitest'
import { meetingBlocksProblem, meetingProblem } from '../../../src/model/check/transit-overlap.ts'
import { transitGatewayAttachment } from '../../../src/model/kind/transit-gateway-attachment.ts'
import { transitGatewayRouteTable } from '../../../src/model/kind/transit-gateway-route-table.ts'
import { vpc } from '../../../src/model/kind/vpc.ts'
import { made, network } from '../../support/resource.ts'

const attached = (x: string) =>
  made(transitGatewayAttachment, {
    id: `tga_${x}`,
    transitGatewayId: 'tgw_1',
    type: 'vpc',
    vpcId: `vpc_${x}`,
  })
const table = (...sources: string[]) =>
  made(transitGatewayRouteTable, {
    id: 'tgt_1',
    transitGatewayId: 'tgw_1',
    propagatingAttachmentIds: sources,
  })
const wide = made(vpc, { id: 'vpc_wide', cidrs: ['192.168.0.0/16', '10.0.0.0/8'] })
const lists = {
  vpcs: [
    wide,
    made(vpc, { id: 'vpc_inside', cidrs: ['10.1.0.0/16'] }),
    made(vpc, { id: 'vpc_apart', cidrs: ['172.16.0.0/16', '2001:db8::/56'] }),
  ],
  transitGatewayAttachments: [attached('wide'), attached('inside'), attached('apart')],
}

test('two VPCs with overlapping blocks do not propagate into one table; the rival is named', () => {
  const problem = meetingProblem(network(lists), table('tga_wide', 'tga_apart', 'tga_inside'))
  expect(problem).toMatchObject({
    code: 'cidr_overlap',
    detail:
      '10.1.0.0/16 of vpc_inside overlaps 10.0.0.0/8 of vpc_wide; both would be announced to tgt_1.',
    errors: [{ pointer: '/propagatingAttachmentIds/2' }],
    more: { conflict: { with: 'vpc_wide', kind: 'vpc', cidr: '10.0.0.0/8' } },
  })
  expect(meetingProblem(network(lists), table('tga_wide', 'tga_apart'))).toBe(undefined)
  expect(meetingProblem(network(lists), table('tga_inside'))).toBe(undefined)
})

test('a VPC gets no block that overlaps those of one that it meets, and only of those', () => {
  const grown = { ...wide, cidrs: ['192.168.0.0/16', '172.16.128.0/17'] }
  const meeting = { ...lists, transitGatewayRouteTables: [table('tga_wide', 'tga_apart')] }
  expect(meetingBlocksProblem(network(meeting), grown)).toMatchObject({
    code: 'cidr_overlap',
    more: { conflict: { with: 'vpc_apart', cidr: '172.16.0.0/16' } },
  })
  const apart = { ...lists, transitGatewayRouteTables: [table('tga_wide')] }
  expect(meetingBlocksProblem(network(apart), grown)).toBe(undefined)
})
