// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List, Page } from '../list.ts'
import type { CallOptions, DeleteOptions, ReplaceOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** Destination ports, inclusive; absent: all. Only for tcp, udp and sctp. */
export interface PolicyRuleL4Ports {
  /** Lowest port. */
  readonly first: number
  /** Highest port. */
  readonly last: number
}

/** One ordered rule of a policy; the first of its tier that matches decides. */
export interface PolicyRule extends Resource<'policyRule'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** Policy that the rule is in. */
  readonly policyId: string
  /** Seen from the filtered side. */
  readonly direction: 'ingress' | 'egress'
  /** Lower is asked first; unique per VPC, tier and direction. */
  readonly priority: number
  /** `allow` is final: in the tiers before them security groups are not asked. `reject` drops and tells the sender, `pass` skips the rest of the tier. */
  readonly action: 'allow' | 'deny' | 'reject' | 'pass'
  /** Protocol by name (`tcp`, `udp`, `icmp`, `icmpv6`, `sctp`, …), by number, or `any`. */
  readonly protocol: string
  /** Destination ports, inclusive; absent: all. Only for tcp, udp and sctp. */
  readonly l4Ports?: PolicyRuleL4Ports
  /** ICMP type; absent: all. */
  readonly icmpType?: number
  /** ICMP code; absent: all. Needs a type. */
  readonly icmpCode?: number
  /** Remote end by address. Exactly one of the four peers. */
  readonly peerCidr?: string
  /** Remote end by membership. */
  readonly peerSecurityGroupId?: string
  /** Remote end by prefix list. */
  readonly peerPrefixListId?: string
  /** Remote end by tags. */
  readonly peerEndpointGroupId?: string
  /** Why the rule is there. */
  readonly description?: string
}

export type PolicyRuleCreation = Creation<
  PolicyRule,
  'vpcId' | 'policyId' | 'direction' | 'priority' | 'action' | 'protocol',
  | 'l4Ports'
  | 'icmpType'
  | 'icmpCode'
  | 'peerCidr'
  | 'peerSecurityGroupId'
  | 'peerPrefixListId'
  | 'peerEndpointGroupId'
  | 'description'
>

export type PolicyRulePatch = Patch<
  PolicyRule,
  'priority' | 'action' | 'protocol',
  | 'l4Ports'
  | 'icmpType'
  | 'icmpCode'
  | 'peerCidr'
  | 'peerSecurityGroupId'
  | 'peerPrefixListId'
  | 'peerEndpointGroupId'
  | 'description'
>

export type PolicyRuleFilter = Filter<
  PolicyRule,
  | 'direction'
  | 'priority'
  | 'action'
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
  readonly policyId: string
  readonly 'l4Ports.first'?: number
  readonly 'l4Ports.last'?: number
}

export type PolicyRulePlace = At<'vpcId' | 'policyId', 'policyRuleId'>

export type PolicyRuleItem = Omit<PolicyRuleCreation, 'vpcId' | 'policyId'>

export type PolicyRuleParent = At<'vpcId', 'policyId'>

export interface PolicyRuleOperations {
  /** Create a policy rule. */
  createPolicyRule(resource: PolicyRuleCreation, options?: WriteOptions): Call<PolicyRule>
  /** List policy rules. */
  listPolicyRules(filter: PolicyRuleFilter, options?: CallOptions): List<PolicyRule>
  /** Get a policy rule. */
  getPolicyRule(where: PolicyRulePlace, options?: CallOptions): Call<PolicyRule>
  /** Change a policy rule. */
  updatePolicyRule(
    where: PolicyRulePlace,
    patch: PolicyRulePatch,
    options?: WriteOptions,
  ): Call<PolicyRule>
  /** Delete a policy rule. */
  deletePolicyRule(where: PolicyRulePlace, options?: DeleteOptions): Call<Deletion>
  /** Replace all policy rules of a policy. */
  replacePolicyRules(
    where: PolicyRuleParent,
    items: readonly PolicyRuleItem[],
    options: ReplaceOptions,
  ): Call<Page<PolicyRule>>
}
