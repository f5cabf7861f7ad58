/**
 * Random small networks, as fast-check arbitraries that shrink.
 *
 * Biased: links have the routes that they need unless a draw takes one away, and filters mostly allow,
 * so that about half of the questions are delivered and every stage is met.
 *
 * @module
 */
import fc from 'fast-check'
import type { Snapshot } from '../../src/model/snapshot.ts'
import {
  acl,
  egressOnlyGateway,
  endpointGroup,
  floatingIp,
  group,
  internetGateway,
  natGateway,
  network,
  OPEN_EGRESS,
  type Part,
  peering,
  prefixList,
  propagatedRoute,
  type Routes,
  subnet,
  vnic,
  vpc,
} from './network.ts'
import {
  attachment,
  fabric,
  listener,
  loadBalancer,
  serviceChain,
  serviceEndpoint,
  serviceFunction,
  targetGroup,
  transitGateway,
  transitTable,
  unmodelled,
  vpnGateway,
} from './network-beyond.ts'

const VPCS = [0, 1, 2] as const
const SUBNETS = [0, 1] as const

type Link = 'peering' | 'transit' | 'none'
type Way = 'gateway' | 'nat' | 'egressOnly' | 'vpn' | 'none'

/** The usual one, four times in five. */
export const mostly = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, fc.constantFrom(...others))

const rarely = mostly(false, false, false, true)

const cidr = (family: 4 | 6) =>
  family === 4
    ? fc.constantFrom(
        '0.0.0.0/0',
        '10.0.0.0/8',
        '10.1.0.0/16',
        '10.0.0.0/24',
        '10.2.1.10/32',
        '198.51.100.0/24',
      )
    : fc.constantFrom('::/0', '2001:db8::/32', '2001:db8:1::/48', '2001:db8:0:1::10/128')

const traffic = fc.constantFrom(
  'any',
  'tcp',
  'tcp 443',
  'tcp 80-443',
  'udp',
  'udp 53',
  'icmp',
  'icmp 8',
  'tcp 1024-65535',
)

/** `ingress tcp 443 10.0.0.0/8`; ICMP rules are of IPv4. */
const rule = fc
  .tuple(
    fc.constantFrom('ingress', 'egress'),
    traffic,
    fc.oneof(
      { weight: 3, arbitrary: cidr(4) },
      cidr(6),
      fc.constantFrom(
        'sg_0',
        'sg_0',
        'sg_1',
        'sg_1',
        'sg_open',
        'pl_0',
        'epg_0',
        'epg_1',
        'sg_gone',
      ),
    ),
  )
  .map(
    ([direction, what, peer]) =>
      `${direction} ${peer.includes('::') ? what.replace('icmp 8', 'icmpv6 128').replace(/^icmp$/, 'icmpv6') : what} ${peer}`,
  )

const rules = fc
  .tuple(fc.array(rule, { maxLength: 6 }), mostly(true, false))
  .map(([own, isOpen]) => (isOpen ? [...own, ...OPEN_EGRESS] : own))

const entry = fc
  .tuple(fc.constantFrom('ingress', 'egress'), mostly('allow', 'deny'), traffic, cidr(4))
  .map(([direction, action, what, prefix]) => ({ direction, text: `${action} ${what} ${prefix}` }))

const OPEN_ENTRIES = [
  'ingress 900 allow any 0.0.0.0/0',
  'egress 900 allow any 0.0.0.0/0',
  'ingress 901 allow any ::/0',
  'egress 901 allow any ::/0',
]

/** Entries before a rest that is allowed, or denied. */
const entries = fc
  .tuple(fc.array(entry, { maxLength: 4 }), mostly(true, false))
  .map(([own, isOpen]) => [
    ...own.map(({ direction, text }, i) => `${direction} ${10 * (i + 1)} ${text}`),
    ...(isOpen ? OPEN_ENTRIES : []),
  ])

const subnetShape = fc.record({
  acl: mostly<string | undefined>(undefined, 'acl_0', 'acl_1'),
  zone: fc.constantFrom('az1', 'az1', 'az2', undefined),
  way: fc.constantFrom<Way>('gateway', 'gateway', 'nat', 'nat', 'egressOnly', 'vpn', 'none'),
  lost: rarely,
  detour: rarely,
  hole: rarely,
})

const vnicShape = fc.record({
  groups: mostly<readonly string[]>(['sg_open'], ['sg_0'], ['sg_1'], ['sg_0', 'sg_1'], []),
  isDown: rarely,
  isPublic: fc.boolean(),
  forwards: rarely,
  tier: fc.constantFrom('web', 'db', undefined),
})

