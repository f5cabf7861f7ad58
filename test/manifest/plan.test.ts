import { expect, test } from 'vitest'
import type { StoredResource } from '../../src/store/chain.ts'
import { faultsIn, networkAfter, planOf, saidOf } from '../support/manifest.ts'

const SHOP = `
- { kind: vpc, name: shop, cidrs: [10.0.0.0/16] }
- { kind: securityGroup, name: web, vpcId: vpc/shop }
- { kind: subnet, name: front, vpcId: vpc/shop, cidrs: [10.0.1.0/24] }
- kind: vnic
  name: web-1
  vpcId: vpc/shop
  subnetId: subnet/front
  addresses: [10.0.1.10]
  securityGroupIds: [securityGroup/web]
`

/** The network of a manifest, with ids as the API gives them. */
function applied(text: string): readonly StoredResource[] {
  const resources = networkAfter(text)
  const ids = new Map(
    resources
      .filter(({ id }) => id.includes('/'))
      .map(({ id, kind }, i) => [id, `${kind.toLowerCase()}_${String(i).padStart(4, '0')}`]),
  )
  const withIds = (value: unknown): unknown => {
    if (typeof value === 'string') return ids.get(value) ?? value
    if (Array.isArray(value)) return value.map(withIds)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withIds(one)]))
  }
  return resources.map((one) => withIds(one) as StoredResource)
}

const without = (text: string, ...lines: string[]): string =>
  text
    .split('\n')
    .filter((line) => !lines.some((one) => line.includes(one)))
    .join('\n')

test('what others mention is made before them, whatever the order of the file', () => {
  const backwards = SHOP.trim()
    .split(/\n(?=- )/)
    .reverse()
    .join('\n')
  const steps = saidOf(planOf(backwards).steps)
  expect(steps).toHaveLength(4)
  expect(steps[0]).toBe('create vpc/shop')
  expect(steps.at(-1)).toBe('create vnic/shop/web-1')
})

test('a network that is as it should be needs nothing', () => {
  const { steps, unchanged } = planOf(SHOP, applied(SHOP))
  expect(steps).toEqual([])
  expect(unchanged).toBe(4)
})

test('what the server chose is no difference; what the file leaves out has its default', () => {
  const chosen = without(SHOP, 'addresses:', 'securityGroupIds:')
  expect(planOf(chosen, applied(SHOP)).steps).toEqual([])
  const live = applied(`${SHOP}  portSecurity: false`)
  expect(planOf(SHOP, live).steps).toMatchObject([
    {
      action: 'update',
      path: 'vnic/shop/web-1',
      body: { portSecurity: true },
      changes: [{ member: 'portSecurity', before: false, after: true }],
    },
  ])
})

test('what cannot change in place is replaced, and the reason is said', () => {
  const moved = SHOP.replace('10.0.1.10', '10.0.1.11')
  expect(planOf(moved, applied(SHOP)).steps).toMatchObject([
    { action: 'delete', path: 'vnic/shop/web-1', isReplacement: true },
    {
      action: 'create',
      path: 'vnic/shop/web-1',
      isReplacement: true,
      changes: [{ member: 'addresses', before: ['10.0.1.10'], after: ['10.0.1.11'] }],
      after: [1],
    },
  ])
})

test('replacing one replaces what cannot go without it, and lets the rest go for a while', () => {
  const before = `${SHOP}
- { kind: floatingIp, name: public, vpcId: vpc/shop, address: 198.18.0.9, targetId: vnic/web-1 }
`
  const after = before.replaceAll('10.0.1.', '10.0.2.')
  const { steps } = planOf(after, applied(before))
  expect(saidOf(steps)).toEqual([
    'update floatingIp/shop/public',
    'delete vnic/shop/web-1',
    'delete subnet/shop/front',
    'create subnet/shop/front',
    'create vnic/shop/web-1',
    'update floatingIp/shop/public',
  ])
  expect(steps[0]?.body).toEqual({ targetId: null })
  expect(steps[5]?.body).toEqual({ targetId: 'vnic/shop/web-1' })
})

test('what is no longer in the manifest stays, unless pruning is asked for', () => {
  const less = without(SHOP, '- { kind: securityGroup', 'securityGroupIds:')
  expect(planOf(less, applied(SHOP)).steps).toEqual([])
  const live = applied(without(SHOP, 'securityGroupIds:'))
  expect(saidOf(planOf(less, live, { prune: true }).steps)).toEqual([
    'delete securityGroup/shop/web',
  ])
})

