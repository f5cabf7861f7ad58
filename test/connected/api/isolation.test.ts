/** Two tenants with equal networks: whatever one asks of the other's is simply not there. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Endpoint } from '../../../src/api/endpoint.ts'
import { ENDPOINTS } from '../../../src/api/endpoints.ts'
import { createSampleNetwork, type SampleNetwork } from '../../support/sample-network.ts'
import { type Client, type Reply, startTestWorker, type TestWorker } from '../../support/worker.ts'

let worker: TestWorker
let eve: Client
let ofAda: SampleNetwork
let ofEve: SampleNetwork

beforeAll(async () => {
  worker = await startTestWorker()
  const ada = await worker.client('ada')
  eve = await worker.client('eve')
  ofAda = await createSampleNetwork(ada, 'of-ada')
  ofEve = await createSampleNetwork(eve, 'of-eve')
})
afterAll(() => worker.stop())

const madeUp = (id: string): string => `${id.split('_')[0]}_00000000000000000000000000`

type Ids = Readonly<Record<string, string>>

const idsOf = ({ ids }: SampleNetwork): Ids => ids
const madeUpIds = ({ ids }: SampleNetwork): Ids =>
  Object.fromEntries(Object.entries(ids).map(([key, id]) => [key, madeUp(id)]))

/** `{subnetId}` is the subnet of the network that is asked about. */
const fill = (path: string, ids: Ids): string =>
  path.replace(/\{(\w+)Id\}/g, (_whole, kind: string) => ids[kind] ?? `no-${kind}`)

/** A body that would be accepted at home. */
const BODIES: Readonly<Record<string, (ids: Ids) => object>> = {
  createSubnet: () => ({ cidrs: ['10.0.9.0/24'] }),
  createVnic: (ids) => ({ subnetId: ids['subnet'] }),
  createRouteTable: () => ({}),
  createRoute: () => ({ destinationCidr: '192.0.2.0/24', target: { kind: 'blackhole' } }),
  createInternetGateway: () => ({}),
  createNatGateway: (ids) => ({ subnetId: ids['subnet'] }),
  createFloatingIp: () => ({}),
  createSecurityGroup: () => ({}),
  createSecurityGroupRule: () => ({
    direction: 'egress',
    protocol: 'any',
    peerCidr: '192.0.2.0/24',
  }),
  createNetworkAcl: () => ({}),
  createNetworkAclEntry: () => ({
    direction: 'ingress',
    number: 7,
    action: 'deny',
    protocol: 'any',
    cidr: '192.0.2.0/24',
  }),
  createServiceFunction: (ids) => ({
    ingressVnicId: ids['firewallVnic'],
    egressVnicId: ids['firewallVnic'],
  }),
  createServiceChain: (ids) => ({
    priority: 7,
    classifiers: [{ protocol: 'tcp' }],
    hops: [{ serviceFunctionIds: [ids['serviceFunction']] }],
  }),
}

function ask({ id, method, path }: Endpoint, pathIds: Ids, bodyIds: Ids): Promise<Reply> {
  const body = method === 'PATCH' ? { tags: { a: 'b' } } : BODIES[id]?.(bodyIds)
  return eve.call(method, fill(path, pathIds), body)
}

const seen = ({ status, text, headers }: Reply) => ({
  status,
  text,
  headers: [...headers.keys()].sort(),
})

const scoped = ENDPOINTS.filter(({ path }) => path.includes('{') && !path.includes('/fabrics'))

test('every operation on a place of a tenant is in the table', () => {
  expect(scoped.length).toBeGreaterThan(65)
  const creations = scoped.filter(({ method }) => method === 'POST')
  expect(creations.map(({ id }) => id).sort()).toEqual(Object.keys(BODIES).sort())
})

test.each(scoped.map((endpoint) => [endpoint.id, endpoint] as const))(
  '%s: what belongs to another tenant is as absent as what never was',
  async (_id, endpoint) => {
    const foreign = await ask(endpoint, idsOf(ofAda), idsOf(ofAda))
    const absent = await ask(endpoint, madeUpIds(ofAda), idsOf(ofAda))
    expect(seen(foreign)).toEqual(seen(absent))
    expect(foreign).toMatchObject({ status: 404, body: { code: 'not_found' } })
  },
)

