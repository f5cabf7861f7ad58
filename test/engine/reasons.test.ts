/** Every reason has a network in which it is the answer; a code that nobody gives fails the suite. */
import { expect, test } from 'vitest'
import type { Question } from '../../src/model/contract/question.ts'
import { REASONS, type ReasonCode } from '../../src/model/reason.ts'
import type { Snapshot } from '../../src/model/snapshot.ts'
import { ask, stepsOf } from '../support/ask.ts'
import {
  ALL_IN,
  acl,
  egressOnlyGateway,
  group,
  internetGateway,
  natGateway,
  network,
  OPEN_EGRESS,
  type Part,
  peering,
  type Routes,
  subnet,
  vnic,
  vpc,
} from '../support/network.ts'
import {
  attachment,
  fabric,
  listener,
  loadBalancer,
  policy,
  serviceChain,
  serviceFunction,
  targetGroup,
  transitGateway,
  transitTable,
} from '../support/network-beyond.ts'

interface Given {
  readonly network: Snapshot
  /** `web -> db`, unless it says otherwise. */
  readonly ends?: string
  readonly traffic?: string
  readonly more?: Partial<Question>
}

type VnicMore = Parameters<typeof vnic>[3]

/** `web` and `db` in one VPC, in two subnets. */
const near = (web: VnicMore, db: VnicMore, ...more: readonly Part[]) =>
  network(
    vpc('vpc_a', ['10.0.0.0/16', '2001:db8:a::/56']),
    subnet('sub_a', 'vpc_a', ['10.0.1.0/24', '2001:db8:a::/64']),
    subnet('sub_b', 'vpc_a', '10.0.2.0/24'),
    vnic('web', 'sub_a', '10.0.1.10', web),
    vnic('db', 'sub_b', '10.0.2.20', db),
    ...more,
  )

/** `web` and `db` in two VPCs, and what is between them. */
const apart = (routes: Routes, back: Routes, ...more: readonly Part[]) =>
  network(
    vpc('vpc_a', '10.0.0.0/16', routes, { region: 'north' }),
    vpc('vpc_b', '10.1.0.0/16', back, { region: 'south' }),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24', { zone: 'az1' }),
    subnet('sub_b', 'vpc_b', '10.1.1.0/24', { zone: 'az2' }),
    group('sg_web', OPEN_EGRESS),
    group('sg_db', ['ingress any sg_web']),
    vnic('web', 'sub_a', '10.0.1.10', { securityGroupIds: ['sg_web'] }),
    vnic('db', 'sub_b', '10.1.1.20'),
    vnic('picky', 'sub_b', '10.1.1.21', { securityGroupIds: ['sg_db'] }),
    ...more,
  )

/** `web` towards the internet; `app` behind a NAT gateway. */
const edge = (routes: Routes, ...more: readonly Part[]) =>
  network(
    vpc('vpc_a', ['10.0.0.0/16', '2001:db8:a::/56'], routes),
    internetGateway('igw_a', 'vpc_a'),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
    subnet('sub_6', 'vpc_a', '2001:db8:a::/64'),
    subnet('sub_n', 'vpc_a', '10.0.2.0/24', { routes: { '0.0.0.0/0': 'nat_1' } }),
    vnic('web', 'sub_a', '10.0.1.10'),
    vnic('six', 'sub_6', '2001:db8:a::10'),
    vnic('app', 'sub_n', '10.0.2.10'),
    ...more,
  )

const OUT: Routes = { '0.0.0.0/0': 'igw_a' }
const PUBLIC_NAT = natGateway('nat_1', 'sub_a', '10.0.1.50')
const SHUT = { securityGroupIds: ['sg_none'] }
const NONE = group('sg_none', [])

const inSubB = (snapshot: Snapshot, networkAclId: string): Snapshot => ({
  ...snapshot,
  subnets: snapshot.subnets.map((one) => (one.id === 'sub_b' ? { ...one, networkAclId } : one)),
})

const balanced = (...more: readonly Part[]) =>
  network(
    near({}, {}),
    loadBalancer('lb_1', { sub_b: '10.0.2.5' }),
    listener('lst_1', 'lb_1', 'tcp 443', 'tg_1'),
    ...more,
  )

const hub = (table: Part, ...attachments: readonly Part[]) =>
  apart(
    { '10.1.0.0/16': 'tgw_1' },
    { '10.0.0.0/16': 'tgw_1' },
    transitGateway('tgw_1'),
    table,
    ...attachments,
  )

const tga = (id: string, vpcId: string, subnetId: string, routeTableId = 'tgt_1') =>
  attachment(id, 'tgw_1', { vpcId, subnetIds: [subnetId], routeTableId })

const TGA_A = tga('tga_a', 'vpc_a', 'sub_a')
const TGA_B = tga('tga_b', 'vpc_b', 'sub_b')
const TABLE = transitTable('tgt_1', 'tgw_1', ['tga_a', 'tga_b'])

