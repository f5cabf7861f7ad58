// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** What hosts are told besides their address. A VPC or a subnet refers to them; those of the subnet win. */
export interface DhcpOptions extends Resource<'dhcpOptions'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** Domain of the hosts (options 15 and 24). */
  readonly domainName?: string
  /** Domains that short names are tried in, in order (options 119 and 24). */
  readonly domainSearch: readonly string[]
  /** Resolvers, the preferred one first; absent: the third address of the subnet. */
  readonly dnsServers?: readonly string[]
  /** Time servers. */
  readonly ntpServers: readonly string[]
  /** How long a host may keep its address without asking again. */
  readonly leaseSeconds: number
}

export type DhcpOptionsCreation = Creation<
  DhcpOptions,
  'vpcId',
  'domainName' | 'domainSearch' | 'dnsServers' | 'ntpServers' | 'leaseSeconds'
>

export type DhcpOptionsPatch = Patch<
  DhcpOptions,
  never,
  'domainName' | 'domainSearch' | 'dnsServers' | 'ntpServers' | 'leaseSeconds'
>

export type DhcpOptionsFilter = Filter<
  DhcpOptions,
  'domainName' | 'domainSearch' | 'dnsServers' | 'ntpServers' | 'leaseSeconds'
> & {
  readonly vpcId: string
}

export type DhcpOptionsPlace = At<'vpcId', 'dhcpOptionsId'>

export interface DhcpOptionsOperations {
  /** Create DHCP options. */
  createDhcpOptions(resource: DhcpOptionsCreation, options?: WriteOptions): Call<DhcpOptions>
  /** List DHCP options. */
  listDhcpOptions(filter: DhcpOptionsFilter, options?: CallOptions): List<DhcpOptions>
  /** Get DHCP options. */
  getDhcpOptions(where: DhcpOptionsPlace, options?: CallOptions): Call<DhcpOptions>
  /** Change DHCP options. */
  updateDhcpOptions(
    where: DhcpOptionsPlace,
    patch: DhcpOptionsPatch,
    options?: WriteOptions,
  ): Call<DhcpOptions>
  /** Delete DHCP options. */
  deleteDhcpOptions(where: DhcpOptionsPlace, options?: DeleteOptions): Call<Deletion>
}