const nested = scoped.filter(({ path }) => /\{vpcId\}.*\{/.test(path))

test.each(nested.map((endpoint) => [endpoint.id, endpoint] as const))(
  '%s: nor does it appear in a VPC of one’s own',
  async (_id, endpoint) => {
    const inOwnVpc = { ...idsOf(ofAda), vpc: ofEve.ids['vpc'] ?? '' }
    const foreign = await ask(endpoint, inOwnVpc, idsOf(ofEve))
    expect(foreign).toMatchObject({ status: 404, body: { code: 'not_found' } })
  },
)

const REFERENCES: Readonly<Record<string, (ids: Ids) => readonly [path: string, body: object]>> = {
  'subnet of a vNIC': (ids) => ['vnics', { subnetId: ids['subnet'] }],
  'group of a vNIC': (ids) => [
    'vnics',
    { subnetId: ofEve.ids['subnet'], securityGroupIds: [ids['securityGroup']] },
  ],
  'route table of a subnet': (ids) => [
    'subnets',
    { cidrs: ['10.0.8.0/24'], routeTableId: ids['routeTable'] },
  ],
  'network ACL of a subnet': (ids) => [
    'subnets',
    { cidrs: ['10.0.8.0/24'], networkAclId: ids['networkAcl'] },
  ],
  'peer group of a rule': (ids) => [
    `security-groups/${ofEve.ids['securityGroup']}/rules`,
    { direction: 'ingress', protocol: 'any', peerSecurityGroupId: ids['securityGroup'] },
  ],
  'prefix list of a rule': (ids) => [
    `security-groups/${ofEve.ids['securityGroup']}/rules`,
    { direction: 'ingress', protocol: 'any', peerPrefixListId: ids['prefixList'] },
  ],
  'peering of a route': (ids) => [
    `route-tables/${ofEve.ids['routeTable']}/routes`,
    { destinationCidr: '192.0.2.0/24', target: { kind: 'peering', id: ids['peering'] } },
  ],
  'gateway of a route': (ids) => [
    `route-tables/${ofEve.ids['routeTable']}/routes`,
    { destinationCidr: '192.0.2.0/24', target: { kind: 'natGateway', id: ids['natGateway'] } },
  ],
  'target of a floating IP': (ids) => ['floating-ips', { targetId: ids['vnic'] }],
  'subnet of a NAT gateway': (ids) => ['nat-gateways', { subnetId: ids['subnet'] }],
  'function of a chain': (ids) => [
    'service-chains',
    {
      priority: 9,
      classifiers: [{ protocol: 'tcp' }],
      hops: [{ serviceFunctionIds: [ids['serviceFunction']] }],
    },
  ],
  'vNIC of a function': (ids) => [
    'service-functions',
    { ingressVnicId: ids['vnic'], egressVnicId: ids['vnic'] },
  ],
}

test.each(Object.entries(REFERENCES))('%s: a foreign reference dangles', async (_name, make) => {
  const at = async (ids: Ids): Promise<Reply> => {
    const [path, body] = make(ids)
    return eve.call('POST', `/v1/vpcs/${ofEve.ids['vpc']}/${path}`, body)
  }
  const foreign = await at(idsOf(ofAda))
  const absent = await at(madeUpIds(ofAda))
  expect(foreign).toMatchObject({ status: 422, body: { code: 'reference_dangling' } })
  const bare = (text: string): string => text.replace(/_[0-9a-z]{26}/g, '_')
  expect(bare(foreign.text)).toBe(bare(absent.text))
})

test('a peering with a foreign VPC dangles', async () => {
  const { status, body } = await eve.call('POST', '/v1/peerings', {
    requesterVpcId: ofEve.ids['vpc'],
    accepterVpcId: ofAda.ids['vpc'],
  })
  expect([status, body.code]).toEqual([422, 'reference_dangling'])
})

test('lists and traces show one’s own alone', async () => {
  const vpcs = await eve.call('GET', '/v1/vpcs')
  expect(vpcs.text).not.toContain(ofAda.ids['vpc'])
  expect(vpcs.body.items).toHaveLength(2)
  const question = { from: ofAda.ids['vnic'], to: 'internet', protocol: 'tcp', port: 443 }
  const foreign = await eve.call('POST', '/v1/traces', question)
  expect(foreign).toMatchObject({ status: 422, body: { code: 'endpoint_unknown' } })
  const own = await eve.call('POST', '/v1/traces', { ...question, from: 'web-1' })
  expect(own.status).toBe(200)
  expect(own.text).not.toContain(ofAda.ids['vnic'])
})
