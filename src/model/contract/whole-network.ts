/** All resources of a tenant, and of the platform what it sees, at one moment. */
export interface WholeNetwork {
  /** As they are stored, in the order of their ids. */
  readonly resources: readonly NetworkResource[]
  readonly network: {
    /** Version of each chain of changes. */
    readonly versions: Readonly<Record<string, number>>
    /** Equal digests are equal networks. */
    readonly digest: string
  }
}

/** A resource of whatever kind. */
export interface NetworkResource {
  readonly id: string
  readonly kind: string
  readonly revision: number
  readonly [member: string]: unknown
}
