// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** A link between two VPCs; it is never transitive. */
export interface Peering extends Resource<'peering'> {
  /** VPC that asked. */
  readonly requesterVpcId: string
  /** VPC that was asked. */
  readonly accepterVpcId: string
  /** Only `active` carries packets. */
  readonly state: 'pending' | 'active' | 'rejected'
}

export type PeeringCreation = Creation<Peering, 'requesterVpcId' | 'accepterVpcId', never>

export type PeeringPatch = Patch<Peering, never, never>

export type PeeringFilter = Filter<Peering, 'requesterVpcId' | 'accepterVpcId' | 'state'>

export type PeeringPlace = At<never, 'peeringId'>

export interface PeeringOperations {
  /** Create a peering. */
  createPeering(resource: PeeringCreation, options?: WriteOptions): Call<Peering>
  /** List peerings. */
  listPeerings(filter?: PeeringFilter, options?: CallOptions): List<Peering>
  /** Get a peering. */
  getPeering(where: PeeringPlace, options?: CallOptions): Call<Peering>
  /** Change a peering. */
  updatePeering(where: PeeringPlace, patch: PeeringPatch, options?: WriteOptions): Call<Peering>
  /** Delete a peering. */
  deletePeering(where: PeeringPlace, options?: DeleteOptions): Call<Deletion>
}
