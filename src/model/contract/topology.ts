/**
 * A VPC as a graph: what is in it and what reaches out of it, and who mentions whom.
 *
 * @module
 */
export interface TopologyNode {
  readonly id: string
  readonly kind: string
  readonly name?: string
  readonly cidrs?: unknown
  readonly addresses?: unknown
}

export interface TopologyLink {
  readonly from: string
  readonly to: string
  /** Member by which `from` mentions `to`. */
  readonly relation: string
  /** Route, rule or entry that makes the link, where it is not `from` itself. */
  readonly by?: string
}

export interface Topology {
  readonly vpcId: string
  readonly version: number
  readonly digest: string
  readonly nodes: readonly TopologyNode[]
  readonly links: readonly TopologyLink[]
}
