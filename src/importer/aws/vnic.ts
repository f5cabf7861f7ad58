import type { Vnic } from '../../model/kind/vnic.ts'
import { parseMac } from '../../net/mac.ts'
import type { Element } from './element.ts'
import type { Instance } from './instance.ts'
import { named } from './named.ts'
import type { NetworkInterface } from './network-interface.ts'
import { present } from './present.ts'

export function importVnics(
  interfaces: readonly NetworkInterface[],
  instances: ReadonlyMap<string, Instance>,
): readonly Vnic[] {
  return interfaces
    .filter(({ role }) => role === 'vnic')
    .map((one) => {
      const instance = one.instanceId === undefined ? undefined : instances.get(one.instanceId)
      return present({
        id: one.id,
        ...named(one.element, instance?.name),
        vpcId: one.vpcId,
        subnetId: one.subnetId,
        addresses: one.addresses,
        macAddress: macOf(one.element),
        securityGroupIds: one.securityGroupIds,
        adminState: isUp(one.element, instance) ? ('up' as const) : ('down' as const),
        portSecurity: true,
        sourceDestinationCheck: one.element.flag('SourceDestCheck', true),
        allowedAddressPairs: one.element
          .list('Ipv6Prefixes')
          .map((prefix) => ({ cidr: prefix.prefix('Ipv6Prefix') })),
        workload:
          one.instanceId === undefined
            ? undefined
            : present({ id: one.instanceId, name: instance?.name }),
      })
    })
}

/** Nobody answers on an interface that is plugged into nothing, or into a machine that is off. */
function isUp(element: Element, instance: Instance | undefined): boolean {
  const plugged = (element.maybeText('Status') ?? 'in-use') !== 'available'
  return plugged && (instance?.running ?? true)
}

function macOf(element: Element): string | undefined {
  const parsed = parseMac(element.maybeText('MacAddress') ?? '')
  return parsed.ok ? parsed.value : undefined
}
