// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource, Selector } from '../resource.ts'

/** vNICs by their tags: rules that refer to the group mean the private addresses of whoever is in it now. */
export interface EndpointGroup extends Resource<'endpointGroup'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** Members: the vNICs of the VPC with these tags. In a patch, null takes a member of the selector away. */
  readonly selector: Selector
}

export type EndpointGroupCreation = Creation<EndpointGroup, 'vpcId' | 'selector', never>

export type EndpointGroupPatch = Patch<EndpointGroup, 'selector', never>

export type EndpointGroupFilter = Filter<EndpointGroup, never> & {
  readonly vpcId: string
}

export type EndpointGroupPlace = At<'vpcId', 'endpointGroupId'>

export interface EndpointGroupOperations {
  /** Create an endpoint group. */
  createEndpointGroup(resource: EndpointGroupCreation, options?: WriteOptions): Call<EndpointGroup>
  /** List endpoint groups. */
  listEndpointGroups(filter: EndpointGroupFilter, options?: CallOptions): List<EndpointGroup>
  /** Get an endpoint group. */
  getEndpointGroup(where: EndpointGroupPlace, options?: CallOptions): Call<EndpointGroup>
  /** Change an endpoint group. */
  updateEndpointGroup(
    where: EndpointGroupPlace,
    patch: EndpointGroupPatch,
    options?: WriteOptions,
  ): Call<EndpointGroup>
  /** Delete an endpoint group. */
  deleteEndpointGroup(where: EndpointGroupPlace, options?: DeleteOptions): Call<Deletion>
}