test('pruning deletes what this manifest manages, and nothing else', () => {
  const live = applied(SHOP).map((one) =>
    one['name'] === 'web-1' ? { ...one, managedBy: 'manifest:other' } : { ...one, managedBy: 'me' },
  )
  expect(planOf('manifest: shop', live, { prune: true }).steps).toEqual([])
  const own = applied(SHOP)
  expect(saidOf(planOf('manifest: shop', own, { prune: true }).steps)).toEqual([
    'delete vnic/shop/web-1',
    'delete securityGroup/shop/web',
    'delete subnet/shop/front',
    'delete vpc/shop',
  ])
})

test('a deletion that would leave others hanging is refused before anything is done', () => {
  const live = applied(SHOP).map((one) =>
    one['name'] === 'web-1' ? { ...one, managedBy: 'me' } : one,
  )
  const text = without(SHOP, '- { kind: subnet').split('\n- kind: vnic')[0] ?? ''
  expect(() => planOf(text, live, { prune: true })).toThrow(
    /shop.yaml:1:1: delete subnet\/shop\/front: .* cannot be deleted while others depend on it: 1 × vnic/,
  )
})

test('what others manage is theirs, unless it is taken over', () => {
  const live = applied(SHOP).map((one) => ({ ...one, managedBy: 'manifest:other' }))
  expect(faultsIn(SHOP, live)[0]).toBe(
    'shop.yaml:2:3: vpc/shop is managed by manifest:other, and not by manifest:shop. (managed_by_other)',
  )
  const { steps } = planOf(SHOP, live, { takeOver: true })
  expect(steps[0]).toMatchObject({ action: 'update', body: { managedBy: 'manifest:shop' } })
})

test('what nobody manages is adopted', () => {
  const live = applied(SHOP).map(({ managedBy: _, ...one }) => one as StoredResource)
  const { steps } = planOf(SHOP, live)
  expect(steps.map(({ body }) => body)).toEqual(
    Array.from({ length: 4 }, () => ({ managedBy: 'manifest:shop' })),
  )
})

const RULES = `
- { kind: vpc, name: shop, cidrs: [10.0.0.0/16] }
- kind: securityGroup
  name: web
  vpcId: vpc/shop
  rules:
    - { direction: ingress, protocol: tcp, peerCidr: 0.0.0.0/0 }
    - { direction: ingress, protocol: icmp, peerSecurityGroupId: securityGroup/web }
`

test('a child without a name is known by what it says', () => {
  expect(planOf(RULES, applied(RULES)).steps).toEqual([])
  const described = RULES.replace('peerCidr: 0.0.0.0/0', 'peerCidr: 0.0.0.0/0, description: All')
  expect(planOf(described, applied(RULES)).steps).toMatchObject([
    { action: 'update', path: 'securityGroupRule/shop/web/ingress:tcp:0.0.0.0/0' },
  ])
})

test('the list inside a parent is all of its children; what stands apart adds to others', () => {
  const less = without(RULES, 'protocol: icmp')
  expect(saidOf(planOf(less, applied(RULES)).steps)).toEqual([
    'delete securityGroupRule/shop/web/ingress:icmp:web',
  ])
  const apart = `
- { kind: vpc, name: shop, cidrs: [10.0.0.0/16] }
- { kind: securityGroup, name: web, vpcId: vpc/shop }
- { kind: securityGroupRule, securityGroupId: securityGroup/web, direction: egress, protocol: any, peerCidr: 0.0.0.0/0 }
`
  expect(saidOf(planOf(apart, applied(RULES)).steps)).toEqual([
    'create securityGroupRule/shop/web/egress:any:0.0.0.0/0',
  ])
})

test('what comes with a VPC can be mentioned and declared', () => {
  const text = `
- kind: vpc
  name: shop
  cidrs: [10.0.0.0/16]
- kind: securityGroup
  name: default
  vpcId: vpc/shop
  rules: []
- { kind: route, routeTableId: routeTable/shop/main, destinationCidr: 0.0.0.0/0, target: { kind: blackhole } }
`
  expect(saidOf(planOf(text).steps)).toEqual([
    'create vpc/shop',
    'update securityGroup/shop/default',
    'delete securityGroupRule/shop/default/ingress:any:default',
    'delete securityGroupRule/shop/default/egress:any:0.0.0.0/0',
    'delete securityGroupRule/shop/default/egress:any:::/0',
    'create route/shop/main/0.0.0.0/0',
  ])
  expect(planOf(text, applied(text)).steps).toEqual([])
})

