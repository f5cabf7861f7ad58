// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** For IPv4. */
export interface RouteTableUsageIpv4 {
  /** How much is used. */
  readonly used: number
  /** How much there is. */
  readonly limit: number
}

/** For IPv6. */
export interface RouteTableUsageIpv6 {
  /** How much is used. */
  readonly used: number
  /** How much there is. */
  readonly limit: number
}

/** Weight of its routes, per family, and how much is allowed. */
export interface RouteTableUsage {
  /** For IPv4. */
  readonly ipv4: RouteTableUsageIpv4
  /** For IPv6. */
  readonly ipv6: RouteTableUsageIpv6
}

/** An ordered choice of next hops, for subnets or for what enters by a gateway. The blocks of the VPC are always local. */
export interface RouteTable extends Resource<'routeTable'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** Weight of its routes, per family, and how much is allowed. */
  readonly usage: RouteTableUsage
}

export type RouteTableCreation = Creation<RouteTable, 'vpcId', never>

export type RouteTablePatch = Patch<RouteTable, never, never>

export type RouteTableFilter = Filter<RouteTable, never> & {
  readonly vpcId: string
}

export type RouteTablePlace = At<'vpcId', 'routeTableId'>

export interface RouteTableOperations {
  /** Create a route table. */
  createRouteTable(resource: RouteTableCreation, options?: WriteOptions): Call<RouteTable>
  /** List route tables. */
  listRouteTables(filter: RouteTableFilter, options?: CallOptions): List<RouteTable>
  /** Get a route table. */
  getRouteTable(where: RouteTablePlace, options?: CallOptions): Call<RouteTable>
  /** Change a route table. */
  updateRouteTable(
    where: RouteTablePlace,
    patch: RouteTablePatch,
    options?: WriteOptions,
  ): Call<RouteTable>
  /** Delete a route table. */
  deleteRouteTable(where: RouteTablePlace, options?: DeleteOptions): Call<Deletion>
}