const shape = fc.record({
  links: fc.tuple(
    fc.constantFrom<Link>('peering', 'peering', 'transit', 'transit', 'none'),
    fc.constantFrom<Link>('peering', 'peering', 'transit', 'transit', 'none'),
  ),
  subnets: fc.array(subnetShape, { minLength: 6, maxLength: 6 }),
  vnics: fc.array(vnicShape, { minLength: 6, maxLength: 6 }),
  groups: fc.tuple(rules, rules),
  acls: fc.tuple(entries, entries),
  isPending: rarely,
  propagates: mostly(true, false),
  applianceMode: rarely,
  groupReferences: fc.boolean(),
  preserves: fc.boolean(),
  crossZone: fc.boolean(),
  sick: rarely,
  chain: fc.constantFrom<'none' | 'up' | 'down' | 'open'>(
    'none',
    'none',
    'none',
    'up',
    'up',
    'down',
    'open',
  ),
  hasFabric: rarely,
  attached: mostly<readonly number[]>([0, 1, 2], [0, 1], [1, 2]),
  associated: mostly('tgt_1', 'tgt_gone'),
})

type Shape = typeof shape extends fc.Arbitrary<infer S> ? S : never

const v4 = (v: number, s: number): string => `10.${v}.${s}.0/24`
const v6 = (v: number, s: number): string => `2001:db8:${v}:${s}::/64`
const blockOf = (v: number): readonly string[] => [`10.${v}.0.0/16`, `2001:db8:${v}::/48`]
const nameOf = (v: number, s: number): string => `vnic_${v}${s}`

type SubnetShape = Shape['subnets'][number]

/** To the other VPCs by the link to the next one; from 0 to 2 only a transit gateway leads. */
function linkRoutes({ links }: Shape, v: number): Routes {
  const routes: Record<string, string> = {}
  for (const w of VPCS) {
    const i = v === 2 ? 1 : Math.min(v, w)
    const link = links[i]
    if (v === w || link === undefined || link === 'none') continue
    for (const block of blockOf(w)) routes[block] = link === 'transit' ? 'tgw_1' : `pcx_${i}`
  }
  return routes
}

/** Out of the VPC by the way of the subnet. */
function wayRoutes(way: Way, v: number): Routes {
  switch (way) {
    case 'gateway':
      return { '0.0.0.0/0': `igw_${v}`, '::/0': `igw_${v}`, pl_0: `sep_${v}` }
    case 'nat':
      return { '0.0.0.0/0': `nat_${v}`, '::/0': `eig_${v}`, pl_0: `sep_${v}` }
    case 'egressOnly':
      return { '::/0': `eig_${v}` }
    case 'vpn':
      return { '172.16.0.0/12': `vgw_${v}` }
    case 'none':
      return {}
  }
}

const routesOf = (given: Shape, v: number, { way, lost, detour, hole }: SubnetShape): Routes => ({
  ...(lost ? {} : linkRoutes(given, v)),
  ...wayRoutes(way, v),
  ...(detour ? { [v4(v, 1)]: nameOf(v, 0) } : {}),
  ...(hole ? { '10.1.0.0/24': 'blackhole' } : {}),
})

function vpcParts(given: Shape, v: number): Part[] {
  const shapes = given.subnets.slice(2 * v, 2 * v + 2)
  const region = {
    region: v === 2 ? 'south' : 'north',
    ...(given.hasFabric ? { fabricId: 'fab_1' } : {}),
  }
  return [
    vpc(`vpc_${v}`, blockOf(v), {}, region),
    internetGateway(`igw_${v}`, `vpc_${v}`),
    egressOnlyGateway(`eig_${v}`, `vpc_${v}`),
    vpnGateway(`vgw_${v}`, `vpc_${v}`, { cidrs: ['172.16.0.0/16'] }),
    serviceEndpoint(`sep_${v}`, `vpc_${v}`, {}),
    natGateway(`nat_${v}`, `sub_${v}0`, `10.${v}.0.200`, v === 2 ? 'private' : 'public'),
    ...(v === 2
      ? []
      : [floatingIp(`fip_nat_${v}`, `vpc_${v}`, `198.51.100.20${v}`, { targetId: `nat_${v}` })]),
    ...shapes.flatMap((one, s) => [
      subnet(`sub_${v}${s}`, `vpc_${v}`, [v4(v, s), v6(v, s)], {
        routes: routesOf(given, v, one),
        ...(one.acl === undefined ? {} : { networkAclId: one.acl }),
        ...(one.zone === undefined ? {} : { zone: one.zone }),
      }),
      propagatedRoute(`rtb_sub_${v}${s}`, `vpc_${v}`, '172.17.0.0/16', `vgw_${v}`),
    ]),
  ]
}

