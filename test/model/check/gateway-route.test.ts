import { expect, test } from 'vitest'
import { gatewayRouteProblem, gatewayTableProblem } from '../../../src/model/check/gateway-route.ts'
import { internetGateway } from '../../../src/model/kind/internet-gateway.ts'
import { route } from '../../../src/model/kind/route.ts'
import { subnet } from '../../../src/model/kind/subnet.ts'
import { vpc } from '../../../src/model/kind/vpc.ts'
import { vpnGateway } from '../../../src/model/kind/vpn-gateway.ts'
import { made, network } from '../../support/resource.ts'

const lists = {
  vpcs: [made(vpc, { id: 'vpc_a', cidrs: ['10.0.0.0/16'] })],
  subnets: [
    made(subnet, { id: 'sub_1', vpcId: 'vpc_a', cidrs: ['10.0.1.0/24'] }),
    made(subnet, { id: 'sub_far', vpcId: 'vpc_b', cidrs: ['10.0.2.0/24'] }),
  ],
}
const routeTo = (given: object) =>
  made(route, { id: 'rte_1', vpcId: 'vpc_a', routeTableId: 'rtb_1', ...given })
const border = { id: 'igw_1', vpcId: 'vpc_a', routeTableId: 'rtb_1' }

/** The same is said of the route when the table is a gateway's, and of the table when it becomes one. */
function refusals(given: object) {
  const one = routeTo(given)
  const behind = network({ ...lists, internetGateways: [made(internetGateway, border)] })
  const vpn = network({ ...lists, vpnGateways: [made(vpnGateway, { ...border, cidrs: [] })] })
  const table = gatewayTableProblem(network({ ...lists, routes: [one] }), border)
  return [gatewayRouteProblem(behind, one), gatewayRouteProblem(vpn, one), table].map(
    (problem) => problem?.code,
  )
}
const fine = [undefined, undefined, undefined]
const wrong = Array(3).fill('gateway_route_wrong')
const vnic = { kind: 'vnic', id: 'vnic_1' }

test.each(['10.0.0.0/16', '10.0.1.0/24'])('%s is a whole block and may be led astray', (block) => {
  expect(refusals({ destinationCidr: block, target: vnic })).toEqual(fine)
  const inspector = { kind: 'serviceEndpoint', id: 'sep_1' }
  expect(refusals({ destinationCidr: block, target: inspector })).toEqual(fine)
})

test.each(['10.0.1.0/25', '10.0.2.0/24', '0.0.0.0/0', '192.0.2.0/24'])(
  '%s is no block of the VPC or of a subnet in it',
  (block) => {
    expect(refusals({ destinationCidr: block, target: vnic })).toEqual(wrong)
  },
)

test('a part may stay local', () => {
  expect(refusals({ destinationCidr: '10.0.1.0/25', target: { kind: 'local' } })).toEqual(fine)
})

test('nothing leads out of the VPC again', () => {
  for (const kind of ['internetGateway', 'natGateway', 'peering', 'transitGateway', 'vpnGateway']) {
    expect(refusals({ destinationCidr: '10.0.1.0/24', target: { kind, id: 'x_1' } })).toEqual(wrong)
  }
})

test('a prefix list is no block', () => {
  expect(refusals({ destinationPrefixListId: 'pl_1', target: vnic })).toEqual(wrong)
})

test('the route in the way is named, and tables of nobody may hold anything', () => {
  const one = routeTo({ destinationCidr: '0.0.0.0/0', target: vnic })
  const there = network({ ...lists, routes: [one] })
  expect(gatewayTableProblem(there, border)).toMatchObject({
    errors: [{ pointer: '/routeTableId' }],
    more: { conflict: { with: 'rte_1', kind: 'route' } },
  })
  expect(gatewayTableProblem(there, { id: 'igw_1', vpcId: 'vpc_a' })).toBe(undefined)
  expect(gatewayRouteProblem(there, one)).toBe(undefined)
})
