// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List, Page } from '../list.ts'
import type { CallOptions, DeleteOptions, ReplaceOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** Destination ports, inclusive; absent: all. Only for tcp, udp and sctp. */
export interface SecurityGroupRuleL4Ports {
  /** Lowest port. */
  readonly first: number
  /** Highest port. */
  readonly last: number
}

/** Lets one kind of traffic through; rules only ever allow. */
export interface SecurityGroupRule extends Resource<'securityGroupRule'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** Group that the rule belongs to. */
  readonly securityGroupId: string
  /** Seen from the filtered side. */
  readonly direction: 'ingress' | 'egress'
  /** Protocol by name (`tcp`, `udp`, `icmp`, `icmpv6`, `sctp`, …), by number, or `any`. */
  readonly protocol: string
  /** Destination ports, inclusive; absent: all. Only for tcp, udp and sctp. */
  readonly l4Ports?: SecurityGroupRuleL4Ports
  /** ICMP type; absent: all. */
  readonly icmpType?: number
  /** ICMP code; absent: all. Needs a type. */
  readonly icmpCode?: number
  /** Remote end by address. Exactly one of the four peers. */
  readonly peerCidr?: string
  /** Remote end by membership: the private addresses of the members, in this VPC, a peered one or over a transit gateway that passes references. */
  readonly peerSecurityGroupId?: string
  /** Remote end by prefix list. */
  readonly peerPrefixListId?: string
  /** Remote end by tags: the private addresses of the members; it reaches as far as a security group does. */
  readonly peerEndpointGroupId?: string
  /** Why the rule is there. */
  readonly description?: string
  /** How much of the room of its group it takes: 1, or as much as its prefix list may hold. */
  readonly weight: number
}

export type SecurityGroupRuleCreation = Creation<
  SecurityGroupRule,
  'vpcId' | 'securityGroupId' | 'direction' | 'protocol',
  | 'l4Ports'
  | 'icmpType'
  | 'icmpCode'
  | 'peerCidr'
  | 'peerSecurityGroupId'
  | 'peerPrefixListId'
  | 'peerEndpointGroupId'
  | 'description'
>

export type SecurityGroupRulePatch = Patch<
  SecurityGroupRule,
  'protocol',
  | 'l4Ports'
  | 'icmpType'
  | 'icmpCode'
  | 'peerCidr'
  | 'peerSecurityGroupId'
  | 'peerPrefixListId'
  | 'peerEndpointGroupId'
  | 'description'
>

export type SecurityGroupRuleFilter = Filter<
  SecurityGroupRule,
  | 'direction'
  | 'protocol'
  | 'icmpType'
  | 'icmpCode'
  | 'peerCidr'
  | 'peerSecurityGroupId'
  | 'peerPrefixListId'
  | 'peerEndpointGroupId'
  | 'description'
> & {
  readonly vpcId: string
  readonly securityGroupId: string
  readonly 'l4Ports.first'?: number
  readonly 'l4Ports.last'?: number
}

export type SecurityGroupRulePlace = At<'vpcId' | 'securityGroupId', 'securityGroupRuleId'>

export type SecurityGroupRuleItem = Omit<SecurityGroupRuleCreation, 'vpcId' | 'securityGroupId'>

export type SecurityGroupRuleParent = At<'vpcId', 'securityGroupId'>

export interface SecurityGroupRuleOperations {
  /** Create a security group rule. */
  createSecurityGroupRule(
    resource: SecurityGroupRuleCreation,
    options?: WriteOptions,
  ): Call<SecurityGroupRule>
  /** List security group rules. */
  listSecurityGroupRules(
    filter: SecurityGroupRuleFilter,
    options?: CallOptions,
  ): List<SecurityGroupRule>
  /** Get a security group rule. */
  getSecurityGroupRule(
    where: SecurityGroupRulePlace,
    options?: CallOptions,
  ): Call<SecurityGroupRule>
  /** Change a security group rule. */
  updateSecurityGroupRule(
    where: SecurityGroupRulePlace,
    patch: SecurityGroupRulePatch,
    options?: WriteOptions,
  ): Call<SecurityGroupRule>
  /** Delete a security group rule. */
  deleteSecurityGroupRule(where: SecurityGroupRulePlace, options?: DeleteOptions): Call<Deletion>
  /** Replace all security group rules of a security group. */
  replaceSecurityGroupRules(
    where: SecurityGroupRuleParent,
    items: readonly SecurityGroupRuleItem[],
    options: ReplaceOptions,
  ): Call<Page<SecurityGroupRule>>
}
