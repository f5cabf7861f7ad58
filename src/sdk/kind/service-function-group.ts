// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** Functions that do the same work side by side: one hop of a service chain. */
export interface ServiceFunctionGroup extends Resource<'serviceFunctionGroup'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** The functions; one of them serves a flow. */
  readonly serviceFunctionIds: readonly string[]
}

export type ServiceFunctionGroupCreation = Creation<
  ServiceFunctionGroup,
  'vpcId' | 'serviceFunctionIds',
  never
>

export type ServiceFunctionGroupPatch = Patch<ServiceFunctionGroup, 'serviceFunctionIds', never>

export type ServiceFunctionGroupFilter = Filter<ServiceFunctionGroup, 'serviceFunctionIds'> & {
  readonly vpcId: string
}

export type ServiceFunctionGroupPlace = At<'vpcId', 'serviceFunctionGroupId'>

export interface ServiceFunctionGroupOperations {
  /** Create a service function group. */
  createServiceFunctionGroup(
    resource: ServiceFunctionGroupCreation,
    options?: WriteOptions,
  ): Call<ServiceFunctionGroup>
  /** List service function groups. */
  listServiceFunctionGroups(
    filter: ServiceFunctionGroupFilter,
    options?: CallOptions,
  ): List<ServiceFunctionGroup>
  /** Get a service function group. */
  getServiceFunctionGroup(
    where: ServiceFunctionGroupPlace,
    options?: CallOptions,
  ): Call<ServiceFunctionGroup>
  /** Change a service function group. */
  updateServiceFunctionGroup(
    where: ServiceFunctionGroupPlace,
    patch: ServiceFunctionGroupPatch,
    options?: WriteOptions,
  ): Call<ServiceFunctionGroup>
  /** Delete a service function group. */
  deleteServiceFunctionGroup(
    where: ServiceFunctionGroupPlace,
    options?: DeleteOptions,
  ): Call<Deletion>
}