test('pruning keeps what a VPC cannot be without, and no longer manages it', () => {
  const both = `
- { kind: vpc, name: shop, cidrs: [10.0.0.0/16] }
- { kind: routeTable, name: main, vpcId: vpc/shop, tags: { tier: all } }
`
  const { steps } = planOf(without(both, 'routeTable'), applied(both), { prune: true })
  expect(steps).toMatchObject([
    { action: 'update', path: 'routeTable/shop/main', body: { managedBy: null } },
  ])
})

test('resources that mention each other are made first and joined then', () => {
  const text = `
- { kind: vpc, name: shop, cidrs: [10.0.0.0/16], mainRouteTableId: routeTable/own }
- { kind: routeTable, name: own, vpcId: vpc/shop }
`
  expect(planOf(text).steps).toMatchObject([
    { action: 'create', path: 'vpc/shop', body: { name: 'shop' } },
    { action: 'create', path: 'routeTable/shop/own' },
    { action: 'update', path: 'vpc/shop', body: { mainRouteTableId: 'routeTable/shop/own' } },
  ])
})

test('a name alone is looked for in the VPC that mentions it', () => {
  const text = `
- { kind: vpc, name: a, cidrs: [10.0.0.0/16] }
- { kind: vpc, name: b, cidrs: [10.1.0.0/16] }
- { kind: subnet, name: web, vpcId: vpc/a, cidrs: [10.0.1.0/24] }
- { kind: subnet, name: web, vpcId: vpc/b, cidrs: [10.1.1.0/24] }
- { kind: vnic, name: one, vpcId: vpc/a, subnetId: subnet/web }
- { kind: vnic, name: two, vpcId: vpc/b, subnetId: subnet/b/web }
- { kind: securityGroup, name: ping, vpcId: vpc/b }
- { kind: securityGroup, name: ping, vpcId: vpc/a }
- { kind: securityGroupRule, securityGroupId: securityGroup/ping, direction: ingress, protocol: icmp, peerCidr: 0.0.0.0/0 }
- { kind: vnic, name: three, vpcId: vpc/a, subnetId: subnet/wed }
`
  expect(faultsIn(text)).toEqual([
    'shop.yaml:10:47: securityGroup/ping may be securityGroup/b/ping or securityGroup/a/ping. (reference_ambiguous)',
    'shop.yaml:11:54: There is no subnet/wed here. Did you mean subnet/a/web or subnet/b/web? (reference_dangling)',
  ])
})

test('the same resource is declared once', () => {
  expect(faultsIn(`${SHOP}\n- { kind: vpc, name: shop, cidrs: [10.9.0.0/16] }`)).toEqual([
    'shop.yaml:12:3: vpc/shop stands in the manifest twice; the other is at shop.yaml:2:3. (entry_twice)',
  ])
})

test('the checks of the API are made before anything is written, each at its place', () => {
  const text = `
- { kind: vpc, name: shop, cidrs: [10.0.0.0/16] }
- { kind: subnet, name: web, vpcId: vpc/shop, cidrs: [10.1.0.0/24] }
- { kind: subnet, name: db, vpcId: vpc/shop, cidrs: [10.0.1.0/24] }
- { kind: subnet, name: app, vpcId: vpc/shop, cidrs: [10.0.1.128/25] }
- { kind: vnic, name: one, vpcId: vpc/shop, subnetId: subnet/web }
`
  expect(faultsIn(text)).toEqual([
    'shop.yaml:3:55: 10.1.0.0/24 lies outside 10.0.0.0/16, the blocks of vpc/shop. (subnet_outside_vpc)',
    'shop.yaml:5:55: 10.0.1.128/25 overlaps 10.0.1.0/24 of subnet/shop/db; an address belongs to one subnet. (cidr_overlap)',
  ])
})

test('live resources without a name are mentioned by their ids, and stand for their ids as names', () => {
  const live = applied(SHOP).map((one) => {
    const { name, ...rest } = one as StoredResource & { name?: string }
    return one.kind === 'subnet'
      ? { ...rest, id: 'sub_01h0000000' }
      : one['subnetId']
        ? { ...one, subnetId: 'sub_01h0000000' }
        : one
  }) as StoredResource[]
  const text = `
- { kind: vpc, name: shop, cidrs: [10.0.0.0/16] }
- { kind: vnic, name: two, vpcId: vpc/shop, subnetId: sub_01h0000000, addresses: [10.0.1.20] }
`
  expect(saidOf(planOf(text, live).steps)).toEqual(['create vnic/shop/two'])
  const named = text.replaceAll('sub_01h0000000', 'subnet/sub_01h0000000')
  expect(saidOf(planOf(named, live).steps)).toEqual(['create vnic/shop/two'])
})
