/** The classic: firewalls in an inspection VPC between two others, and what appliance mode is for. */
import { expect, test } from 'vitest'
import { ask, pathOf, verdictOf } from '../../support/ask.ts'
import { group, network, subnet, vnic, vpc } from '../../support/network.ts'
import {
  attachment,
  serviceFunction,
  transitGateway,
  transitTable,
} from '../../support/network-beyond.ts'

const FIREWALL = { sourceDestinationCheck: false, securityGroupIds: ['sg_fw'] }

/** `web` in az1 and `db` in az2; the inspection VPC has a stateful firewall in each zone. */
const inspected = (applianceMode: boolean) =>
  network(
    vpc('vpc_a', '10.0.0.0/16', { '10.0.0.0/8': 'tgw_1' }),
    vpc('vpc_b', '10.1.0.0/16', { '10.0.0.0/8': 'tgw_1' }),
    vpc('vpc_i', '10.9.0.0/16', { '10.0.0.0/8': 'tgw_1' }),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24', { zone: 'az1' }),
    subnet('sub_b', 'vpc_b', '10.1.1.0/24', { zone: 'az2' }),
    subnet('sub_b1', 'vpc_b', '10.1.2.0/24', { zone: 'az1' }),
    subnet('sub_i1', 'vpc_i', '10.9.1.0/28', { zone: 'az1', routes: { '10.0.0.0/8': 'fw1' } }),
    subnet('sub_i2', 'vpc_i', '10.9.2.0/28', { zone: 'az2', routes: { '10.0.0.0/8': 'fw2' } }),
    subnet('sub_f1', 'vpc_i', '10.9.3.0/28', { zone: 'az1' }),
    subnet('sub_f2', 'vpc_i', '10.9.4.0/28', { zone: 'az2' }),
    group('sg_fw', ['ingress any 10.0.0.0/16', 'egress any 10.1.0.0/16']),
    vnic('web', 'sub_a', '10.0.1.10'),
    vnic('db', 'sub_b', '10.1.1.20'),
    vnic('fw1', 'sub_f1', '10.9.3.5', FIREWALL),
    vnic('fw2', 'sub_f2', '10.9.4.5', FIREWALL),
    serviceFunction('sfn_1', 'fw1'),
    serviceFunction('sfn_2', 'fw2'),
    transitGateway('tgw_1'),
    attachment('tga_a', 'tgw_1', {
      vpcId: 'vpc_a',
      subnetIds: ['sub_a'],
      routeTableId: 'tgt_spoke',
    }),
    attachment('tga_b', 'tgw_1', {
      vpcId: 'vpc_b',
      subnetIds: ['sub_b', 'sub_b1'],
      routeTableId: 'tgt_spoke',
    }),
    attachment('tga_i', 'tgw_1', {
      vpcId: 'vpc_i',
      subnetIds: ['sub_i1', 'sub_i2'],
      routeTableId: 'tgt_back',
      applianceMode,
    }),
    transitTable('tgt_spoke', 'tgw_1', [], { '0.0.0.0/0': 'tga_i' }),
    transitTable('tgt_back', 'tgw_1', ['tga_a', 'tga_b']),
  )

const firewalls = (path: readonly string[]) => path.filter((node) => node.startsWith('fw'))

test('without appliance mode the answer goes by the zone of the answerer, to a firewall that knows nothing', () => {
  const answer = ask(inspected(false), 'web -> db', 'tcp 443')
  expect(verdictOf(answer)).toBe('deliveredOneWay SG_INGRESS_NO_RULE')
  expect(firewalls(pathOf(answer))).toEqual(['fw1'])
  expect(firewalls(pathOf(answer, 'reply'))).toEqual(['fw2'])
})

test('in appliance mode either firewall may be taken, and the answer goes by the same', () => {
  const answer = ask(inspected(true), 'web -> db', 'tcp 443')
  expect(verdictOf(answer)).toBe('delivered')
  expect(
    answer.branches.map(({ choices }) =>
      choices.map(({ element, taken }) => `${element} ${taken}`),
    ),
  ).toEqual([['tga_i sub_i1'], ['tga_i sub_i2']])
  const second = ask(inspected(true), 'web -> db', 'tcp 443', { branch: [1] })
  expect([firewalls(pathOf(second)), firewalls(pathOf(second, 'reply'))]).toEqual([
    ['fw2'],
    ['fw2'],
  ])
})

test('the zone that counts further on is that of the firewall, no longer that of the sender', () => {
  const landed = (branch: readonly number[]) =>
    pathOf(ask(inspected(true), 'web -> db', 'tcp 443', { branch })).filter((node) =>
      node.startsWith('sub_b'),
    )[0]
  expect([landed([0]), landed([1])]).toEqual(['sub_b1', 'sub_b'])
})