const chained = (onFailure: 'open' | 'closed') =>
  near(
    {},
    {},
    vnic('fw', 'sub_b', '10.0.2.9', { sourceDestinationCheck: false }),
    serviceFunction('sfn_1', 'fw', 'down'),
    serviceChain('sch_1', 'vpc_a', ['sfn_1'], { onFailure }),
  )

const sized = network(near({}, {}, vnic('twin', 'sub_a', '10.0.1.11'), fabric('fab_1', 1600)))
const carried = { ...sized, vpcs: sized.vpcs.map((one) => ({ ...one, fabricId: 'fab_1' })) }

const GIVEN: Readonly<Record<ReasonCode, Given>> = {
  VNIC_ADMIN_DOWN: { network: near({ adminState: 'down' }, {}) },
  VNIC_SECURITY_IP: { network: near({}, {}), more: { sourceAddress: '10.0.1.11' } },
  NOT_A_FORWARDER: {
    network: near(
      {},
      {},
      subnet('sub_c', 'vpc_a', '10.0.3.0/24', { routes: { '10.0.2.0/24': 'web' } }),
      vnic('src', 'sub_c', '10.0.3.1'),
    ),
    ends: 'src -> db',
  },
  MARTIAN_ADDRESS: { network: near({}, {}), ends: 'web -> 224.0.0.1' },
  UNKNOWN_DESTINATION: { network: near({}, {}), ends: 'web -> 10.0.2.99' },
  NO_ROUTE: { network: near({}, {}), ends: 'web -> 10.9.0.1' },
  ROUTE_BLACKHOLE: { network: apart({ '10.1.0.0/16': 'blackhole' }, {}) },
  ROUTING_LOOP: {
    network: edge({ '0.0.0.0/0': 'nat_1' }, PUBLIC_NAT),
    ends: 'app -> internet',
  },
  TTL_EXCEEDED: { network: near({}, {}), more: { ttl: 1 } },
  SG_EGRESS_NO_RULE: { network: near(SHUT, {}, NONE) },
  SG_INGRESS_NO_RULE: { network: near({}, SHUT, NONE) },
  SG_REFERENCE_LOST_BEHIND_MIDDLEBOX: {
    network: network(
      apart(
        { '10.1.0.0/16': 'pcx_ab' },
        { '10.0.0.0/16': 'pcx_ab' },
        peering('pcx_ab', 'vpc_a', 'vpc_b'),
      ),
      subnet('sub_n', 'vpc_a', '10.0.3.0/24', { routes: { '10.1.0.0/16': 'nat_1' } }),
      natGateway('nat_1', 'sub_a', '10.0.1.50', 'private'),
      vnic('app', 'sub_n', '10.0.3.10', { securityGroupIds: ['sg_web'] }),
    ),
    ends: 'app -> picky',
  },
  SG_REFERENCE_OUT_OF_REACH: {
    network: apart(
      { '10.1.0.0/16': 'pcx_ab' },
      { '10.0.0.0/16': 'pcx_ab' },
      peering('pcx_ab', 'vpc_a', 'vpc_b'),
    ),
    ends: 'web -> picky',
  },
  POLICY_DENY: { network: near({}, {}, policy('pol_1', 'vpc_a', ['egress 1 deny tcp 0.0.0.0/0'])) },
  POLICY_REJECT: {
    network: near({}, {}, policy('pol_1', 'vpc_a', ['ingress 1 reject any 0.0.0.0/0'])),
  },
  BASELINE_DENY: { network: near({ securityGroupIds: [] }, {}) },
  ACL_DENY_OUT: { network: inSubB(near({}, {}, acl('acl_1', ALL_IN)), 'acl_1'), ends: 'db -> web' },
  ACL_DENY_IN: { network: inSubB(near({}, {}, acl('acl_1', [])), 'acl_1') },
  RETURN_BLOCKED_BY_ACL: { network: inSubB(near({}, {}, acl('acl_1', ALL_IN)), 'acl_1') },
  RETURN_ROUTE_MISSING: {
    network: apart({ '10.1.0.0/16': 'pcx_ab' }, {}, peering('pcx_ab', 'vpc_a', 'vpc_b')),
  },
  ASYMMETRIC_PATH: {
    network: network(
      near({ sourceDestinationCheck: false }, {}),
      vnic('third', 'sub_a', '10.0.1.30', { portSecurity: false }),
    ),
    more: { sourceAddress: '10.0.1.30' },
  },
  NO_PUBLIC_ADDRESS: { network: edge(OUT), ends: 'web -> internet' },
  EGRESS_ONLY: {
    network: { ...edge({}, egressOnlyGateway('eig_a', 'vpc_a')), internetGateways: [] },
    ends: 'internet -> six',
  },
  PRIVATE_NAT_TO_INTERNET: {
    network: edge(OUT, natGateway('nat_1', 'sub_a', '10.0.1.50', 'private')),
    ends: 'app -> internet',
  },
  NAT_PROTOCOL_UNSUPPORTED: {
    network: edge(OUT, PUBLIC_NAT),
    ends: 'app -> internet',
    traffic: 'gre',
  },
  NAT_NO_SESSION: { network: edge(OUT, PUBLIC_NAT), ends: 'web -> nat_1' },
  PEERING_NOT_ACTIVE: {
    network: apart({ '10.1.0.0/16': 'pcx_ab' }, {}, peering('pcx_ab', 'vpc_a', 'vpc_b', 'pending')),
  },
  PEERING_NOT_TRANSITIVE: {
    network: apart({ '10.2.0.0/16': 'pcx_ab' }, {}, peering('pcx_ab', 'vpc_a', 'vpc_b')),
    ends: 'web -> 10.2.0.1',
  },
  EDGE_TO_EDGE_FORBIDDEN: {
    network: network(
      apart({ '10.1.0.0/16': 'pcx_ab' }, {}, peering('pcx_ab', 'vpc_a', 'vpc_b')),
      vnic('fw', 'sub_a', '10.0.1.9', { sourceDestinationCheck: false }),
    ),
    ends: 'fw -> db',
    more: { sourceAddress: '172.16.0.1' },
  },
  TRANSIT_NOT_ATTACHED: { network: hub(TABLE, TGA_B) },
  TRANSIT_NO_ATTACHMENT_IN_ZONE: {
    network: hub(
      TABLE,
      tga('tga_a', 'vpc_a', 'sub_t'),
      TGA_B,
      subnet('sub_t', 'vpc_a', '10.0.9.0/28', { zone: 'az2' }),
    ),
  },
  TRANSIT_NOT_ASSOCIATED: {
    network: hub(TABLE, tga('tga_a', 'vpc_a', 'sub_a', 'tgt_gone'), TGA_B),
  },
  TRANSIT_NOT_PROPAGATED: { network: hub(transitTable('tgt_1', 'tgw_1', ['tga_a']), TGA_A, TGA_B) },
  LB_NO_LISTENER: { network: balanced(), ends: 'web -> lb_1', traffic: 'tcp 80' },
  LB_NO_HEALTHY_TARGET: { network: balanced(targetGroup('tg_1', 443, [])), ends: 'web -> lb_1' },
  LB_HAIRPIN: {
    network: balanced(targetGroup('tg_1', 443, [{ vnicId: 'web' }])),
    ends: 'web -> lb_1',
  },
  CHAIN_HOP_DOWN_CLOSED: { network: chained('closed') },
  CHAIN_HOP_BYPASSED_OPEN: { network: chained('open') },
  MTU_FRAGMENTED: { network: carried, more: { sizeBytes: 1600 } },
  MTU_EXCEEDED: { network: carried, more: { sizeBytes: 1600, doNotFragment: true } },
  MTU_BLACK_HOLE: { network: carried, ends: 'web -> twin', more: { sizeBytes: 1600 } },
  UNKNOWN_UNSUPPORTED: { network: near({ securityGroupIds: ['sg_gone'] }, {}) },
  BUDGET_EXCEEDED: {
    network: near(
      {},
      {},
      vnic('fw', 'sub_b', '10.0.2.9', { sourceDestinationCheck: false }),
      serviceFunction('sfn_1', 'fw'),
      serviceFunction('sfn_2', 'fw'),
      serviceChain('sch_1', 'vpc_a', Array<string[]>(13).fill(['sfn_1', 'sfn_2'])),
    ),
    more: { forwardOnly: true },
  },
}

const codes = Object.keys(REASONS) as ReasonCode[]

const answerTo = ({ network: of, ends = 'web -> db', traffic = 'tcp 443', more = {} }: Given) =>
  ask(of, ends, traffic, more)

/** Reasons that refuse nothing stand at a step of a packet that is delivered. */
const notes = codes.filter((code) => REASONS[code].effect === 'note')

test.each(codes.filter((code) => !notes.includes(code)))('%s is given', (code) => {
  expect(answerTo(GIVEN[code]).reason).toBe(code)
})

test.each(notes)('%s is remarked on, of a packet that is delivered', (code) => {
  const answer = answerTo(GIVEN[code])
  expect(answer.verdict).toBe('delivered')
  expect(stepsOf(answer).map(({ reason }) => reason)).toContain(code)
})

test('every reason says what causes it, how to look and how to mend it, in sentences', () => {
  for (const code of codes) {
    for (const text of [REASONS[code].cause, REASONS[code].check, REASONS[code].fix]) {
      expect(text).toMatch(/^[A-Z].*[a-zA-Z0-9)`]\.$/)
    }
  }
})
