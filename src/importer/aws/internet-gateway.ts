import type { EgressOnlyGateway } from '../../model/kind/egress-only-gateway.ts'
import type { InternetGateway } from '../../model/kind/internet-gateway.ts'
import type { Dump } from './dump.ts'
import type { Element } from './element.ts'
import { named } from './named.ts'
import { present } from './present.ts'

export function importInternetGateways(
  dump: Dump,
  gatewayTables: ReadonlyMap<string, string>,
): readonly InternetGateway[] {
  return dump.all('InternetGateways').flatMap((gateway) => {
    const id = gateway.text('InternetGatewayId')
    const vpcId = attachedVpc(gateway, 'Attachments')
    if (vpcId === undefined) return []
    return [present({ id, ...named(gateway), vpcId, routeTableId: gatewayTables.get(id) })]
  })
}

export function importEgressOnlyGateways(dump: Dump): readonly EgressOnlyGateway[] {
  return dump.all('EgressOnlyInternetGateways').flatMap((gateway) => {
    const vpcId = attachedVpc(gateway, 'Attachments')
    return vpcId === undefined
      ? []
      : [{ id: gateway.text('EgressOnlyInternetGatewayId'), ...named(gateway), vpcId }]
  })
}

const ATTACHED: ReadonlySet<string | undefined> = new Set(['available', 'attached'])

/** VPC that a gateway is attached to; none: it is attached nowhere and carries nothing. */
export function attachedVpc(gateway: Element, list: string): string | undefined {
  const attachment = gateway.list(list).find((one) => ATTACHED.has(one.maybeText('State')))
  return attachment?.text('VpcId')
}
