/**
 * How much of each limit is used.
 *
 * @module
 */
export interface UsageItem {
  /** What is counted: the plural of a kind, or the way to a limit of a resource such as `ingress.ipv4`. */
  readonly name: string
  /** Where it is counted: `tenant`, `vpc`, or the kind of the resource whose limit it is. */
  readonly scope: string
  /** Of the VPC or the resource. */
  readonly id?: string
  readonly used: number
  readonly limit: number
}

export interface Usage {
  readonly items: readonly UsageItem[]
}
