import type { Client } from './worker.ts'

type Json = Readonly<Record<string, unknown>>

/** Ids by name, and paths in the order of creation. */
export interface SampleNetwork {
  readonly ids: Readonly<Record<string, string>>
  readonly paths: readonly string[]
}

/** At least one resource of every kind that can be made; addresses and names are always the same. */
export async function createSampleNetwork(
  client: Pick<Client, 'make'>,
  fabricName: string,
): Promise<SampleNetwork> {
  const ids: Record<string, string> = {}
  const paths: string[] = []
  const make = async (key: string, collection: string, body: Json): Promise<string> => {
    const made = await client.make(collection, body)
    ids[key] = made.id
    paths.push(`${collection}/${made.id}`)
    return made.id
  }
  await make('fabric', '/v1/fabrics', { name: fabricName, underlayMtuBytes: 9000 })
  const shop = await make('vpc', '/v1/vpcs', { name: 'shop', cidrs: ['10.0.0.0/16'] })
  const data = await make('dataVpc', '/v1/vpcs', { name: 'data', cidrs: ['10.1.0.0/16'] })
  const home = `/v1/vpcs/${shop}`
  const far = `/v1/vpcs/${data}`
  const pcx = await make('peering', '/v1/peerings', {
    name: 'shop-data',
    requesterVpcId: shop,
    accepterVpcId: data,
  })
  const table = await make('routeTable', `${home}/route-tables`, { name: 'web' })
  const farTable = await make('farTable', `${far}/route-tables`, { name: 'db' })
  const acl = await make('networkAcl', `${home}/network-acls`, { name: 'web' })
  const all = { protocol: 'any', cidr: '0.0.0.0/0', number: 100 }
  await make('networkAclEntry', `${home}/network-acls/${acl}/entries`, {
    ...all,
    direction: 'ingress',
    action: 'allow',
  })
  await make('egressEntry', `${home}/network-acls/${acl}/entries`, {
    ...all,
    direction: 'egress',
    action: 'allow',
  })
  const web = await make('subnet', `${home}/subnets`, {
    name: 'web',
    cidrs: ['10.0.1.0/24'],
    routeTableId: table,
    networkAclId: acl,
  })
  const db = await make('farSubnet', `${far}/subnets`, {
    name: 'db',
    cidrs: ['10.1.1.0/24'],
    routeTableId: farTable,
  })
  const list = await make('prefixList', '/v1/prefix-lists', {
    name: 'offices',
    entries: [{ cidr: '198.51.100.0/24' }],
  })
  const group = await make('securityGroup', `${home}/security-groups`, { name: 'web' })
  await make('webEgress', `${home}/security-groups/${group}/rules`, {
    direction: 'egress',
    protocol: 'any',
    peerCidr: '0.0.0.0/0',
  })
  await make('officeRule', `${home}/security-groups/${group}/rules`, {
    direction: 'ingress',
    protocol: 'tcp',
    peerPrefixListId: list,
  })
  const tagged = await make('endpointGroup', `${home}/endpoint-groups`, {
    name: 'web',
    selector: { in: { key: 'tier', values: ['web'] } },
  })
  await make('taggedRule', `${home}/security-groups/${group}/rules`, {
    direction: 'ingress',
    protocol: 'tcp',
    peerEndpointGroupId: tagged,
  })
  const admin = await make('policy', `${home}/policies`, { name: 'admin', tier: 'admin' })
  await make('policyRule', `${home}/policies/${admin}/rules`, {
    direction: 'ingress',
    priority: 100,
    action: 'deny',
    protocol: 'tcp',
    l4Ports: { first: 23, last: 23 },
    peerCidr: '0.0.0.0/0',
  })
  const dbGroup = await make('dbGroup', `${far}/security-groups`, { name: 'db' })
  await make('securityGroupRule', `${far}/security-groups/${dbGroup}/rules`, {
    direction: 'ingress',
    protocol: 'tcp',
    l4Ports: { first: 5432, last: 5432 },
    peerCidr: '10.0.0.0/16',
  })
  const vnic = await make('vnic', `${home}/vnics`, {
    name: 'web-1',
    subnetId: web,
    addresses: ['10.0.1.10'],
    securityGroupIds: [group],
  })
  const firewall = await make('firewallVnic', `${home}/vnics`, {
    name: 'fw-1',
    subnetId: web,
    sourceDestinationCheck: false,
    securityGroupIds: [group],
  })
  await make('dbVnic', `${far}/vnics`, {
    name: 'db-1',
    subnetId: db,
    addresses: ['10.1.1.10'],
    securityGroupIds: [dbGroup],
  })
  const igw = await make('internetGateway', `${home}/internet-gateways`, { name: 'edge' })
  const nat = await make('natGateway', `${home}/nat-gateways`, { name: 'out', subnetId: web })
  await make('floatingIp', `${home}/floating-ips`, { name: 'out', targetId: nat })
  await make('vnicIp', `${home}/floating-ips`, { name: 'web-1', targetId: vnic })
  await make('route', `${home}/route-tables/${table}/routes`, {
    destinationCidr: '10.1.0.0/16',
    target: { kind: 'peering', id: pcx },
  })
  await make('internetRoute', `${home}/route-tables/${table}/routes`, {
    destinationCidr: '0.0.0.0/0',
    target: { kind: 'internetGateway', id: igw },
  })
  await make('farRoute', `${far}/route-tables/${farTable}/routes`, {
    destinationCidr: '10.0.0.0/16',
    target: { kind: 'peering', id: pcx },
  })
  const served = await make('targetGroup', `${home}/target-groups`, { name: 'web', l4Port: 8080 })
  await make('target', `${home}/target-groups/${served}/targets`, { vnicId: vnic })
  const inspector = await make('serviceFunction', `${home}/service-functions`, {
    name: 'fw',
    ingressVnicId: firewall,
    egressVnicId: firewall,
  })
  const hop = await make('serviceFunctionGroup', `${home}/service-function-groups`, {
    name: 'fw',
    serviceFunctionIds: [inspector],
  })
  const classifier = await make('classifier', `${home}/classifiers`, {
    name: 'partner',
    destinationCidr: '192.0.2.0/24',
    protocol: 'tcp',
  })
  await make('serviceChain', `${home}/service-chains`, {
    name: 'inspect',
    priority: 100,
    classifierIds: [classifier],
    hops: [{ serviceFunctionGroupId: hop }],
  })
  return { ids, paths }
}
