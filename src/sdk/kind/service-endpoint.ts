// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** Interfaces of the endpoint. */
export interface ServiceEndpointInterfacesItem {
  /** Its id; the server gives it. */
  readonly id?: string
  /** Its subnet. */
  readonly subnetId: string
  /** Its private addresses; absent: one is chosen per family of the subnet. */
  readonly addresses?: readonly string[]
}

/** A private way to a service outside the VPC. */
export interface ServiceEndpoint extends Resource<'serviceEndpoint'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** `gateway` is a route target; `interface` has addresses in subnets; `inspection` hands packets to appliances that are not modelled. */
  readonly type: 'gateway' | 'interface' | 'inspection'
  /** Service that is reached. */
  readonly serviceName: string
  /** Interfaces of the endpoint. */
  readonly interfaces: readonly ServiceEndpointInterfacesItem[]
  /** Security groups of the interfaces. */
  readonly securityGroupIds: readonly string[]
}

export type ServiceEndpointCreation = Creation<
  ServiceEndpoint,
  'vpcId' | 'type' | 'serviceName',
  'interfaces' | 'securityGroupIds'
>

export type ServiceEndpointPatch = Patch<
  ServiceEndpoint,
  'serviceName',
  'interfaces' | 'securityGroupIds'
>

export type ServiceEndpointFilter = Filter<
  ServiceEndpoint,
  'type' | 'serviceName' | 'securityGroupIds'
> & {
  readonly vpcId: string
  readonly 'interfaces.id'?: string
  readonly 'interfaces.subnetId'?: string
  readonly 'interfaces.addresses'?: string
}

export type ServiceEndpointPlace = At<'vpcId', 'serviceEndpointId'>

export interface ServiceEndpointOperations {
  /** Create a service endpoint. */
  createServiceEndpoint(
    resource: ServiceEndpointCreation,
    options?: WriteOptions,
  ): Call<ServiceEndpoint>
  /** List service endpoints. */
  listServiceEndpoints(filter: ServiceEndpointFilter, options?: CallOptions): List<ServiceEndpoint>
  /** Get a service endpoint. */
  getServiceEndpoint(where: ServiceEndpointPlace, options?: CallOptions): Call<ServiceEndpoint>
  /** Change a service endpoint. */
  updateServiceEndpoint(
    where: ServiceEndpointPlace,
    patch: ServiceEndpointPatch,
    options?: WriteOptions,
  ): Call<ServiceEndpoint>
  /** Delete a service endpoint. */
  deleteServiceEndpoint(where: ServiceEndpointPlace, options?: DeleteOptions): Call<Deletion>
}
