/**
 * A seeded tenant of a given size: VPCs on a transit gateway, subnets in three zones, groups with a
 * hundred rules each, an ACL on every subnet.
 *
 * @module
 */
import type { Question } from '../../src/model/contract/question.ts'
import type { SecurityGroupRule } from '../../src/model/kind/security-group-rule.ts'
import type { Vnic } from '../../src/model/kind/vnic.ts'
import { EMPTY_SNAPSHOT, type Snapshot } from '../../src/model/snapshot.ts'

const VPCS = 4
const ZONES = ['zone-a', 'zone-b', 'zone-c']
const VNICS_PER_SUBNET = 50
const RULES_PER_GROUP = 100
const GROUPS_PER_VNIC = 3

export interface Tenant {
  readonly snapshot: Snapshot
  readonly questions: readonly Question[]
}

/** Mulberry32: a small generator with one word of state, so that a seed names a tenant for ever. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export function tenant(vnicCount: number, questionCount: number, seed: number): Tenant {
  const random = randomFrom(seed)
  const pick = (count: number): number => Math.floor(random() * count)
  const subnets = subnetsFor(vnicCount)
  const groupCount = Math.max(VPCS, Math.floor(vnicCount / 10))
  const vnics = vnicsFor(vnicCount, subnets, groupCount, pick)
  const snapshot: Snapshot = {
    ...EMPTY_SNAPSHOT,
    ...skeleton(),
    subnets,
    vnics,
    securityGroups: Array.from({ length: groupCount }, (_, g) => ({
      id: `sg_${g}`,
      vpcId: `vpc_${g % VPCS}`,
      established: 'revalidate',
    })),
    securityGroupRules: Array.from({ length: groupCount }, (_, g) =>
      rulesFor(g, groupCount, pick),
    ).flat(),
  }
  return { snapshot, questions: questionsFor(vnics, questionCount, pick) }
}

/** What does not grow: VPCs, routes, ACLs, the transit gateway. */
function skeleton(): Partial<Snapshot> {
  const vpcIds = Array.from({ length: VPCS }, (_, v) => v)
  return {
    vpcs: vpcIds.map((v) => ({
      id: `vpc_${v}`,
      cidrs: [`10.${v}.0.0/16`],
      baselineDefault: 'deny',
      mainRouteTableId: `rtb_${v}`,
      defaultNetworkAclId: `acl_${v}`,
    })),
    routeTables: vpcIds.map((v) => ({ id: `rtb_${v}`, vpcId: `vpc_${v}` })),
    routes: vpcIds.map((v) => ({
      id: `rte_${v}`,
      vpcId: `vpc_${v}`,
      routeTableId: `rtb_${v}`,
      destinationCidr: '10.0.0.0/8',
      target: { kind: 'transitGateway', id: 'tgw_0' },
      origin: 'static',
    })),
    networkAcls: vpcIds.map((v) => ({ id: `acl_${v}`, vpcId: `vpc_${v}`, appliesInside: false })),
    networkAclEntries: vpcIds.flatMap((v) =>
      (['ingress', 'egress'] as const).flatMap((direction) => [
        entry(v, direction, 100, { action: 'deny', cidr: '203.0.113.0/24' }),
        entry(v, direction, 200, { action: 'allow', cidr: '10.0.0.0/8' }),
      ]),
    ),
    transitGateways: [{ id: 'tgw_0', groupReferences: true }],
    transitGatewayAttachments: vpcIds.map((v) => ({
      id: `tga_${v}`,
      transitGatewayId: 'tgw_0',
      type: 'vpc',
      vpcId: `vpc_${v}`,
      subnetIds: ZONES.map((_, z) => `sub_${v}_door${z}`),
      routeTableId: 'tgt_0',
      applianceMode: false,
      groupReferences: true,
    })),
    transitGatewayRouteTables: [
      {
        id: 'tgt_0',
        transitGatewayId: 'tgw_0',
        propagatingAttachmentIds: vpcIds.map((v) => `tga_${v}`),
      },
    ],
  }
}