function vnicParts({ vnics }: Shape, v: number): Part[] {
  return SUBNETS.flatMap((s) => {
    const one = vnics[2 * v + s]
    if (one === undefined) return []
    const id = nameOf(v, s)
    const address = `10.${v}.${s}.10`
    const made = vnic(id, `sub_${v}${s}`, [address, `2001:db8:${v}:${s}::10`], {
      securityGroupIds: one.groups,
      adminState: one.isDown ? 'down' : 'up',
      sourceDestinationCheck: !one.forwards,
      ...(one.tier === undefined ? {} : { tags: { tier: one.tier } }),
    })
    return one.isPublic
      ? [
          made,
          floatingIp(`fip_${id}`, `vpc_${v}`, `198.51.100.${10 * v + s + 1}`, { targetId: id }),
        ]
      : [made]
  })
}

function linkParts(given: Shape): Part[] {
  const { links, isPending, propagates, attached } = given
  const { applianceMode, associated, groupReferences } = given
  const names = attached.map((v) => `tga_${v}`)
  return [
    ...links.flatMap((link, i) =>
      link === 'peering'
        ? [peering(`pcx_${i}`, `vpc_${i}`, `vpc_${i + 1}`, isPending ? 'pending' : 'active')]
        : [],
    ),
    transitGateway('tgw_1', groupReferences),
    ...attached.map((v) =>
      attachment(`tga_${v}`, 'tgw_1', {
        vpcId: `vpc_${v}`,
        subnetIds: v === 2 ? ['sub_20'] : [`sub_${v}0`, `sub_${v}1`],
        routeTableId: v === 0 ? associated : 'tgt_1',
        applianceMode: applianceMode && v === 1,
        groupReferences,
      }),
    ),
    transitTable('tgt_1', 'tgw_1', propagates ? names : names.slice(1), {
      '10.1.1.0/24': 'tga_1',
    }),
  ]
}

function balancerParts({ preserves, crossZone, sick }: Shape): Part[] {
  const health = sick ? 'draining' : 'healthy'
  return [
    loadBalancer(
      'lb_1',
      { sub_00: ['10.0.0.5', '2001:db8:0:0::5'], sub_01: ['10.0.1.5', '2001:db8:0:1::5'] },
      { crossZone },
    ),
    listener('lst_1', 'lb_1', 'tcp 443', 'tg_1'),
    targetGroup(
      'tg_1',
      443,
      [{ vnicId: nameOf(0, 0), health }, { vnicId: nameOf(0, 1) }, { address: '10.1.0.10' }],
      {
        preserveClientAddress: preserves,
      },
    ),
  ]
}

function chainParts({ chain }: Shape): Part[] {
  if (chain === 'none') return []
  return [
    vnic('vnic_fw', 'sub_01', ['10.0.1.20', '2001:db8:0:1::20'], { sourceDestinationCheck: false }),
    serviceFunction('sfn_1', 'vnic_fw', chain === 'up' ? 'up' : 'down'),
    serviceChain('sch_1', 'vpc_0', ['sfn_1'], {
      classifiers: [{ protocol: 'tcp', sourceCidr: '10.0.0.0/24' }, { protocol: 'udp' }],
      onFailure: chain === 'open' ? 'open' : 'closed',
    }),
  ]
}

/** A network of three VPCs in a row with two subnets and two vNICs each. */
const networkOf = (given: Shape): Snapshot =>
  network(
    ...VPCS.flatMap((v) => [...vpcParts(given, v), ...vnicParts(given, v)]),
    ...linkParts(given),
    ...balancerParts(given),
    ...chainParts(given),
    group('sg_0', given.groups[0], { vpcId: 'vpc_0' }),
    group('sg_1', given.groups[1], { vpcId: 'vpc_1' }),
    endpointGroup('epg_0', 'vpc_0', { in: { key: 'tier', values: ['web'] } }),
    endpointGroup('epg_1', 'vpc_1', { not: { exists: 'tier' } }),
    acl('acl_0', given.acls[0]),
    acl('acl_1', given.acls[1], true),
    prefixList('pl_0', ['192.0.2.0/24', '2001:db8:ffff::/48']),
    fabric('fab_1', 1600),
    unmodelled('cache_1', 'cacheCluster', { vpcId: 'vpc_1', addresses: ['10.1.1.77'] }),
  )

/** A counterexample is printed as what was drawn, which is shorter than the network made of it. */
export const arbitraryNetwork: fc.Arbitrary<Snapshot> = shape.map((given) =>
  Object.defineProperty(networkOf(given), fc.toStringMethod, { value: () => fc.stringify(given) }),
)

/** The vNICs that every such network has. */
export const OWNERS = VPCS.flatMap((v) => SUBNETS.map((s) => nameOf(v, s)))
