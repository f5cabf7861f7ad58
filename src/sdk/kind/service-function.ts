// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** A middlebox that forwards what it accepts unchanged: a firewall, an inspector. */
export interface ServiceFunction extends Resource<'serviceFunction'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** vNIC by which packets enter the function. */
  readonly ingressVnicId: string
  /** vNIC by which they leave; may be the same. */
  readonly egressVnicId: string
  /** A function that is `down` is passed over or closes the chain. */
  readonly health: 'up' | 'down'
  /** Share among the functions of a hop. */
  readonly weight: number
}

export type ServiceFunctionCreation = Creation<
  ServiceFunction,
  'vpcId' | 'ingressVnicId' | 'egressVnicId',
  'health' | 'weight'
>

export type ServiceFunctionPatch = Patch<ServiceFunction, never, 'health' | 'weight'>

export type ServiceFunctionFilter = Filter<
  ServiceFunction,
  'ingressVnicId' | 'egressVnicId' | 'health' | 'weight'
> & {
  readonly vpcId: string
}

export type ServiceFunctionPlace = At<'vpcId', 'serviceFunctionId'>

export interface ServiceFunctionOperations {
  /** Create a service function. */
  createServiceFunction(
    resource: ServiceFunctionCreation,
    options?: WriteOptions,
  ): Call<ServiceFunction>
  /** List service functions. */
  listServiceFunctions(filter: ServiceFunctionFilter, options?: CallOptions): List<ServiceFunction>
  /** Get a service function. */
  getServiceFunction(where: ServiceFunctionPlace, options?: CallOptions): Call<ServiceFunction>
  /** Change a service function. */
  updateServiceFunction(
    where: ServiceFunctionPlace,
    patch: ServiceFunctionPatch,
    options?: WriteOptions,
  ): Call<ServiceFunction>
  /** Delete a service function. */
  deleteServiceFunction(where: ServiceFunctionPlace, options?: DeleteOptions): Call<Deletion>
}