const entry = (
  v: number,
  direction: 'ingress' | 'egress',
  number: number,
  rest: { action: 'allow' | 'deny'; cidr: string },
): Snapshot['networkAclEntries'][number] => ({
  id: `ace_${v}_${direction}_${number}`,
  vpcId: `vpc_${v}`,
  networkAclId: `acl_${v}`,
  direction,
  number,
  protocol: 'any',
  ...rest,
})

function subnetsFor(vnicCount: number): Snapshot['subnets'] {
  const perVpc = Math.ceil(vnicCount / VPCS / VNICS_PER_SUBNET)
  return Array.from({ length: VPCS }, (_, v) => [
    ...ZONES.map((zone, z) => subnet(v, `door${z}`, 250 + z, zone)),
    ...Array.from({ length: perVpc }, (_none, s) =>
      subnet(v, String(s), s, ZONES[s % ZONES.length]),
    ),
  ]).flat()
}

const subnet = (v: number, name: string, third: number, zone = 'zone-a') => ({
  id: `sub_${v}_${name}`,
  vpcId: `vpc_${v}`,
  cidrs: [`10.${v}.${third}.0/24`],
  zone,
})

function vnicsFor(
  count: number,
  subnets: Snapshot['subnets'],
  groupCount: number,
  pick: (count: number) => number,
): Vnic[] {
  const homes = subnets.filter(({ id }) => !id.includes('door'))
  return Array.from({ length: count }, (_, n) => {
    const home = homes[n % homes.length] ?? homes[0]
    const v = Number(home?.vpcId.slice(4))
    const own = Array.from(
      { length: GROUPS_PER_VNIC },
      () => pick(Math.floor(groupCount / VPCS)) * VPCS + v,
    )
    const network = home?.cidrs[0]?.replace(/0\/24$/, '') ?? ''
    return {
      id: `vnic_${n}`,
      name: `vm-${n}`,
      vpcId: `vpc_${v}`,
      subnetId: home?.id ?? '',
      addresses: [`${network}${10 + Math.floor(n / homes.length)}`],
      securityGroupIds: [...new Set(own)].map((g) => `sg_${g}`),
      adminState: 'up',
      portSecurity: true,
      sourceDestinationCheck: true,
      allowedAddressPairs: [],
    }
  })
}

/** Half by prefix, half by group; one egress rule lets everything out, as nearly everybody's does. */
function rulesFor(
  g: number,
  groupCount: number,
  pick: (count: number) => number,
): SecurityGroupRule[] {
  const base = { vpcId: `vpc_${g % VPCS}`, securityGroupId: `sg_${g}` }
  const out: SecurityGroupRule = {
    ...base,
    id: `sgr_${g}_0`,
    direction: 'egress',
    protocol: 'any',
    peerCidr: '0.0.0.0/0',
  }
  const ingress = Array.from({ length: RULES_PER_GROUP - 2 }, (_, r): SecurityGroupRule => {
    const port = 1000 + pick(200)
    const rule = {
      ...base,
      id: `sgr_${g}_${r + 1}`,
      direction: 'ingress',
      protocol: 'tcp',
      l4Ports: { first: port, last: port + pick(3) },
    } as const
    return r % 2 === 0
      ? { ...rule, peerCidr: `10.${pick(VPCS)}.${pick(64) * 4}.0/22` }
      : { ...rule, peerSecurityGroupId: `sg_${pick(groupCount)}` }
  })
  const web: SecurityGroupRule = {
    ...base,
    id: `sgr_${g}_web`,
    direction: 'ingress',
    protocol: 'tcp',
    l4Ports: { first: 443, last: 443 },
    peerCidr: '10.0.0.0/8',
  }
  return [out, ...ingress, web]
}

/** Between different VPCs, so that every path crosses the transit gateway; three of four are let in. */
function questionsFor(
  vnics: readonly Vnic[],
  count: number,
  pick: (count: number) => number,
): Question[] {
  const questions: Question[] = []
  while (questions.length < count) {
    const from = vnics[pick(vnics.length)]
    const to = vnics[pick(vnics.length)]
    if (from === undefined || to === undefined || from.vpcId === to.vpcId) continue
    questions.push({
      from: from.id,
      to: to.id,
      protocol: 'tcp',
      port: pick(4) > 0 ? 443 : 1000 + pick(200),
    })
  }
  return questions
}
