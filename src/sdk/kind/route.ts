// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List, Page } from '../list.ts'
import type { CallOptions, DeleteOptions, ReplaceOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** Next hop. */
export interface RouteTarget {
  /** What the next hop is; `blackhole` drops. */
  readonly kind:
    | 'local'
    | 'internetGateway'
    | 'egressOnlyGateway'
    | 'natGateway'
    | 'peering'
    | 'transitGateway'
    | 'vpnGateway'
    | 'serviceEndpoint'
    | 'vnic'
    | 'blackhole'
    | 'unmodelled'
  /** Its id; absent for `local` and `blackhole`. */
  readonly id?: string
}

/** One line of a route table. */
export interface Route extends Resource<'route'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** Table that the route is in. */
  readonly routeTableId: string
  /** Destination; either this or a prefix list. */
  readonly destinationCidr?: string
  /** Destination, as a prefix list. */
  readonly destinationPrefixListId?: string
  /** Next hop. */
  readonly target: RouteTarget
  /** `propagated`: learned from the VPN gateway of the VPC; a static route to the same destination beats it. */
  readonly origin: 'static' | 'propagated'
}

export type RouteCreation = Creation<
  Route,
  'vpcId' | 'routeTableId' | 'target',
  'destinationCidr' | 'destinationPrefixListId' | 'origin'
>

export type RoutePatch = Patch<Route, 'target', never>

export type RouteFilter = Filter<Route, 'destinationCidr' | 'destinationPrefixListId' | 'origin'> & {
  readonly vpcId: string
  readonly routeTableId: string
  readonly 'target.kind'?:
    | 'local'
    | 'internetGateway'
    | 'egressOnlyGateway'
    | 'natGateway'
    | 'peering'
    | 'transitGateway'
    | 'vpnGateway'
    | 'serviceEndpoint'
    | 'vnic'
    | 'blackhole'
    | 'unmodelled'
  readonly 'target.id'?: string
}

export type RoutePlace = At<'vpcId' | 'routeTableId', 'routeId'>

export type RouteItem = Omit<RouteCreation, 'vpcId' | 'routeTableId'>

export type RouteParent = At<'vpcId', 'routeTableId'>

export interface RouteOperations {
  /** Create a route. */
  createRoute(resource: RouteCreation, options?: WriteOptions): Call<Route>
  /** List routes. */
  listRoutes(filter: RouteFilter, options?: CallOptions): List<Route>
  /** Get a route. */
  getRoute(where: RoutePlace, options?: CallOptions): Call<Route>
  /** Change a route. */
  updateRoute(where: RoutePlace, patch: RoutePatch, options?: WriteOptions): Call<Route>
  /** Delete a route. */
  deleteRoute(where: RoutePlace, options?: DeleteOptions): Call<Deletion>
  /** Replace all routes of a route table. */
  replaceRoutes(
    where: RouteParent,
    items: readonly RouteItem[],
    options: ReplaceOptions,
  ): Call<Page<Route>>
}
