import { isLoopback, isUnicast } from '../../net/special.ts'
import { addressOf } from '../canonical.ts'
import { refusedItem } from '../check/refused-item.ts'
import { addressField, integerField, listField, stringField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import type { Problem } from '../problem.ts'
import { vpcIdField } from '../shared-fields.ts'

/** RFC 1035 §2.3.4, RFC 1123 §2.1. */
const DOMAIN = {
  maxLength: 253,
  pattern:
    '^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?([.][A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$',
  example: 'shop.internal',
} as const

const fields = {
  vpcId: vpcIdField,
  domainName: stringField('Domain of the hosts (options 15 and 24).', {
    optional: true,
    ...DOMAIN,
  }),
  domainSearch: listField(
    'Domains that short names are tried in, in order (options 119 and 24).',
    stringField('One domain.', DOMAIN),
    { maxItems: 6, default: [] },
  ),
  dnsServers: listField(
    'Resolvers, the preferred one first; absent: the third address of the subnet.',
    addressField('One resolver.'),
    { minItems: 1, maxItems: 4, optional: true },
  ),
  ntpServers: listField('Time servers.', addressField('One server.'), { maxItems: 4, default: [] }),
  leaseSeconds: integerField(
    'How long a host may keep its address without asking again.',
    { min: 60, max: 31_536_000 },
    { default: 86_400 },
  ),
}

export type DhcpOptions = Resource<typeof fields>

export const dhcpOptions = kind({
  name: 'dhcpOptions',
  plural: 'dhcpOptions',
  idPrefix: 'dho',
  scope: 'vpc',
  doc: 'What hosts are told besides their address. A VPC or a subnet refers to them; those of the subnet win.',
  fields,
  example: { domainName: 'shop.internal', dnsServers: ['10.0.1.53'] },
  limit: 100,

  problems: { write: ['server_address_wrong'] },

  check: (_snapshot, _before, after) =>
    serversProblem('dnsServers', after.dnsServers ?? []) ??
    serversProblem('ntpServers', after.ntpServers),
})

function serversProblem(member: string, servers: readonly string[]): Problem | undefined {
  for (const [index, server] of servers.entries()) {
    const address = addressOf(server)
    if (!isUnicast(address) || isLoopback(address)) {
      const detail = `${server} is no address of a server: it is multicast, broadcast or loopback.`
      return refusedItem('server_address_wrong', { member, index, detail })
    }
    if (servers.indexOf(server) < index) {
      const detail = `${server} stands twice in \`${member}\`.`
      return refusedItem('server_address_wrong', { member, index, detail })
    }
  }
  return undefined
}
