import type { ServiceEndpoint } from '../../model/kind/service-endpoint.ts'
import type { Dump } from './dump.ts'
import type { Element } from './element.ts'
import { named } from './named.ts'
import type { NetworkInterface } from './network-interface.ts'

const TYPES: Readonly<Record<string, ServiceEndpoint['type']>> = {
  Gateway: 'gateway',
  GatewayLoadBalancer: 'inspection',
  Interface: 'interface',
}

export function importServiceEndpoints(
  dump: Dump,
  interfaces: readonly NetworkInterface[],
): readonly ServiceEndpoint[] {
  return dump
    .all('VpcEndpoints')
    .filter((endpoint) => endpoint.text('State').toLowerCase() === 'available')
    .map((endpoint) => {
      const id = endpoint.text('VpcEndpointId')
      // Resource and service-network endpoints have interfaces as well.
      const type = TYPES[endpoint.maybeText('VpcEndpointType') ?? 'Gateway'] ?? 'interface'
      return {
        id,
        ...named(endpoint, endpoint.maybeText('ServiceName')),
        vpcId: endpoint.text('VpcId'),
        type,
        serviceName: endpoint.maybeText('ServiceName') ?? type,
        interfaces: interfacesOf(endpoint, interfaces),
        securityGroupIds: endpoint.list('Groups').map((group) => group.text('GroupId')),
      }
    })
}

function interfacesOf(endpoint: Element, interfaces: readonly NetworkInterface[]) {
  const ids = new Set(endpoint.texts('NetworkInterfaceIds'))
  const owner = endpoint.text('VpcEndpointId')
  return interfaces
    .filter((one) => one.role === 'serviceEndpoint' && (ids.has(one.id) || one.owner === owner))
    .map(({ id, subnetId, addresses }) => ({ id, subnetId, addresses }))
}
