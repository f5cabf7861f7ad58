import { expect, test } from 'vitest'
import { faultsIn, manifestOf } from '../support/manifest.ts'

const bodies = (text: string): unknown[] =>
  manifestOf(text).entries.map(({ kind, body }) => ({ kind: kind.name, ...body }))

test('a document is a resource, a list of resources, or an envelope that names the owner', () => {
  const vpc = { kind: 'vpc', name: 'prod', cidrs: ['10.0.0.0/16'] }
  for (const text of [
    'kind: vpc\nname: prod\ncidrs: [10.0.0.0/16]',
    '- { kind: vpc, name: prod, cidrs: [10.0.0.0/16] }',
    'resources:\n  - { kind: vpc, name: prod, cidrs: [10.0.0.0/16] }',
    '{"kind": "vpc", "name": "prod", "cidrs": ["10.0.0.0/16"]}',
  ]) {
    expect(bodies(text)).toEqual([vpc])
    expect(manifestOf(text).name).toBe('shop')
  }
  expect(manifestOf('manifest: tools\nresources: []').name).toBe('tools')
})

test('documents of one file are one manifest', () => {
  const text =
    'manifest: tools\n---\nkind: vpc\nname: a\ncidrs: [10.0.0.0/16]\n---\n# nothing\n---\n[]'
  expect(manifestOf(text)).toMatchObject({ name: 'tools', entries: [{ body: { name: 'a' } }] })
})

test('children may stand inside their parent, without a name', () => {
  const text = `
kind: securityGroup
name: web
vpcId: vpc/prod
rules:
  - { direction: ingress, protocol: tcp, peerCidr: 0.0.0.0/0 }
  - { name: out, direction: egress, protocol: any, peerCidr: 0.0.0.0/0 }
`
  const [group, ...rules] = manifestOf(text).entries
  expect(group?.whole).toEqual(['securityGroupRule'])
  expect(rules.map(({ kind, parent }) => [kind.name, parent === group])).toEqual([
    ['securityGroupRule', true],
    ['securityGroupRule', true],
  ])
})

test('everything that is wrong is said at once, with its place and what would be accepted', () => {
  const text = `
- kind: vpcs
  name: prod
- kind: vpc
  cidr: [10.0.0.0/16]
- kind: vpc
  name: 7
  cidrs: [10.0.0.1/16]
  baselineDefault: alow
  vni: 5
  managedBy: me
  revision: 3
- kind: subnet
  name: db
  vpcId: vpcs/prod
  cidrs: 10.0.1.0/24
- 12
`
  expect(faultsIn(text)).toEqual([
    'shop.yaml:2:9: There is no kind vpcs; did you mean vpc? (kind_unknown)',
    'shop.yaml:4:3: `name` is required. (missing_field)',
    'shop.yaml:4:3: `cidrs` is required. (missing_field)',
    'shop.yaml:5:3: There is no field `cidr`; did you mean `cidrs`? (unknown_field)',
    'shop.yaml:7:9: `name` is a text; write it in quotes: "7". (wrong_type)',
    'shop.yaml:8:11: 10.0.0.1/16 has host bits set; the network is 10.0.0.0/16 (prefix_host_bits)',
    'shop.yaml:9:20: `baselineDefault` is one of deny, allow. Did you mean allow? (not_one_of)',
    'shop.yaml:10:8: `vni` is an integer from 4096 to 16777215. (vni_out_of_range)',
    'shop.yaml:11:3: `managedBy` is what the manifest itself writes; leave it out. (read_only_field)',
    'shop.yaml:12:3: `revision` is decided by the server; leave it out. (read_only_field)',
    'shop.yaml:15:10: `vpcId` says vpcs/prod: there is no kind vpcs; did you mean vpc? (reference_malformed)',
    'shop.yaml:16:10: `cidrs` is a list of 1 to 2 items. (wrong_type)',
    'shop.yaml:17:3: A resource is an object with a `kind`. (wrong_type)',
  ])
})

test('other spellings of a kind are known when they are seen', () => {
  expect(faultsIn('kind: security-group')).toEqual([
    'shop.yaml:1:7: There is no kind security-group; did you mean securityGroup? (kind_unknown)',
  ])
})

test('text that is no YAML is refused where it breaks', () => {
  expect(faultsIn('- kind: vpc\n  name: [a')).toEqual([
    'shop.yaml:2:11: Flow sequence in block collection must be sufficiently indented and end with a ]. (manifest_malformed)',
  ])
  expect(faultsIn('kind: vpc\nkind: vpc')).toEqual([
    'shop.yaml:2:1: Map keys must be unique. (manifest_malformed)',
  ])
})

test('aliases stand for what they name, and cannot stand for more than a network', () => {
  const text = `
- { kind: vpc, name: a, cidrs: &blocks [10.0.0.0/16] }
- { kind: vpc, name: b, cidrs: *blocks }
`
  expect(bodies(text)).toMatchObject([{ cidrs: ['10.0.0.0/16'] }, { cidrs: ['10.0.0.0/16'] }])
  const bomb = Array.from(
    { length: 30 },
    (_, i) => `a${i}: &a${i} ${i === 0 ? 'x' : `[*a${i - 1}, *a${i - 1}, *a${i - 1}]`}`,
  )
  expect(faultsIn(bomb.join('\n')).join()).toContain('More than 100000 values')
  expect(faultsIn('a: *nobody').join()).toContain('There is no anchor &nobody')
})

test('one plan is of one manifest', () => {
  expect(faultsIn('manifest: a\n---\nmanifest: b')).toEqual([
    'shop.yaml:3:11: A plan is of one manifest; before this stands a. Say with --name whose all these are. (manifest_malformed)',
  ])
})
