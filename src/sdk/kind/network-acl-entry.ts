// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List, Page } from '../list.ts'
import type { CallOptions, DeleteOptions, ReplaceOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** Destination ports, inclusive; absent: all. Only for tcp, udp and sctp. */
export interface NetworkAclEntryL4Ports {
  /** Lowest port. */
  readonly first: number
  /** Highest port. */
  readonly last: number
}

/** One numbered line of a network ACL. */
export interface NetworkAclEntry extends Resource<'networkAclEntry'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** ACL that the entry is in. */
  readonly networkAclId: string
  /** Seen from the filtered side. */
  readonly direction: 'ingress' | 'egress'
  /** Lower numbers are asked first; unique per ACL and direction. */
  readonly number: number
  /** What happens on a match. */
  readonly action: 'allow' | 'deny'
  /** Protocol by name (`tcp`, `udp`, `icmp`, `icmpv6`, `sctp`, …), by number, or `any`. */
  readonly protocol: string
  /** Destination ports, inclusive; absent: all. Only for tcp, udp and sctp. */
  readonly l4Ports?: NetworkAclEntryL4Ports
  /** ICMP type; absent: all. */
  readonly icmpType?: number
  /** ICMP code; absent: all. Needs a type. */
  readonly icmpCode?: number
  /** Remote end: the source of what enters, the destination of what leaves. */
  readonly cidr: string
}

export type NetworkAclEntryCreation = Creation<
  NetworkAclEntry,
  'vpcId' | 'networkAclId' | 'direction' | 'number' | 'action' | 'protocol' | 'cidr',
  'l4Ports' | 'icmpType' | 'icmpCode'
>

export type NetworkAclEntryPatch = Patch<
  NetworkAclEntry,
  'number' | 'action' | 'protocol' | 'cidr',
  'l4Ports' | 'icmpType' | 'icmpCode'
>

export type NetworkAclEntryFilter = Filter<
  NetworkAclEntry,
  'direction' | 'number' | 'action' | 'protocol' | 'icmpType' | 'icmpCode' | 'cidr'
> & {
  readonly vpcId: string
  readonly networkAclId: string
  readonly 'l4Ports.first'?: number
  readonly 'l4Ports.last'?: number
}

export type NetworkAclEntryPlace = At<'vpcId' | 'networkAclId', 'networkAclEntryId'>

export type NetworkAclEntryItem = Omit<NetworkAclEntryCreation, 'vpcId' | 'networkAclId'>

export type NetworkAclEntryParent = At<'vpcId', 'networkAclId'>

export interface NetworkAclEntryOperations {
  /** Create a network ACL entry. */
  createNetworkAclEntry(
    resource: NetworkAclEntryCreation,
    options?: WriteOptions,
  ): Call<NetworkAclEntry>
  /** List network ACL entries. */
  listNetworkAclEntries(filter: NetworkAclEntryFilter, options?: CallOptions): List<NetworkAclEntry>
  /** Get a network ACL entry. */
  getNetworkAclEntry(where: NetworkAclEntryPlace, options?: CallOptions): Call<NetworkAclEntry>
  /** Change a network ACL entry. */
  updateNetworkAclEntry(
    where: NetworkAclEntryPlace,
    patch: NetworkAclEntryPatch,
    options?: WriteOptions,
  ): Call<NetworkAclEntry>
  /** Delete a network ACL entry. */
  deleteNetworkAclEntry(where: NetworkAclEntryPlace, options?: DeleteOptions): Call<Deletion>
  /** Replace all network ACL entries of a network ACL. */
  replaceNetworkAclEntries(
    where: NetworkAclEntryParent,
    items: readonly NetworkAclEntryItem[],
    options: ReplaceOptions,
  ): Call<Page<NetworkAclEntry>>
}
